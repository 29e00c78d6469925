import { describe, expect, test } from 'vitest';
import { codeRules } from './code-rules.ts';
import { houseFile } from './files.ts';
import { sizeRules } from './size-rules.ts';
import { wordRules } from './word-rules.ts';

const rules = [...sizeRules, ...codeRules, ...wordRules];

/** The names of the rules a file breaks, with the lines. */
function broken(text: string, path = 'platform/src/talks/bill.ts'): string[] {
  const file = houseFile(path, text);
  return rules.filter((rule) => rule.concerns(path)).flatMap((rule) => rule.check(file).map(({ line }) => `${rule.name}, line ${line}`));
}

const lines = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');

describe('what the house refuses', () => {
  test.each([
    ['an explicit any', 'const price = 1 as any;', 'no any, line 1'],
    ['a promise that something is there', 'const price = prices[0]!;', 'no !, line 1'],
    ['a field promised to be set', 'class Bill { price!: number }', 'no !, line 1'],
    ['the environment', "const port = process.env['PORT'];", 'settings come from config.ts, line 1'],
    ['the machine’s clock', 'const now = Date.now();', 'time is passed in, line 1'],
    ['a date of now', 'const now = new Date();', 'time is passed in, line 1'],
    ['a text of now', 'const now = Date();', 'time is passed in, line 1'],
    ['an empty catch', 'try { pay(); } catch { /* never mind */ }', 'no swallowed failure, line 1'],
    ['a catch that does nothing', 'pay().catch(() => {});', 'no swallowed failure, line 1'],
    ['a note for later', `\n// TO${'DO'} round`, 'nothing left for later, line 2'],
    ['a place on one machine', `const home = '/wo${'rk'}/main';`, 'the project stands alone, line 1'],
    ['an exported function without words', 'export function bill() {}', 'what is exported is explained, line 1'],
    ['an exported type without words', '\nexport interface Bill {}', 'what is exported is explained, line 2'],
    ['a function of 41 lines', `function bill() {\n${lines(39, '  pay();')}\n}`, 'short functions, line 1'],
    ['an arrow function of 41 lines', `const bill = () => {\n${lines(39, '  pay();')}\n};`, 'short functions, line 1'],
    ['a file of 301 lines', lines(301, 'pay();'), 'short files, line 301'],
  ])('%s', (_, text, finding) => {
    expect(broken(text)).toEqual([finding]);
  });

  test.each(["test.skip('pays', pay);", "describe.only('bill', chapter);", "test.todo('pays');", "xit('pays', pay);"])('a test that does not run: %s', (text) => {
    expect(broken(text, 'platform/src/talks/bill.test.ts')).toEqual(['no skipped test, line 1']);
  });

  test('a lockfile that names one registry', () => {
    expect(broken('{\n"resolved": "https://registry.example/koa.tgz"\n}', 'package-lock.json')).toEqual(['the lockfile holds no addresses, line 2']);
  });

  test('a file called after nothing', () => {
    expect(broken('', 'platform/src/talks/utils.ts')).toEqual(['names tell, line 1']);
  });
});

describe('what the house allows', () => {
  test.each([
    ['a function of 40 lines', `function bill() {\n${lines(38, '  pay();')}\n}`, 'platform/src/talks/bill.ts'],
    ['a file of 300 lines', `${lines(300, 'pay();')}\n`, 'platform/src/talks/bill.ts'],
    ['a date of a known moment', 'const day = new Date(moment);', 'platform/src/talks/bill.ts'],
    ['the clock itself', 'const now = Date.now();', 'platform/src/primitives/clock.ts'],
    ['the settings themselves', 'const port = process.env.PORT;', 'platform/src/config.ts'],
    ['a failure that is answered', 'try { pay(); } catch { refuse(); }', 'platform/src/talks/bill.ts'],
    ['a group of types under one docstring', '/** Ids. */\nexport type A = string;\nexport type B = string;', 'platform/src/talks/bill.ts'],
    ['a long chapter of tests', `describe('bill', () => {\n${lines(60, "  test('pays', pay);")}\n});`, 'platform/src/talks/bill.test.ts'],
    ['a path of the product', "const path = '/works/';", 'platform/src/talks/bill.ts'],
  ])('%s', (_, text, path) => {
    expect(broken(text, path)).toEqual([]);
  });
});
