import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, freePort, program, spawnServer } from './child.ts';
import { eventually } from './condition.ts';

/** A private Redis that keeps nothing on disk. */
export interface Redis {
  /** `redis://127.0.0.1:PORT` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a Redis of its own on a free port (or the given one, to bring it back) and waits until it answers. Throws when it isn't installed. */
export async function startRedis(port?: number): Promise<Redis & { readonly port: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'choku-redis-'));
  const listening = port ?? await freePort();
  const args = ['--port', String(listening), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawnServer(program('redis-server', 'redis-server'), args);
  await eventually(() => answers(listening), { within: 10_000 });
  return {
    port: listening,
    url: `redis://127.0.0.1:${listening}`,
    async stop() {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
    socket.once('error', () => resolve(false));
    socket.once('data', (reply) => {
      socket.destroy();
      resolve(reply.toString().startsWith('+PONG'));
    });
  });
}
