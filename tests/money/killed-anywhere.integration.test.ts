import { expect, inject, test } from 'vitest';
import { expectSoundBooks } from '../people/books.ts';
import { newDatabaseAddress } from '../support/databases.ts';
import { openKillable, type Killable } from './killable.ts';
import { castOf, everyLife, type Cast, type Life } from './lives.ts';
import type { Point } from './points.ts';
import { atNight, rounds } from './sizes.ts';
import { totalsOf, type Totals } from './totals.ts';

/** A platform and the people on it. */
interface Scene {
  readonly platform: Killable;
  cast: Cast;
}

/** A life, a point of it, and what it comes to when nobody dies. */
interface Death {
  readonly life: Life;
  readonly point: Point;
  readonly totals: Totals;
}

async function openScene(): Promise<Scene> {
  const platform = await openKillable(await newDatabaseAddress());
  return { platform, cast: await castOf(platform) };
}

/** Points of the money's ways: what sweeps, mails and sessions write is passed, too, but moves nothing. */
const ofMoney = /^(?!.*delete(?:Setups|Calls)).*(?:talks\/|cards\/|ledger\/|payouts\/|reconciliation\/|outbox)/u;

/** Lives a life undisturbed and lists every point it passes: each name once, at night each passing up to the tenth. */
async function deathsIn(scene: Scene, life: Life): Promise<Death[]> {
  // The second time, when nothing is new any more: the deaths come later still.
  await life.live(scene.platform, scene.cast);
  await scene.platform.dieAt(null);
  const talk = await life.live(scene.platform, scene.cast);
  const passed = await scene.platform.passed();
  const totals = await totalsOf(scene.platform, talk);
  expect(totals.work).toEqual([]);
  const named = new Map<string, Point[]>();
  for (const point of passed) if (ofMoney.test(point.name)) named.set(point.name, [...named.get(point.name) ?? [], point]);
  return [...named.values()].flatMap((points) => points.slice(0, rounds(1, 10)).map((point) => ({ life, point, totals })));
}

/** Lives it again, dies at the point, comes back, and must come to the same. Answers whether it died: a sweep may come at another time. */
async function die({ platform, cast }: Scene, { life, point, totals }: Death): Promise<boolean> {
  const before = platform.deaths();
  await platform.dieAt(point);
  const talk = await life.live(platform, cast);
  await platform.dieAt(null);
  const where = `${life.name}, killed at passing ${point.nth} of ${point.name}`;
  expect({ where, ...await totalsOf(platform, talk) }).toEqual({ where, ...totals });
  await expectSoundBooks(platform);
  const died = platform.deaths() > before;
  if (process.env['LIST'] === '1') process.stdout.write(`${died ? '✓' : '–'} ${where}\n`);
  return died;
}

/** Nobody stays signed in for ever: after so many lives of a day or two there are new people. */
const livesOfACast = 20;

async function dieAll(scene: Scene, waiting: Death[]): Promise<number> {
  let deaths = 0;
  for (let [death, lived] = [waiting.shift(), 1]; death !== undefined; [death, lived] = [waiting.shift(), lived + 1]) {
    if (lived % livesOfACast === 0) scene.cast = await castOf(scene.platform);
    if (await die(scene, death)) deaths += 1;
  }
  return deaths;
}

test('killed at every commit, every write and before and after every call of the card rail, it comes to the same, once', { timeout: atNight ? 6 * 3_600_000 : 900_000 }, async () => {
  const scene = await openScene();
  const found: Death[] = [];
  // `ONLY` chooses lives by a part of their names, to look into one again.
  for (const life of everyLife.filter(({ name }) => name.includes(process.env['ONLY'] ?? ''))) found.push(...await deathsIn(scene, life));
  const names = new Set(found.map(({ point }) => point.name));
  const all = atNight ? found : [...names].flatMap((name) => found.find(({ point }) => point.name === name) ?? []);
  if (process.env['ONLY'] === undefined) expect(names.size).toBeGreaterThanOrEqual(40);
  if (process.env['LIST'] === '1') process.stdout.write(`${[...names].join('\n')}\n${names.size} points, ${all.length} deaths\n`);
  // All of them are a matter of the night; by day each second, and on MariaDB each twentieth.
  const each = atNight ? 1 : inject('database') === 'sqlite' ? 2 : 20;
  const chosen = all.filter((_, index) => index % each === 0);
  if (each === 2 && process.env['ONLY'] === undefined) expect(chosen.length).toBeGreaterThanOrEqual(40);
  const other = await openScene();
  try {
    const count = chosen.length;
    const [here, there] = await Promise.all([dieAll(scene, chosen), dieAll(other, chosen)]);
    expect(here + there).toBeGreaterThanOrEqual(count * 0.9);
  } finally {
    await Promise.all([scene.platform.close(), other.platform.close()]);
  }
});
