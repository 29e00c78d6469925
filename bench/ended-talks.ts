import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp, type App, type Around } from '../platform/src/app.ts';
import { readConfig } from '../platform/src/config.ts';
import { instant } from '../platform/src/primitives/instant.ts';
import { provider, visitor } from '../tests/people/roles.ts';
import type { Platform } from '../tests/people/platform.ts';
import { live } from '../tests/people/talk.ts';
import { freePort } from '../tests/support/child.ts';

/** A platform for the bench: its clock stands, its capturing never succeeds by itself. */
export interface Ground {
  readonly app: App;
  readonly ctx: App['ctx'];
  close(): Promise<void>;
}

/** Where the platform keeps its things. */
export interface Place { readonly folder: string; readonly databaseUrl?: string | undefined }

const storyStart = Date.parse('2026-11-23T03:00:00.000Z');

/** Opens a platform whose rail never answers a capture: talks end and wait there to be settled. */
export async function openGround({ folder, databaseUrl }: Place, around: Around): Promise<{ ground: Ground; platform: Platform }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let now = storyStart;
  const config = readConfig({ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIR: folder, TRUSTED_PROXIES: '1', DATABASE_URL: databaseUrl });
  const app = await createApp({
    config, log: pino({ level: 'silent' }), clock: { now: () => instant(now) },
    around: { database: around.database, cards: (rail) => ({ ...rail, capture: () => Promise.resolve({ state: 'unknown' }) }) },
  });
  await app.listen();
  const platform: Platform = {
    url, ctx: app.ctx, now: () => now, errors: () => [], tick: () => app.tick(), close: () => app.close(), restartAfter: () => Promise.reject(new Error('not in a bench')),
    move(milliseconds) { now += milliseconds; },
    async advance(milliseconds) { now += milliseconds; await app.tick(); },
  };
  return { ground: { app, ctx: app.ctx, close: () => app.close() }, platform };
}

/** Brings one talk to its end over HTTP and answers its id: its hold is being captured. */
export async function endOneTalk(platform: Platform): Promise<string> {
  const people = { provider: await provider(platform, 'aya', { price: 600 }), visitor: await visitor(platform, 'ken') };
  const talk = await live(platform, people);
  await talk.talkFor(180);
  await talk.hangUp('visitor');
  await platform.tick();
  return talk.id;
}

/** The file of a platform's SQLite database. */
export function fileOf(folder: string): string {
  return join(folder, 'choku.sqlite');
}

type Row = Record<string, string | number | null>;

/** Copies an ended talk, with its hold, so many times; the holds' ids, in order. Both databases of a bench get the same rows by the same `ids`. */
export async function copyTalk(db: App['ctx']['db'], talkId: string, ids: readonly { talk: string; hold: string }[]): Promise<void> {
  const talk = await db.sql.get<Row>('SELECT * FROM talk WHERE id = ?', [talkId]);
  const hold = await db.sql.get<Row>('SELECT * FROM talk_hold WHERE talk_id = ?', [talkId]);
  if (talk === undefined || hold === undefined) throw new Error(`talk ${talkId} has ended with a hold`);
  const [oldHold] = [String(hold['id'])];
  await db.transaction(async (tx) => {
    for (const made of ids) {
      const renamed = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(talkId, made.talk).replaceAll(oldHold, made.hold) : value]));
      for (const [table, row] of [['talk', renamed(talk)], ['talk_hold', { ...renamed(hold), reference: `${made.hold}_ref` }]] as const) {
        await tx.sql.run(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row));
      }
    }
  });
}

/** Ids for copies. */
export function newIds(count: number): { talk: string; hold: string }[] {
  const some = () => randomBytes(12).toString('hex');
  return Array.from({ length: count }, () => ({ talk: `tlk_${some()}`, hold: `hld_${some()}` }));
}
