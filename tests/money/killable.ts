import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Context } from '../../platform/src/context.ts';
import { openDatabase, type Database } from '../../platform/src/database/database.ts';
import { instant } from '../../platform/src/primitives/instant.ts';
import { testRail } from '../../platform/src/rails/cards/test-rail.ts';
import { storyStart, type Platform } from '../people/platform.ts';
import { end, ended, freePort } from '../support/child.ts';
import type { DatabaseAddress } from '../support/databases.ts';
import { root } from '../support/test-files.ts';
import type { KillableAnswer, KillableOrder } from './killable-messages.ts';
import type { Point } from './points.ts';

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** One run of the process: answers orders until it dies. */
class Run {
  readonly child: ChildProcess;
  readonly #waiting = new Map<number, { resolve(answer: KillableAnswer): void; reject(error: Error): void }>();
  #orders = 0;

  constructor(env: Readonly<Record<string, string>>, written: string[]) {
    this.child = fork(join(root, 'tests/money/killable-entry.ts'), [], { cwd: root, env, execArgv: [], silent: true });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (piece: Buffer) => written.push(piece.toString()));
    this.child.on('message', (message) => {
      const answer = message as KillableAnswer;
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    this.child.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new ProcessGone(`the process is gone: ${written.join('').slice(-2_000)}`));
      this.#waiting.clear();
    });
  }

  async order(order: DistributiveOmit<KillableOrder, 'id'>): Promise<KillableAnswer> {
    if (!this.child.connected) throw new ProcessGone('the process is gone');
    const id = this.#orders += 1;
    const answer = new Promise<KillableAnswer>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    // A process that dies while it is spoken to is heard of by its exit.
    this.child.send({ ...order, id }, () => undefined);
    const { failure } = await answer;
    if (failure !== undefined) throw new Error(`the platform could not ${order.do}: ${failure}`);
    return answer;
  }
}

/** The process died before it answered. */
class ProcessGone extends Error {}

/** A platform in a process of its own that can be killed at any point and comes back by itself: whoever asks it something waits that long. */
export interface Killable extends Platform {
  /** How often it has died so far. */
  deaths(): number;
  /** Begins to count points anew and dies at this one; null: at none. */
  dieAt(point: Point | null): Promise<void>;
  /** Tells the process what time it is; so does every tick. */
  tellTime(): Promise<void>;
  /** Kills it at this very moment. */
  kill(): void;
  /** The points passed since, each a change that lasted. */
  passed(): Promise<readonly Point[]>;
}

const plainFetch = globalThis.fetch;

/** An answer with all of its body: the process may die in the middle of it. */
async function whole(request: Request): Promise<Response> {
  const response = await plainFetch(request);
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, response);
}

class KillableProcess {
  readonly #env: Readonly<Record<string, string>>;
  readonly #written: string[] = [];
  /** Has loaded everything and waits for its turn, so that coming back takes no time. */
  #next: Run;
  #run: Run;
  #reviving: Promise<void> | undefined;
  now = Date.parse(storyStart);
  deaths = 0;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
    this.#run = new Run(env, this.#written);
    this.#next = this.#run;
  }

  async open(): Promise<void> {
    await this.#run.order({ do: 'open', at: this.now });
    this.#next = new Run(this.#env, this.#written);
  }

  /** Gives an order; when the process dies of it, once more to the next one. */
  async order(order: DistributiveOmit<KillableOrder, 'id'>): Promise<KillableAnswer> {
    const run = this.#run;
    try {
      return await run.order(order);
    } catch (error) {
      if (!(error instanceof ProcessGone)) throw error;
      await this.#revive(run);
      return this.#run.order(order);
    }
  }

  /** Asks over HTTP; when the process dies of it, once more the next one, where that can't happen twice: as the SDK does. */
  async ask(request: Request): Promise<Response> {
    const run = this.#run;
    const repeatable = request.method !== 'POST' || request.headers.has('idempotency-key');
    const again = request.clone();
    try {
      return await whole(request);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await this.#revive(run);
      if (!repeatable) throw error;
      return whole(again);
    }
  }

  /** Starts the next one after the death of a run, once for all who noticed. */
  async #revive(run: Run): Promise<void> {
    if (this.#run === run) this.#reviving ??= this.#begin(run);
    await this.#reviving;
  }

  async #begin(run: Run): Promise<void> {
    await ended(run.child);
    this.deaths += 1;
    await this.#next.order({ do: 'open', at: this.now });
    this.#run = this.#next;
    this.#next = new Run(this.#env, this.#written);
    this.#reviving = undefined;
  }

  kill(): void {
    this.#run.child.kill('SIGKILL');
  }

  errors(): string[] {
    return this.#written.join('').split('\n').filter((line) => line !== '');
  }

  async close(): Promise<void> {
    await this.order({ do: 'close' });
    await Promise.all([end(this.#run.child, 'SIGKILL'), end(this.#next.child, 'SIGKILL')]);
  }
}

function environmentOn(address: DatabaseAddress, place: { port: number; storageFolder: string }): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '', TZ: 'Asia/Tokyo', NODE_ENV: 'test', LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: String(place.port), PUBLIC_URL: `http://127.0.0.1:${place.port}`,
    DATA_DIR: place.storageFolder, SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'), TRUSTED_PROXIES: '1', PAYABLE_AFTER_DAYS: '1', NODE_COMPILE_CACHE: join(tmpdir(), 'choku-compiled'), ...(address.url === undefined ? {} : { DATABASE_URL: address.url }),
  };
}

/** The processes that may die while they are asked, by their addresses. */
const mayDie = new Map<string, KillableProcess>();

/** Asks again when the process died of the request, as a client with a key may. */
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const running = mayDie.get(new URL(request.url).origin);
  if (running === undefined) return plainFetch(request);
  return running.ask(request);
};

/** Opens a platform that can be killed, on a database of one's own; `PAYABLE_AFTER_DAYS` is 1. `address` is where its database is, `discard` deletes that too. */
export async function openKillable(address: DatabaseAddress): Promise<Killable> {
  const [port, storageFolder] = [await freePort(), await mkdtemp(join(tmpdir(), 'choku-killed-'))];
  const url = `http://127.0.0.1:${port}`;
  const running = new KillableProcess(environmentOn(address, { port, storageFolder }));
  await running.open();
  mayDie.set(url, running);
  const db: Database = await openDatabase({ url: address.url, file: join(storageFolder, 'choku.sqlite'), log: pino({ level: 'silent' }) });
  const bank = testRail({ config: { publicUrl: url }, db, clock: { now: () => instant(running.now) }, log: pino({ level: 'silent' }) });
  const tellTime = async () => void (await running.order({ do: 'set', at: running.now }));
  return {
    url, ctx: { db, rails: { cards: bank } } as unknown as Context, now: () => running.now, deaths: () => running.deaths,
    move(milliseconds) { running.now += milliseconds; },
    tick: async () => void (await running.order({ do: 'tick', at: running.now })),
    async advance(milliseconds) {
      running.now += milliseconds;
      await running.order({ do: 'tick', at: running.now });
    },
    tellTime, kill: () => running.kill(),
    async dieAt(point) {
      await tellTime();
      await running.order({ do: 'wait for', point });
    },
    passed: async () => (await running.order({ do: 'tell' })).passed ?? [],
    restartAfter: () => Promise.reject(new Error('this one is killed, not restarted')),
    errors: () => running.errors(),
    async close() {
      mayDie.delete(url);
      await db.close();
      await running.close();
      await address.discard();
      await rm(storageFolder, { recursive: true, force: true });
    },
  };
}
