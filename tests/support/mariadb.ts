import { execFile } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { end, freePort, program, spawnServer } from './child.ts';
import { eventually } from './condition.ts';

const run = promisify(execFile);

/** A private MariaDB with an empty root password, reachable from this machine alone. */
export interface Mariadb {
  /** `mysql://root@127.0.0.1:PORT`, without a schema. */
  readonly url: string;
  /** Makes an empty schema and gives its `mysql://…/name` address. */
  createSchema(name: string): Promise<string>;
  dropSchema(name: string): Promise<void>;
  /** Stops the server and deletes its files. */
  stop(): Promise<void>;
}

/** Starts a MariaDB of its own in a temporary folder on a free port, and waits until it answers. Throws when it isn't installed. */
export async function startMariadb(): Promise<Mariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'choku-mariadb-'));
  const user = process.getuid?.() === 0 ? 'mysql' : undefined;
  if (user !== undefined) await giveTo(user, folder);
  await initialise(folder, user);
  const port = await freePort();
  const server = spawnServer(program('mariadbd', 'mariadb-server'), settings(folder, port), user);
  const url = `mysql://root@127.0.0.1:${port}`;
  const log = join(folder, 'error.log');
  try {
    await eventually(() => ask(url, 'SELECT 1'), { within: 30_000, every: 50 });
  } catch (failure) {
    await end(server, 'SIGKILL');
    throw new Error(`MariaDB did not start: ${await readFile(log, 'utf8').catch(() => 'no log')}`, { cause: failure });
  }
  return {
    ...schemas(url),
    async stop() {
      await end(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes and drops schemas on a running server. */
export function schemas(url: string): Omit<Mariadb, 'stop'> {
  return {
    url,
    async createSchema(name) {
      await ask(url, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
      return `${url}/${name}`;
    },
    async dropSchema(name) {
      await ask(url, `DROP DATABASE IF EXISTS \`${name}\``);
    },
  };
}

async function ask(url: string, statement: string): Promise<true> {
  const connection = await createConnection(url);
  try {
    await connection.query(statement);
    return true;
  } finally {
    await connection.end();
  }
}

async function giveTo(user: string, folder: string): Promise<void> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  await chown(folder, Number(uid.stdout), Number(gid.stdout));
}

async function initialise(folder: string, user: string | undefined): Promise<void> {
  const install = program('mariadb-install-db', 'mariadb-server');
  const args = ['--no-defaults', `--datadir=${folder}/files`, '--auth-root-authentication-method=normal', '--skip-test-db', '--force'];
  if (user === undefined) await run(install, args);
  else await run(program('setpriv', 'util-linux'), [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', install, ...args]);
}

function settings(folder: string, port: number): string[] {
  return [
    '--no-defaults', `--datadir=${folder}/files`, `--socket=${folder}/socket`, `--pid-file=${folder}/pid`, `--log-error=${folder}/error.log`,
    '--bind-address=127.0.0.1', `--port=${port}`, '--skip-name-resolve', '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci', '--innodb-buffer-pool-size=64M', '--innodb-log-file-size=16M', '--performance-schema=off',
    '--skip-log-bin', '--default-time-zone=+00:00',
    // The tests' rows need not outlive a power cut.
    '--innodb-flush-log-at-trx-commit=0',
  ];
}
