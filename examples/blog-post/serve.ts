import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Where the demo blog listens, and whose talk its post offers. */
export interface BlogSetting {
  /** 0 takes a free port. */
  port: number;
  /** Origin of the platform, such as `http://localhost:4000`. */
  platformUrl: string;
  /** The service in the post, `svc_…`. */
  serviceId: string;
}

/** A running demo blog. */
export interface Blog {
  /** Its address without a slash at the end. It is 127.0.0.1, to be a foreign site beside a platform on localhost. */
  url: string;
  close(): Promise<void>;
}

const site = join(import.meta.dirname, 'site');

/** Every page and file of the blog, by path. The newest post stands on the front page, too. Under `/strict` stands the same post with a strict Content-Security-Policy. */
const files = new Map<string, readonly [file: string, type: string]>([
  ['/', ['nursery.html', 'text/html; charset=utf-8']],
  ['/nursery', ['nursery.html', 'text/html; charset=utf-8']],
  ['/strict', ['nursery.html', 'text/html; charset=utf-8']],
  ['/rainy-day', ['rainy-day.html', 'text/html; charset=utf-8']],
  ['/blog.css', ['blog.css', 'text/css; charset=utf-8']],
  ['/nursery.svg', ['nursery.svg', 'image/svg+xml']],
  ['/satomi.svg', ['satomi.svg', 'image/svg+xml']],
]);

/** What a blog with a strict policy has to allow: the platform's script, card, pictures and frame, and Lit's policy name. */
const strictPolicy = (platform: string): string => [
  "default-src 'self'", `script-src 'self' ${platform}`, `connect-src ${platform}`, `img-src 'self' data: ${platform}`,
  `frame-src ${platform}`, "style-src 'self'", "object-src 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html',
].join('; ');

const answer = async (request: IncomingMessage, response: ServerResponse, setting: BlogSetting): Promise<void> => {
  const path = new URL(request.url ?? '/', 'http://blog').pathname;
  const found = files.get(path);
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('ページが見つかりません');
    return;
  }
  const [file, type] = found;
  const text = await readFile(join(site, file), 'utf8');
  const page = text.replaceAll('{{platformUrl}}', setting.platformUrl).replaceAll('{{serviceId}}', setting.serviceId);
  const policy = path === '/strict' ? { 'content-security-policy': strictPolicy(setting.platformUrl) } : {};
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...policy }).end(page);
};

/** Serves the demo blog on 127.0.0.1: a foreign site with its own style, holding the tag and script a blogger pastes. */
export const serveBlog = async (setting: BlogSetting): Promise<Blog> => {
  const server = createServer((request, response) => {
    answer(request, response, setting).catch((reason: unknown) => {
      console.error('the demo blog could not answer', reason);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(setting.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    }),
  };
};
