import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, freePort, program, spawnServer } from './child.ts';
import { eventually } from './condition.ts';

/** A private coturn that relays on the loopback interface. */
export interface Coturn {
  /** `turn:127.0.0.1:PORT?transport=udp` */
  readonly url: string;
  /** What it shares with the platform. */
  readonly secret: string;
  stop(): Promise<void>;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** Starts a coturn on a free port, with credentials by a shared secret as the operator's guide sets it up. Throws when it isn't installed. */
export async function startCoturn(): Promise<Coturn> {
  const folder = await mkdtemp(join(tmpdir(), 'choku-coturn-'));
  const port = await freePort();
  const secret = 'a-secret-of-the-tests';
  const server = spawnServer(program('turnserver', 'coturn'), [
    '-n', '--no-cli', '--no-tls', '--no-dtls', '--fingerprint', '--realm=choku.example', '--use-auth-secret', `--static-auth-secret=${secret}`, `--pidfile=${join(folder, 'pid')}`, `--log-file=${join(folder, 'log')}`, '--simple-log',
    '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`,
    // Both sides of a test are on this machine; in production private peers are refused.
    '--allow-loopback-peers',
  ]);
  await eventually(() => answers(port));
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    secret,
    async stop() {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
