import ts from 'typescript';
import { eachNode, isTest, type Rule } from './rule.ts';

const ships = (path: string): boolean => /^(platform|sdk|widget)\//.test(path);
const everywhere = (): boolean => true;

/** `process.env`, `Date.now` and the like: a property of a named object. */
function isProperty(node: ts.Node, object: string, names: readonly string[]): boolean {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === object && names.includes(node.name.text);
}

function hasNoStatements(node: ts.Node): boolean {
  return ts.isBlock(node) && node.statements.length === 0;
}

/** `.catch(() => {})`: a failure nobody hears of. */
function swallows(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== 'catch') return false;
  const [listener] = node.arguments;
  return listener !== undefined && (ts.isArrowFunction(listener) || ts.isFunctionExpression(listener)) && hasNoStatements(listener.body);
}

const noAny: Rule = {
  name: 'no any', concerns: everywhere,
  check: eachNode((node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'say what it is, or unknown' : undefined)),
};

const noNonNull: Rule = {
  name: 'no !', concerns: everywhere,
  check: eachNode((node) => {
    const promised = ts.isNonNullExpression(node) || ((ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken !== undefined);
    return promised ? 'prove that it is there instead of promising it' : undefined;
  }),
};

const noSkippedTest: Rule = {
  name: 'no skipped test', concerns: isTest,
  check: eachNode((node) => {
    const aside = ['test', 'it', 'describe', 'suite'].some((runner) => isProperty(node, runner, ['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']));
    const renamed = ts.isCallExpression(node) && ['xit', 'fit', 'xdescribe', 'fdescribe'].includes(node.expression.getText());
    return aside || renamed ? 'every test runs, every time' : undefined;
  }),
};

const oneConfig: Rule = {
  name: 'settings come from config.ts',
  concerns: (path) => ships(path) && path !== 'platform/src/config.ts',
  check: eachNode((node) => (isProperty(node, 'process', ['env']) ? 'process.env is read in platform/src/config.ts alone' : undefined)),
};

const timeIsPassedIn: Rule = {
  name: 'time is passed in',
  concerns: (path) => path.startsWith('platform/src/') && path !== 'platform/src/primitives/clock.ts',
  check: eachNode((node) => {
    const made = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
    return made || isProperty(node, 'Date', ['now']) ? 'the present moment comes from a Clock' : undefined;
  }),
};

const noSilence: Rule = {
  name: 'no swallowed failure', concerns: everywhere,
  check: eachNode((node) => {
    const silent = (ts.isCatchClause(node) && hasNoStatements(node.block)) || swallows(node);
    return silent ? 'a failure is answered, told or passed on' : undefined;
  }),
};

/** What no line of code may do. */
export const codeRules: readonly Rule[] = [noAny, noNonNull, noSkippedTest, oneConfig, timeIsPassedIn, noSilence];
