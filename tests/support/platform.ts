import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, freePort } from './child.ts';
import type { Answer, ClockSettings, Order } from './platform-messages.ts';
import { root } from './test-files.ts';

/** What a platform under test shall be like. Everything has a default. */
export interface PlatformWishes {
  /** Further settings, by the names of `platform/src/config.ts`; they win over the ones below. */
  readonly env?: Readonly<Record<string, string>>;
  /** MariaDB; without it an SQLite file in a temporary folder. */
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** Whether the demo people and the demo blog are there; they are unless told. */
  readonly demo?: boolean;
  /** `running` (the default): the clock goes on by itself and `advance` jumps. `still`: it moves by `advance` alone. */
  readonly clock?: 'running' | 'still';
  /** Where the clock starts, ISO 8601; now unless told. */
  readonly at?: string;
}

/** A platform in a process of its own. */
export interface TestPlatform {
  /** `http://localhost:PORT`, kept across restarts. */
  readonly platformUrl: string;
  /** `http://127.0.0.1:PORT`, another site to the browser. */
  readonly blogUrl: string;
  readonly storageFolder: string;
  /** What it has written so far, all runs together. */
  log(): string;
  /** Moves the clock on by whole milliseconds and waits until what fell due is done. */
  advance(milliseconds: number): Promise<void>;
  /** Runs what is due now. */
  tick(): Promise<void>;
  /** Ends it as a power cut would. */
  kill9(): Promise<void>;
  /** Starts it again after `kill9`, or after ending it cleanly first: same ports, same database. A running clock has gone on meanwhile, a still one has not. */
  restart(): Promise<void>;
  /** Ends it cleanly and deletes its folder. */
  stop(): Promise<void>;
}

/** One run of the platform's process. */
interface Run {
  readonly child: ChildProcess;
  order(order: DistributiveOmit<Order, 'id'>): Promise<void>;
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

const patience = 60_000;

/** Starts the platform with a clock the test drives, and waits until it listens. Throws with its log when it doesn't. */
export async function startPlatform(wishes: PlatformWishes = {}): Promise<TestPlatform> {
  const storageFolder = await mkdtemp(join(tmpdir(), 'choku-platform-'));
  const [port, blogPort] = [await freePort(), await freePort()];
  const env = environmentOf(wishes, { storageFolder, port, blogPort });
  const written: string[] = [];
  const now = Date.now();
  let moved = 0;
  const begin = (): Promise<Run> => startRun(clockOf(wishes, { now, moved }), env, written);
  let run = await begin();
  return {
    platformUrl: `http://localhost:${port}`, blogUrl: `http://127.0.0.1:${blogPort}`, storageFolder,
    log: () => written.join(''),
    tick: () => run.order({ do: 'tick' }),
    async advance(milliseconds) {
      moved += milliseconds;
      await run.order({ do: 'advance', milliseconds });
    },
    kill9: () => end(run.child, 'SIGKILL'),
    async restart() {
      if (isAlive(run.child)) await end(run.child);
      run = await begin();
    },
    async stop() {
      if (isAlive(run.child)) await end(run.child);
      await rm(storageFolder, { recursive: true, force: true });
    },
  };
}

function clockOf({ clock, at }: PlatformWishes, { now, moved }: { readonly now: number; readonly moved: number }): ClockSettings {
  const started = at === undefined ? now : Date.parse(at);
  return clock === 'still' ? { kind: 'still', at: started + moved } : { kind: 'running', ahead: started - now + moved };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

interface Place {
  readonly storageFolder: string;
  readonly port: number;
  readonly blogPort: number;
}

function environmentOf(wishes: PlatformWishes, place: Place): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '', TZ: 'Asia/Tokyo', NODE_ENV: 'development', LOG_LEVEL: 'info',
    PORT: String(place.port), BLOG_PORT: String(place.blogPort), DATA_DIR: place.storageFolder, CHOKU_DEMO: wishes.demo === false ? '0' : '1',
    ...(wishes.databaseUrl === undefined ? {} : { DATABASE_URL: wishes.databaseUrl, SECRETS_KEY: Buffer.alloc(32, 1).toString('base64') }),
    ...(wishes.redisUrl === undefined ? {} : { REDIS_URL: wishes.redisUrl }),
    ...wishes.env,
  };
}

async function startRun(clock: ClockSettings, env: Record<string, string>, written: string[]): Promise<Run> {
  const child = fork(join(root, 'tests/support/platform-entry.ts'), [JSON.stringify(clock)], { cwd: root, env, execArgv: [], silent: true });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => written.push(piece.toString()));
  try {
    await answered(child, (answer) => answer.is === 'ready');
  } catch (failure) {
    await end(child, 'SIGKILL');
    throw new Error(`the platform did not start:\n${written.join('')}`, { cause: failure });
  }
  let orders = 0;
  return {
    child,
    async order(order) {
      const id = orders += 1;
      const done = answered(child, (answer) => answer.is === 'done' && answer.id === id);
      child.send({ ...order, id });
      const answer = await done;
      if (answer.is === 'done' && answer.failure !== undefined) throw new Error(`the platform could not ${order.do}: ${answer.failure}`);
    },
  };
}

/** The child's next answer of a kind. Rejects when it ends first or takes too long. */
async function answered(child: ChildProcess, isIt: (answer: Answer) => boolean): Promise<Answer> {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(([code, killedBy]) => { throw new Error(`it ended with ${String(code ?? killedBy)}`); });
  const late = pause(patience, undefined, { signal }).then(() => { throw new Error(`no answer within ${patience} ms`); });
  const heard = (async () => {
    for await (const [answer] of on(child, 'message', { signal })) if (isIt(answer as Answer)) return answer as Answer;
    throw new Error('it speaks no more');
  })();
  try {
    return await Promise.race([heard, ended, late]);
  } finally {
    // Whoever lost the race gives up, and nobody needs to hear of it: the race has taken its rejection.
    over.abort();
  }
}
