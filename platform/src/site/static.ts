import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import type { Koa, KoaMiddleware } from '../http/koa-state.ts';
import { builtFolder } from './assets.ts';
import { drawnAvatar } from './avatar.ts';
import { markFile } from './drawings.ts';
import { hasLanguages, inLanguage } from './language-path.ts';

const widgetFolder = fileURLToPath(new URL('../../../widget/dist/', import.meta.url));

const minute = 60;
const day = 24 * 60 * minute;
const forever = `public, max-age=${365 * day}, immutable`;
/** The loader's address never changes, so a fix must reach blogs soon. */
const soon = `public, max-age=${5 * minute}, stale-while-revalidate=${day}`;

interface StaticFile {
  readonly content: string | Buffer;
  readonly type: string;
  readonly cache: string;
  /** Whether pages of other origins may use it: the widget in blogs, portraits in the widget. */
  readonly shared: boolean;
}

const hashed = /-[\w-]{8,}\.\w+(\.map)?$/;
const fileName = /^[\w-][\w.-]*$/;

async function fileIn(folder: string, name: string): Promise<Buffer | undefined> {
  if (!fileName.test(name)) return undefined;
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return undefined;
    throw error;
  }
}

async function built(folder: string, name: string, shared: boolean): Promise<StaticFile | undefined> {
  const content = await fileIn(folder, name);
  return content && { content, type: extname(name), cache: hashed.test(name) ? forever : soon, shared };
}

const icons: Readonly<Record<string, () => string>> = { '/icon.svg': () => markFile(false), '/icon-lit.svg': () => markFile(true) };

/** What is personal, or no page at all. English addresses of the same are meant, too. */
const notForSearch = ['/my', '/v1/', '/embed/', '/connect/', '/consent', '/operator', '/dev/', '/sign-in', '/sign-up', '/password-reset', '/unsubscribe', '/report'];

/** Personal pages stay out of search engines, and everything that isn't the real platform does. */
function robots({ mode, publicUrl }: Site): string {
  if (mode !== 'production') return 'User-agent: *\nDisallow: /\n';
  const paths = notForSearch.flatMap((path) => hasLanguages(path) ? [path, inLanguage(path, 'en')] : [path]);
  return `User-agent: *\n${paths.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${publicUrl}/sitemap.xml\n`;
}

type Site = Pick<Config, 'mode' | 'publicUrl'>;

async function find(path: string, config: Site): Promise<StaticFile | undefined> {
  const [, folder = '', name = ''] = /^\/(assets|widget|avatars)\/([^/]+)$/.exec(path) ?? [];
  if (folder === 'assets') return built(builtFolder, name, false);
  if (folder === 'widget') return built(widgetFolder, name, true);
  if (folder === 'avatars') {
    const seed = /^([\w-]{1,60})\.svg$/.exec(name)?.[1];
    return seed === undefined ? undefined : { content: drawnAvatar(seed), type: '.svg', cache: `public, max-age=${day}`, shared: true };
  }
  if (path === '/robots.txt') return { content: robots(config), type: '.txt', cache: `public, max-age=${day}`, shared: false };
  const drawn = icons[path];
  return drawn && { content: drawn(), type: '.svg', cache: `public, max-age=${day}`, shared: false };
}

const etagOf = (content: string | Buffer): string => `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;

function send(koa: Koa, file: StaticFile): void {
  koa.status = 200;
  koa.set('Cache-Control', file.cache);
  koa.set('ETag', etagOf(file.content));
  koa.type = file.type;
  if (file.shared) koa.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Timing-Allow-Origin': '*' });
  if (koa.fresh) koa.status = 304;
  else koa.body = file.content;
}

/**
 * Serves the built browser code (`/assets/`), the widget (`/widget/`, to every origin), drawn portraits (`/avatars/<seed>.svg`),
 * tab icons and `robots.txt`. Files with a hash in their name are kept for a year, others for minutes. Compression stands before it.
 */
export function serveStatic(config: Site): KoaMiddleware {
  return async (koa, next) => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') return next();
    const file = await find(koa.path, config);
    if (file === undefined) return next();
    send(koa, file);
  };
}
