import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectSoundBooks } from '../people/books.ts';
import { provider, visitor } from '../people/roles.ts';
import { stage } from '../people/stage.ts';
import { deeds } from './model-deeds.ts';
import type { World } from './model-world.ts';
import { atNight, roundsOn, seed } from './sizes.ts';

const platform = stage();
let worlds = 0;

/** New people for every sequence. */
async function newWorld(): Promise<World> {
  worlds += 1;
  const [cheap, dear] = [await provider(platform, `aya${worlds}`, { price: 10 }), await provider(platform, `rin${worlds}`, { price: 3_000 })];
  const ken = await visitor(platform, `ken${worlds}`);
  return {
    providers: [{ who: cheap, price: 10, earned: [] }, { who: dear, price: 3_000, earned: [] }],
    visitors: [{ who: ken, cards: [{ id: ken.cardId, kind: 'works' }] }], talks: [], blocked: new Set(), down: 0,
  };
}

test(`whatever people and time do, in whatever order, the platform does what the model says (SEED=${seed})`, { timeout: atNight ? 6 * 3_600_000 : 600_000 }, async () => {
  expect(deeds.length).toBeGreaterThanOrEqual(20);
  const sequences = fc.commands(deeds, { maxCommands: 60, size: 'max' });
  const numRuns = roundsOn({ sqlite: 6, mysql: 3 }, { sqlite: 2_000, mysql: 400 });
  await fc.assert(fc.asyncProperty(sequences, async (sequence) => {
    const model = await newWorld();
    await fc.asyncModelRun(() => ({ model, real: platform }), sequence);
    await expectSoundBooks(platform);
  }), { seed, numRuns, endOnFailure: !atNight });
});
