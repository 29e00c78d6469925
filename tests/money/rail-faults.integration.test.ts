import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createApp } from '../../platform/src/app.ts';
import { expectSoundBooks } from '../people/books.ts';
import { openPlatform, type Platform } from '../people/platform.ts';
import { everyFault, FaultyRail, type Fault, type Step, type Surroundings } from './faults.ts';
import { castOf, everyLife, type Cast, type Life } from './lives.ts';
import { atNight, chance, seed } from './sizes.ts';
import { totalsOf, type Totals } from './totals.ts';

/** A fault at a step of a life, and what the life comes to without it. */
interface Trial {
  readonly life: Life;
  readonly step: Step;
  readonly fault: Fault;
  readonly totals: Totals;
}

const over = ['settled', 'missed', 'withdrawn'];

/** Time goes by in steps of ten seconds, so that what failed is tried again as often as it would be. */
function inSteps(platform: Platform): Platform {
  return {
    ...platform, get ctx() { return platform.ctx; },
    async advance(milliseconds) {
      const step = milliseconds > 600_000 ? milliseconds : 10_000;
      for (let left = milliseconds; left > 0; left -= step) await platform.advance(Math.min(step, left));
    },
  };
}

/** Every step of every life with every fault that can be there; few unless it is night: each step and each fault at least once. */
function chosen(all: readonly Trial[]): readonly Trial[] {
  if (atNight) return all;
  const next = chance(seed);
  const shuffled = all.map((trial) => ({ trial, by: next() })).toSorted((one, other) => one.by - other.by).map(({ trial }) => trial);
  const seen = new Set<string>();
  return shuffled.filter(({ life, step, fault }) => {
    const names = [fault.name, `${life.name} ${step.call} ${step.nth}`];
    const fresh = names.some((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return fresh;
  });
}

/** Every step of the lives without a fault, with what they come to. */
async function trialsOn(platform: Platform, rail: FaultyRail, cast: Cast): Promise<readonly Trial[]> {
  const all: Trial[] = [];
  for (const life of everyLife) {
    rail.begin(null);
    const talk = await life.live(platform, cast);
    const totals = await totalsOf(platform, talk);
    for (const step of rail.steps()) for (const fault of everyFault) if (fault.of?.includes(step.call) ?? true) all.push({ life, step, fault, totals });
  }
  return all;
}

test(`whatever goes wrong at whatever call of the card rail, each talk ends right (SEED=${seed})`, { timeout: atNight ? 6 * 3_600_000 : 600_000 }, async () => {
  const rail = new FaultyRail();
  const opened = await openPlatform(rail.around);
  Object.assign(opened.ctx.config, { payableAfterDays: 1 });
  const other = await createApp({ config: opened.ctx.config, log: pino({ level: 'silent' }), clock: opened.ctx.clock });
  const platform = inSteps(opened);
  const surroundings: Surroundings = { platform: opened, otherWorker: () => other.tick() };
  try {
    let cast = await castOf(platform);
    for (const [tried, { life, step, fault, totals }] of chosen(await trialsOn(platform, rail, cast)).entries()) {
      // Nobody stays signed in for ever.
      if (tried % 20 === 19) cast = await castOf(platform);
      const where = `${life.name}: ${fault.name}, at ${step.call} ${step.nth}`;
      rail.begin({ fault, step, surroundings });
      const talk = await life.live(platform, cast);
      // Who reads before trying again may need no second try.
      expect({ where, struck: rail.struck() > 0 }).toEqual({ where, struck: true });
      rail.begin(null);
      const found = await totalsOf(platform, talk);
      if (fault.harmless) expect({ where, ...found }).toEqual({ where, ...totals });
      expect({ where, over: over.includes(found.state), work: found.work }).toEqual({ where, over: true, work: [] });
      await expectSoundBooks(platform);
    }
  } finally {
    await other.close();
    await opened.close();
  }
});
