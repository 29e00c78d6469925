/**
 * Weighs the built widget: `node widget/size.ts`. Prints brotli bytes beside what others ask a page to load, and fails
 * where a part is over its budget.
 */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { buildWidget, minify, widgetDist, widgetIsStale } from './build.ts';
import peers from './peers.json' with { type: 'json' };

/** Brotli bytes each part may weigh, by the beginning of its file's name. */
const budgets = { 'choku-talk.js': 1_950, 'choku-talk.classic': 1_950, element: 6_500, card: 3_700, 'frame-panel': 4_000 };

const weigh = (code: string | Buffer): number => brotliCompressSync(code).length;

/** What a page would load for some lines of code that import packages. */
const weighPage = async (code: string): Promise<number> => {
  const entry = { name: 'entry', resolveId: (id: string) => (id === 'entry' ? id : null), load: (id: string) => (id === 'entry' ? code : null) };
  // Resolved from this folder: the entry itself stands nowhere.
  const bundle = await rollup({ input: 'entry', plugins: [entry, nodeResolve({ rootDir: import.meta.dirname, exportConditions: ['production', 'default'] }), esbuild({ target: 'es2022', tsconfig: false }), minify] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return weigh(output[0].code);
};

/** The smallest element Lit can make, to know what of ours is Lit. */
const smallestElement = "import { LitElement, html } from 'lit'; customElements.define('x-y', class extends LitElement { render() { return html`<p>${1}</p>`; } });";
const wholeSdk = "import { createChoku } from '@choku/sdk'; globalThis.choku = createChoku({ baseUrl: '/' });";

const weighParts = async (): Promise<[part: string, bytes: number, budget: number][]> => {
  const files = await readdir(widgetDist);
  return Promise.all(Object.entries(budgets).map(async ([part, budget]) => {
    const file = files.find((name) => name.startsWith(part));
    if (!file) throw new Error(`${part} was not built`);
    return [part, weigh(await readFile(join(widgetDist, file))), budget] as [string, number, number];
  }));
};

const print = (name: string, bytes: number, remark = ''): void => console.log(`${name.padEnd(44)}${bytes.toLocaleString('en').padStart(8)} B  ${remark}`);

if (await widgetIsStale()) await buildWidget();
const parts = await weighParts();
for (const [part, bytes, budget] of parts) print(part, bytes, `${bytes > budget ? 'OVER' : 'within'} ${budget.toLocaleString('en')} B`);
const firstLook = parts.filter(([part]) => ['choku-talk.js', 'element', 'card'].includes(part)).reduce((sum, [, bytes]) => sum + bytes, 0);
print('until the card is seen (script, element, card)', firstLook);
print('Lit, smallest element', await weighPage(smallestElement));
print('@choku/sdk, whole, not in the widget', await weighPage(wholeSdk));
for (const [name, bytes] of Object.entries(peers.brotliBytes)) print(name, bytes, `our script ${(parts[0]?.[1] ?? 0) / bytes < 1 ? 'is' : 'is not'} lighter; until seen ${(firstLook / bytes).toFixed(2)}×`);
if (parts.some(([, bytes, budget]) => bytes > budget)) process.exitCode = 1;
