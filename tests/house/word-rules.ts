import ts from 'typescript';
import { at, eachLine, isTest, type Finding, type Rule } from './rule.ts';

const everywhere = (): boolean => true;

// Written in two pieces, so that this file doesn't break its own rules.
const laterWords = new RegExp(`\\b(TO${'DO'}|FIX${'ME'}|HA${'CK'}|X${'XX'})\\b`);
const strangePlaces = [`/wo${'rk'}/`, `../sha${'red'}`, `/tmp/br${'ief'}`];
const emptyWords = /(^|\/)(utils?|helpers?|common|misc|manager|stuff)(\.|\/|$)/;

const nothingLater: Rule = {
  name: 'nothing left for later', concerns: (path) => !path.endsWith('.json'),
  check: eachLine((line) => (laterWords.test(line) ? 'do it now, or don’t promise it' : undefined)),
};

const standsAlone: Rule = {
  name: 'the project stands alone', concerns: everywhere,
  check: eachLine((line) => {
    const place = strangePlaces.find((strange) => line.includes(strange));
    return place === undefined ? undefined : `${place} is a place on one machine`;
  }),
};

const tellingNames: Rule = {
  name: 'names tell', concerns: everywhere,
  check: ({ path }) => (emptyWords.test(path) ? [{ line: 1, what: 'a file is named after what it is about' }] : []),
};

const offlineLockfile: Rule = {
  name: 'the lockfile holds no addresses', concerns: (path) => path === 'package-lock.json',
  check: eachLine((line) => (/"resolved":\s*"https?:/.test(line) ? 'an address of one registry' : undefined)),
};

const documented: Rule = {
  name: 'what is exported is explained',
  concerns: (path) => /^(platform|sdk|widget)\/src\/|^platform\/web\//.test(path) && !isTest(path),
  check: ({ tree }) => (tree === undefined ? [] : undocumented(tree)),
};

function isExplained(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).length > 0;
}

function needsWords(statement: ts.Statement): boolean {
  const kind = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
  return kind && (ts.getModifiers(statement) ?? []).some(({ kind: modifier }) => modifier === ts.SyntaxKind.ExportKeyword);
}

/** Exported declarations without a docstring. One docstring may stand above a group of one-line declarations with no empty line between them. */
function undocumented(tree: ts.SourceFile): Finding[] {
  const line = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const findings: Finding[] = [];
  let explainedUntil = -2;
  for (const statement of tree.statements) {
    const [first, last] = [line(statement.getStart(tree)), line(statement.getEnd())];
    const inGroup = first === explainedUntil + 1 && first === last;
    if (inGroup || isExplained(statement)) explainedUntil = last;
    else if (needsWords(statement)) findings.push(at(tree, statement, 'exported without a docstring'));
  }
  return findings;
}

/** What words and names must and must not say. */
export const wordRules: readonly Rule[] = [nothingLater, standsAlone, tellingNames, offlineLockfile, documented];
