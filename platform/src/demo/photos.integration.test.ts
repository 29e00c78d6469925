import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../tests/support/databases.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { standingClock, testContext } from '../http/testing/test-platform.ts';
import { folderPhotos } from '../rails/photos/folder.ts';
import { findService } from '../services/index.ts';
import { seedPhotos } from './keep-photos.ts';
import { seedDemo } from './seed.ts';

let db: Database;
let folder: string;
let ctx: Context;
beforeAll(async () => {
  [db, folder] = [await openTestDatabase(), await mkdtemp(join(tmpdir(), 'choku-demo-photos-'))];
  const clock = standingClock();
  const empty = testContext(db, { clock });
  ctx = { ...empty, rails: { ...empty.rails, photos: folderPhotos({ folder, clock, log: pino({ level: 'silent' }) }) } };
});
afterAll(async () => {
  await ctx.rails.photos.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

it('shows photos with some of the demo’s services, each with what is to be seen, and draws none twice', async () => {
  const serviceId = await seedDemo(ctx);
  await seedPhotos(ctx);
  const photosOf = async () => (await findService(db.sql, serviceId))?.photos ?? [];
  const first = await photosOf();
  expect(first.map(({ alt, width, height }) => [alt !== null, width, height])).toEqual(Array.from({ length: 3 }, () => [true, 800, 533]));
  await seedPhotos(ctx);
  expect((await photosOf()).map(({ name }) => name)).toEqual(first.map(({ name }) => name));
  const all = await db.sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM service WHERE photos IS NOT NULL');
  expect(Number(all?.count)).toBe(9);
}, 60_000);
