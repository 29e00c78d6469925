import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ServiceCard } from '../src/card-wire.ts';
import { sampleCard } from './sample-card.ts';

/** As much of the platform as the widget meets: its own files, cards, and a frame that can be told what to say. */
export interface StubPlatform {
  url: string;
  /** Paths asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** A frame that says it is ready, counts what it hears, and says what its own window's `say` is given. */
const frame = `<!doctype html><title>stub</title><body style="margin:0"><button>in the frame</button><script>
const page = new URL(document.referrer).origin;
window.heard = []; window.born = crypto.randomUUID();
window.say = (message) => parent.postMessage(message, page);
addEventListener('message', (event) => event.origin === page && heard.push(event.data));
say({ choku: 1, type: 'ready' });
</script>`;

const send = (response: ServerResponse, type: string, body: string | Buffer): void => {
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
};

const respond = async (response: ServerResponse, { pathname: path, origin }: URL, cards: Record<string, Partial<ServiceCard>>): Promise<void> => {
  const file = /^\/widget\/([\w.-]+)$/.exec(path)?.[1];
  const card = cards[/^\/v1\/services\/(\w+)\/card$/.exec(path)?.[1] ?? ''];
  if (file) send(response, file.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript', await readFile(join(import.meta.dirname, '../dist', file)));
  else if (card) send(response, 'application/json', JSON.stringify(sampleCard({ frameUrl: `${origin}/embed/svc_nursery`, url: `${origin}/s/svc_nursery`, ...card })));
  else if (path.startsWith('/embed/')) send(response, 'text/html', frame);
  else if (path.endsWith('/views')) response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  else response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
};

/** Starts the stub on localhost, which is another site than a blog on 127.0.0.1. */
export const startStubPlatform = async (cards: Record<string, Partial<ServiceCard>>): Promise<StubPlatform> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    asked.push(url.pathname + (url.pathname.endsWith('/views') ? url.search : ''));
    respond(response, url, cards).catch((reason: unknown) => response.writeHead(500).end(String(reason)));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
};
