import ts from 'typescript';
import { eachNode, type Rule } from './rule.ts';

const longestFile = 300;
const longestFunction = 40;

const isCode = (path: string): boolean => /\.(ts|mjs|js|css)$/.test(path);

function linesOf(tree: ts.SourceFile, node: ts.Node): number {
  const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(tree)) + 1;
}

/** A suite of tests is a chapter of sentences, not a function somebody has to hold in mind. */
function isSuite(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^(describe|suite)\b/.test(node.parent.expression.getText());
}

const shortFiles: Rule = {
  name: 'short files',
  concerns: isCode,
  check({ text }) {
    const lines = text.trimEnd().split('\n').length;
    return lines <= longestFile ? [] : [{ line: longestFile + 1, what: `${lines} lines; at most ${longestFile}` }];
  },
};

const shortFunctions: Rule = {
  name: 'short functions',
  concerns: isCode,
  check: eachNode((node, tree) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined || isSuite(node)) return undefined;
    const lines = linesOf(tree, node);
    return lines <= longestFunction ? undefined : `a function of ${lines} lines; at most ${longestFunction}`;
  }),
};

/** How much fits on a screen. */
export const sizeRules: readonly Rule[] = [shortFiles, shortFunctions];
