import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createApp, type App } from '../platform/src/app.ts';
import { readConfig } from '../platform/src/config.ts';
import { newId } from '../platform/src/primitives/id.ts';
import { instant } from '../platform/src/primitives/instant.ts';
import { provider, visitor } from '../tests/people/roles.ts';
import type { Platform } from '../tests/people/platform.ts';
import { live } from '../tests/people/talk.ts';
import { freePort } from '../tests/support/child.ts';

/** Where the platform keeps its things. */
export interface Place { readonly folder: string; readonly databaseUrl?: string | undefined }

const storyStart = Date.parse('2026-11-23T03:00:00.000Z');
const hour = 3_600_000;

async function createAt({ folder, databaseUrl }: Place, now: () => number): Promise<{ app: App; url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DATA_DIR: folder, TRUSTED_PROXIES: '1', DATABASE_URL: databaseUrl });
  const app = await createApp({
    config, log: pino({ level: 'silent' }), clock: { now: () => instant(now()) },
    around: { database: (db) => db, cards: (rail) => ({ ...rail, capture: () => Promise.resolve({ state: 'unknown' }) }) },
  });
  return { app, url };
}

/** Brings one talk to its end over HTTP, on a platform whose rail never answers a capture: its hold waits to be captured. Answers its id. */
export async function endOneTalk(place: Place): Promise<string> {
  let now = storyStart;
  const { app, url } = await createAt(place, () => now);
  await app.listen();
  const platform: Platform = {
    url, ctx: app.ctx, now: () => now, errors: () => [], tick: () => app.tick(), close: () => app.close(), restartAfter: () => Promise.reject(new Error('not in a bench')),
    move(milliseconds) { now += milliseconds; },
    async advance(milliseconds) { now += milliseconds; await app.tick(); },
  };
  const talk = await live(platform, { provider: await provider(platform, 'aya', { price: 600 }), visitor: await visitor(platform, 'ken') });
  await talk.talkFor(180);
  await talk.hangUp('visitor');
  await platform.tick();
  await app.close();
  return talk.id;
}

/** The platform an hour later: everything is there, but nothing happens by itself. No worker and no sweep takes time from what is measured. */
export async function openStill(place: Place): Promise<App> {
  return (await createAt(place, () => storyStart + hour)).app;
}

/** An ended talk and its one hold. */
export interface TalkIds { readonly talk: string; readonly hold: string }

type Row = Record<string, string | number | null>;

/** Copies an ended talk, with its hold, so many times; the copies' ids, in order. */
export async function copyTalk(db: App['ctx']['db'], talkId: string, count: number): Promise<TalkIds[]> {
  const talk = await db.sql.get<Row>('SELECT * FROM talk WHERE id = ?', [talkId]);
  const hold = await db.sql.get<Row>('SELECT * FROM talk_hold WHERE talk_id = ?', [talkId]);
  if (talk === undefined || hold === undefined) throw new Error(`talk ${talkId} has ended with a hold`);
  const original = { talk: talkId, hold: String(hold['id']) };
  const copies = Array.from({ length: count }, () => ({ talk: newId('talk', randomBytes), hold: newId('hold', randomBytes) }));
  await db.transaction(async (tx) => {
    for (const made of copies) {
      const renamed = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rename(value, original, made)]));
      for (const [table, row] of [['talk', renamed(talk)], ['talk_hold', { ...renamed(hold), reference: `${made.hold}_ref` }]] as const) {
        await tx.sql.run(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row));
      }
    }
  });
  return copies;
}

/** A value of one talk's rows as it stands in another's. */
export function rename<Value>(value: Value, from: TalkIds, to: TalkIds): Value | string {
  return typeof value === 'string' ? value.replaceAll(from.talk, to.talk).replaceAll(from.hold, to.hold) : value;
}
