/**
 * Builds the widget: `node widget/build.ts [--if-stale]`. In `dist/`: `choku-talk.js` (what a blogger pastes, an ES
 * module), `choku-talk.classic.js` (the same for a plain script tag), the element and the frame chunk (named by content,
 * so they can be cached for ever), and the logo in both schemes.
 */
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terserPlugin from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import type { OutputChunk, Plugin } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

const home = import.meta.dirname;
const source = join(home, 'src');

/** Where the built files stand. */
export const widgetDist: string = join(home, 'dist');

/** Sentences of Lit that leave something on the page's global scope, or wait for polyfills that do. */
const litLeftovers: readonly (readonly [file: string, found: RegExp, instead: string])[] = [
  ['reactive-element.js', /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/, ''],
  ['reactive-element.js', /const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh)/, ''],
  ['reactive-element.js', /,\w\?\.\(\{ReactiveElement:\w\}\),\(\w\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/, ''],
  ['lit-element.js', /,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\);/, ';'],
  ['lit-element.js', /const o=\w\.litElementPolyfillSupport;o\?\.\(\{LitElement:\w\}\);/, ''],
  ['lit-element.js', /\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ''],
  ['lit-html.js', /,B=\w\.litHtmlPolyfillSupport;B\?\.\(\w,\w\),\(\w\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/, ';'],
];

const quietLit: Plugin = {
  name: 'quiet-lit',
  transform(code, id) {
    const cuts = litLeftovers.filter(([file]) => id.endsWith(`/${file}`));
    return cuts.reduce((rest, [, found, instead]) => {
      if (!found.test(rest)) throw new Error(`${id} no longer contains ${found}: look at what it leaves on the page, and adapt build.ts`);
      return rest.replace(found, instead);
    }, code);
  },
};

const shortCss: Plugin = {
  name: 'short-css',
  transform: (code) => !/css`/.test(code) ? null : code.replace(/css`([^`]*)`/g, (_, text: string) =>
    `css\`${text.replace(/\s+/g, ' ').replace(/ ?([{};,>]|: ) ?/g, (mark) => mark.trim()).replace(/;\}/g, '}').trim()}\``),
};

// Its types describe a CommonJS module; what Node loads is the ES one, whose default is the plugin itself.
const terser = terserPlugin as unknown as typeof terserPlugin.default;

/** Makes code as small as it gets. */
export const minify: Plugin = terser({ module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true, pure_getters: true }, format: { comments: false } });

const plugins = [quietLit, shortCss, nodeResolve({ exportConditions: ['production', 'default'] }), esbuild({ target: 'es2022', tsconfig: false }), minify];

const buildElement = async (): Promise<string> => {
  const bundle = await rollup({ input: join(source, 'choku-talk.ts'), plugins, preserveEntrySignatures: false });
  const { output } = await bundle.write({
    dir: widgetDist, format: 'es', entryFileNames: 'element-[hash].js', chunkFileNames: '[name]-[hash].js', manualChunks: (id) => (/\/src\/(card|appearance|style|texts)\.ts$/.test(id) ? 'card' : null), onlyExplicitManualChunks: true,
  });
  await bundle.close();
  const entry = output.find((file): file is OutputChunk => file.type === 'chunk' && file.isEntry);
  if (!entry) throw new Error('the element was not built');
  return entry.fileName;
};

const buildLoader = async (element: string): Promise<void> => {
  const bundle = await rollup({ input: join(source, 'loader.ts'), external: (id) => id.endsWith('choku-talk.ts'), plugins });
  const { output } = await bundle.generate({ format: 'es', paths: () => `./${element}` });
  await bundle.close();
  const code = output[0].code.trim();
  const start = /import\("\.\/[^"]+"\)/;
  if (!start.test(code)) throw new Error('the loader does not import the element');
  await writeFile(join(widgetDist, 'choku-talk.js'), code);
  // A plain script from another origin has no address of its own to import from, so it asks for it while it runs.
  const classic = code.replace(start, `import(new URL("${element}",from))`);
  await writeFile(join(widgetDist, 'choku-talk.classic.js'), `(()=>{const from=document.currentScript.src;${classic}})();`);
};

const drawLogos = async (): Promise<void> => {
  const logo = await readFile(join(home, 'brand/logo.svg'), 'utf8');
  const plain = logo.replace(/<style>.*?<\/style>/, '');
  await writeFile(join(widgetDist, 'logo-light.svg'), plain.replaceAll('currentColor', '#1c232e'));
  await writeFile(join(widgetDist, 'logo-dark.svg'), plain.replaceAll('currentColor', '#f1f0ec'));
};

/** Builds everything anew. */
export const buildWidget = async (): Promise<void> => {
  await rm(widgetDist, { recursive: true, force: true });
  await mkdir(widgetDist, { recursive: true });
  await buildLoader(await buildElement());
  await drawLogos();
};

const changedAt = async (folder: string): Promise<number> => {
  const names = await readdir(folder, { recursive: true });
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return Math.max(0, ...times);
};

/** Whether a source is newer than what was built, or nothing was built. */
export const widgetIsStale = async (): Promise<boolean> => {
  const built = await stat(join(widgetDist, 'logo-dark.svg')).then((file) => file.mtimeMs, () => 0);
  const sources = await Promise.all([changedAt(source), changedAt(join(home, 'brand')), stat(import.meta.filename).then((file) => file.mtimeMs)]);
  return Math.max(...sources) > built;
};

if (import.meta.main && !(process.argv.includes('--if-stale') && !(await widgetIsStale()))) await buildWidget();
