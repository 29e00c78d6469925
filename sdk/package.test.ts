import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPlatform } from '../tests/support/platform.ts';
import { root } from '../tests/support/test-files.ts';
import { buildSdk } from './build.ts';

/** A project of somebody else that has installed the package. */
let project: string;
const installed = (): string => join(project, 'node_modules/@choku/sdk');

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'choku-sdk-'));
  await mkdir(join(project, 'node_modules/@choku'), { recursive: true });
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers']) await symlink(join(root, 'node_modules', name), join(project, 'node_modules', name), 'junction');
  await buildSdk(installed());
}, 60_000);
afterAll(() => rm(project, { recursive: true, force: true }));

/** The example of the package's README. */
async function example(): Promise<string> {
  const [, code = ''] = /```js\n([\s\S]*?)```/u.exec(await readFile(join(root, 'sdk/README.md'), 'utf8')) ?? [];
  return code;
}

test('the package is one that npm, Node and bundlers understand', async () => {
  const { messages } = await publint({ pkgDir: installed(), strict: true, pack: false });
  expect(messages).toEqual([]);
});

test('the example of its README runs in a project that has installed it', async () => {
  const platform = await startPlatform();
  const code = await example();
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(12);
  await writeFile(join(project, 'example.mjs'), code.replace('http://localhost:4000', platform.platformUrl));
  const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd: project });
  await platform.stop();
  expect(stdout).toMatch(/^¥\d+\/min {2}さとみ: /mu);
  expect(stdout).toMatch(/^Asked .+: いま話せますか\?$/mu);
}, 60_000);

test('TypeScript knows its types', async () => {
  const file = join(project, 'typed.mts');
  await writeFile(file, `import { createChoku, type components } from '@choku/sdk';\nimport { readPageMessage } from '@choku/sdk/frame-protocol';
const choku = createChoku({ baseUrl: 'https://choku.example' });
export const talk: components['schemas']['Talk'] = await choku.get('/v1/talks/{talkId}', { params: { path: { talkId: 'tlk_1' } } });
export const message: number | null = readPageMessage({});\n`);
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2024, lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'], types: [], strict: true, skipLibCheck: true, noEmit: true });
  const said = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  // The one thing that is wrong: types that were not found would be any, and nothing would.
  expect(said).toEqual([expect.stringContaining("is not assignable to type 'number | null'")]);
}, 60_000);
