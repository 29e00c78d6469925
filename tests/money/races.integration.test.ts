import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectSoundBooks } from '../people/books.ts';
import { guestsOf, openDoors, type Doors } from './doors.ts';
import { everyRace } from './races.ts';
import { atNight, roundsOn } from './sizes.ts';

let doors: Doors;
// Two processes begin, on a machine that may be busy.
beforeAll(async () => { doors = await openDoors(); }, 240_000);
afterAll(() => doors.close());

describe('at the same moment', () => {
  test.each(everyRace)('$name: one outcome, the same for both, and the books are right', { timeout: atNight ? 3 * 3_600_000 : 300_000 }, async (race) => {
    for (let round = roundsOn({ sqlite: 1, mysql: 1 }, { sqlite: 50, mysql: 500 }); round > 0; round -= 1) {
      await race.run(doors, await guestsOf(doors, 3_000));
      for (const door of new Set([doors.one, doors.other])) await expectSoundBooks(door);
    }
  });
});
