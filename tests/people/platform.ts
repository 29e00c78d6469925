import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pino, type Logger } from 'pino';
import { createApp, type App, type Around } from '../../platform/src/app.ts';
import { readConfig } from '../../platform/src/config.ts';
import type { Context } from '../../platform/src/context.ts';
import { instant } from '../../platform/src/primitives/instant.ts';
import { freePort } from '../support/child.ts';
import { newDatabaseAddress } from '../support/databases.ts';

/** A whole platform in this process, over HTTP, on a database of its own, with a clock that stands until it is moved. */
export interface Platform {
  readonly url: string;
  /** What its modules work with, for looking into tables. */
  readonly ctx: Context;
  /** The present moment on its clock, in ms since 1970. */
  now(): number;
  /** Moves the clock without doing what falls due. */
  move(milliseconds: number): void;
  /** Moves the clock and does what has fallen due. */
  advance(milliseconds: number): Promise<void>;
  /** Does what is due now. */
  tick(): Promise<void>;
  /** Ends it and starts it again on the same database so many milliseconds later. */
  restartAfter(milliseconds: number): Promise<void>;
  /** What it has logged as an error so far: a sound platform logs none. */
  errors(): readonly string[];
  close(): Promise<void>;
}

/** Where the clock of every story starts: a Monday noon in Japan. */
export const storyStart = '2026-11-23T03:00:00.000Z';

function listeningLog(errors: string[]): Logger {
  return pino({ level: 'error' }, { write: (line: string) => { errors.push(line.trim()); } });
}

/** Opens a platform on the database of this vitest project. Open one per file, in `beforeAll`. `around` stands between it and its database and card rail; `env` holds further settings. */
export async function openPlatform(around?: Around, env: Readonly<Record<string, string>> = {}): Promise<Platform> {
  const [port, database, storageFolder] = [await freePort(), await newDatabaseAddress(), await mkdtemp(join(tmpdir(), 'choku-story-'))];
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({
    NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIR: storageFolder, TRUSTED_PROXIES: '1', DATABASE_URL: database.url, ...env,
  });
  const errors: string[] = [];
  let now = Date.parse(storyStart);
  const begin = async (): Promise<App> => {
    const app = await createApp({ config, log: listeningLog(errors), clock: { now: () => instant(now) }, ...(around !== undefined && { around }) });
    await app.listen();
    return app;
  };
  let app = await begin();
  const platform: Platform = {
    url,
    get ctx() { return app.ctx; },
    now: () => now,
    move(milliseconds) { now += milliseconds; },
    async advance(milliseconds) {
      now += milliseconds;
      await app.tick();
    },
    tick: () => app.tick(),
    async restartAfter(milliseconds) {
      await app.close();
      now += milliseconds;
      app = await begin();
      await app.tick();
    },
    errors: () => errors,
    async close() {
      await app.close();
      await database.discard();
      await rm(storageFolder, { recursive: true, force: true });
    },
  };
  return platform;
}
