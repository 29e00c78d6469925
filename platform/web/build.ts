/**
 * Builds the browser code of the platform: `node platform/web/build.ts [--if-stale]`. Into `dist/` go one module per page kind
 * (`entries/*.ts`), the service worker, the style sheet, the voice font, the icons, all with a hash of their content in the name, and `manifest.json`,
 * which leads from the plain names (`page.js`) to the files.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terserPlugin from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { buildIcons } from './build-icons.ts';
import { buildPageStyles } from './build-styles.ts';
import { buildVoiceFont, voiceFace } from './build-voice.ts';

const home = import.meta.dirname;
const entries = join(home, 'entries');

/** Where the built files lie. */
export const webDist: string = join(home, 'dist');

type Manifest = Record<string, string>;

// The package's types describe its CommonJS build, whose default is the module itself.
const terser = terserPlugin as unknown as typeof terserPlugin.default;

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 10);

const worker = 'service-worker.ts';

async function entryFiles(): Promise<string[]> {
  return (await readdir(entries)).filter((name) => name.endsWith('.ts') && name !== worker && !name.includes('.test.'));
}

const plugins = () => [
  nodeResolve({ browser: true, exportConditions: ['production'] }), esbuild({ target: 'es2022', tsconfig: false }),
  terser({ module: true, ecma: 2020, format: { comments: false } }),
];

/** The service worker is one file of its own: it is served from the root, where no part of it would be found. */
async function buildWorker(into: string): Promise<Manifest> {
  const bundle = await rollup({ input: join(entries, worker), plugins: plugins() });
  const { output: [file] } = await bundle.write({ dir: into, format: 'iife', entryFileNames: '[name]-[hash].js' });
  await bundle.close();
  return { 'service-worker.js': file.fileName };
}

async function buildScripts(into: string, inputs: readonly string[]): Promise<Manifest> {
  const bundle = await rollup({
    input: inputs.map((name) => join(entries, name)),
    plugins: plugins(),
  });
  const { output } = await bundle.write({ dir: into, format: 'es', entryFileNames: '[name]-[hash].js', chunkFileNames: 'part-[hash].js', sourcemap: true });
  await bundle.close();
  const scripts = output.flatMap((file) => (file.type === 'chunk' && file.isEntry ? [[`${file.name}.js`, file.fileName] as const] : []));
  return Object.fromEntries(scripts);
}

async function writeHashed(into: string, name: string, content: string | Uint8Array): Promise<Manifest> {
  const [stem = '', ending = ''] = name.split('.');
  const file = `${stem}-${hashOf(content)}.${ending}`;
  await writeFile(join(into, file), content);
  return { [name]: file };
}

async function buildStyles(into: string): Promise<Manifest> {
  const font = await writeHashed(into, 'voice.woff2', await buildVoiceFont());
  const css = await buildPageStyles(voiceFace(`/assets/${font['voice.woff2']}`));
  return { ...font, ...await writeHashed(into, 'page.css', css) };
}

async function buildIconFiles(into: string): Promise<Manifest> {
  const files = await Promise.all([...await buildIcons()].map(([name, content]) => writeHashed(into, name, content)));
  return Object.assign({}, ...files) as Manifest;
}

const ownFiles = 'files.json';

/** The files of the build before stay beside the new ones: a page that a cache still has asks for them. Those before that go. */
async function keepLastBuild(into: string): Promise<void> {
  const own = await readdir(into);
  await writeFile(join(into, ownFiles), JSON.stringify(own));
  const last = await readFile(join(webDist, ownFiles), 'utf8').then((text) => JSON.parse(text) as string[], () => []);
  const gone = last.filter((name) => name !== 'manifest.json' && !own.includes(name));
  await Promise.all(gone.map((name) => copyFile(join(webDist, name), join(into, name))));
}

/**
 * Builds everything anew (or the style sheet and some entries only), aside first: whoever reads `dist/` sees the old files or
 * the new ones, never half of them. Resolves to the manifest.
 */
export async function buildWeb(inputs?: readonly string[]): Promise<Manifest> {
  // Beside the packages: the same disk, so that it can be moved in one step, and never a part of the repository.
  const aside = join(home, '..', 'node_modules', `.web-${process.pid}`);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  try {
    const parts = await Promise.all([buildScripts(aside, inputs ?? await entryFiles()), buildWorker(aside), buildStyles(aside), buildIconFiles(aside)]);
    const manifest = Object.assign({}, ...parts) as Manifest;
    await writeFile(join(aside, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await keepLastBuild(aside);
    await rm(webDist, { recursive: true, force: true });
    await rename(aside, webDist);
    return manifest;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function changedAt(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => !name.startsWith('dist') && !name.includes('node_modules'));
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return Math.max(0, ...times);
}

/** Whether something the build reads is newer than what was built, or nothing was built. */
export async function webIsStale(): Promise<boolean> {
  const built = await stat(join(webDist, 'manifest.json')).then((file) => file.mtimeMs, () => 0);
  const sources = [home, join(home, '..', 'src'), join(home, '..', '..', 'sdk', 'src')];
  const times = await Promise.all(sources.map((folder) => changedAt(folder).catch(() => 0)));
  return Math.max(...times) > built;
}

if (import.meta.main && !(process.argv.includes('--if-stale') && !(await webIsStale()))) {
  const manifest = await buildWeb();
  process.stdout.write(`${Object.values(manifest).map((file) => basename(file)).join('\n')}\n`);
}
