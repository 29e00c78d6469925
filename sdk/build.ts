/**
 * Builds the package that is published: `node sdk/build.ts`. In `dist/`: the modules as plain JavaScript with their types beside them, the
 * README, and a package.json that points to them. Inside this project the sources are used as they are.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const home = import.meta.dirname;
const source = join(home, 'src');

/** What the package offers: the name an import ends with → its module. */
const entries = { '.': 'index', './frame-protocol': 'frame-protocol' } as const;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: [], strict: true, skipLibCheck: true, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true, declaration: true, rootDir: source, noEmitOnError: true,
};

/** Compiles the modules. Types name their neighbours by `.ts` too, which only this project understands. */
async function compile(folder: string): Promise<void> {
  const program = ts.createProgram(Object.values(entries).map((name) => join(source, `${name}.ts`)), { ...options, outDir: folder });
  const written: Promise<void>[] = [];
  const { diagnostics } = program.emit(undefined, (path, text) => {
    const code = path.endsWith('.d.ts') ? text.replaceAll(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/gu, '$1$2.js$3') : text;
    written.push(mkdir(dirname(path), { recursive: true }).then(() => writeFile(path, code)));
  });
  await Promise.all(written);
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => home, getNewLine: () => '\n' }));
}

async function describe(folder: string): Promise<void> {
  const { name, version, description, license, dependencies } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as Record<string, unknown>;
  const exports = Object.fromEntries(Object.entries(entries).map(([end, module]) => [end, { types: `./${module}.d.ts`, default: `./${module}.js` }]));
  const published = { name, version, description, license, type: 'module', sideEffects: false, engines: { node: '>=20' }, exports: { ...exports, './package.json': './package.json' }, dependencies };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  await copyFile(join(home, 'README.md'), join(folder, 'README.md'));
}

/** Builds the package anew into a folder. Throws with the compiler's words where a source is wrong. */
export async function buildSdk(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await compile(folder);
  await describe(folder);
}

if (import.meta.main) await buildSdk(join(home, 'dist'));
