import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A file of the project, read once and parsed once for all rules. */
export interface HouseFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  /** The syntax tree, of code alone. */
  readonly tree: ts.SourceFile | undefined;
}

const folders = ['.ci', 'docs', 'examples', 'platform', 'sdk', 'tests', 'widget'];
const textKinds = ['ts', 'mjs', 'js', 'json', 'md', 'html', 'css', 'yml', 'yaml', 'sh'];
const elsewhere = new Set(['node_modules', 'dist', 'coverage']);

/** What a program wrote and nobody edits, and what tests feed on. */
const notOurs = [/\/generated\//, /^docs\/openapi\.json$/, /(^|\/)fixtures\//, /\.snap$/];

/** Makes a house file of a path and its text. */
export function houseFile(path: string, text: string): HouseFile {
  const isCode = /\.(ts|mjs|js)$/.test(path);
  return { path, text, tree: isCode ? ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) : undefined };
}

/** Every text file of the project that people write. */
export function houseFiles(root: string): HouseFile[] {
  const patterns = [`*.{${textKinds.join(',')}}`, '.*.{json,mjs}', '.ci/*', ...folders.map((folder) => `${folder}/**/*.{${textKinds.join(',')}}`)];
  const found = globSync(patterns, { cwd: root, exclude: (path) => elsewhere.has(path.split(/[\\/]/).at(-1) ?? '') });
  return [...new Set(found.map((path) => path.replaceAll('\\', '/')))]
    .filter((path) => !notOurs.some((pattern) => pattern.test(path)))
    .sort()
    .map((path) => houseFile(path, readFileSync(`${root}/${path}`, 'utf8')));
}
