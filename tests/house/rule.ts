import ts from 'typescript';
import type { HouseFile } from './files.ts';

/** A place that breaks a rule. */
export interface Finding {
  /** Counted from 1. */
  readonly line: number;
  readonly what: string;
}

/** One rule of the house. */
export interface Rule {
  readonly name: string;
  /** Whether the rule speaks about this file. */
  concerns(path: string): boolean;
  check(file: HouseFile): Finding[];
}

/** Whether a path is of a test. */
export const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('tests/');

/** A finding at a node of the file's tree. */
export function at(tree: ts.SourceFile, node: ts.Node, what: string): Finding {
  return { line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, what };
}

/** A check that looks at every node of the tree; `look` says what is wrong with a node, or nothing. */
export function eachNode(look: (node: ts.Node, tree: ts.SourceFile) => string | undefined): (file: HouseFile) => Finding[] {
  return ({ tree }) => {
    if (tree === undefined) return [];
    const findings: Finding[] = [];
    const visit = (node: ts.Node): void => {
      const what = look(node, tree);
      if (what !== undefined) findings.push(at(tree, node, what));
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return findings;
  };
}

/** A check that looks at every line of the text; `look` says what is wrong with a line, or nothing. */
export function eachLine(look: (line: string) => string | undefined): (file: HouseFile) => Finding[] {
  return ({ text }) => text.split('\n').flatMap((line, index) => {
    const what = look(line);
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
}
