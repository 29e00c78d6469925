import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSoundBooks } from '../../../tests/people/books.ts';
import { openPlatform, type Platform } from '../../../tests/people/platform.ts';
import { ayaAndKen } from '../../../tests/people/stage.ts';
import { requested } from '../../../tests/people/talk.ts';
import { createApp, type App } from '../app.ts';
import type { Database } from '../database/database.ts';
import type { CardRail } from '../rails/cards/rail.ts';

type Call = 'place' | 'read';

/** Where a worker stands still: before a hold is made, or after the rail was read. */
const stops = new Map<Call, { readonly reached: () => void; readonly goesOn: Promise<void> }>();

async function standStill(call: Call): Promise<void> {
  const stop = stops.get(call);
  stops.delete(call);
  stop?.reached();
  await stop?.goesOn;
}

const slow = (rail: CardRail): CardRail => ({
  ...rail,
  async place(given) {
    await standStill('place');
    return rail.place(given);
  },
  async read(given) {
    const answer = await rail.read(given);
    await standStill('read');
    return answer;
  },
});

let platform: Platform;
let other: App;
beforeAll(async () => {
  const around = { database: (db: Database) => db, cards: slow };
  platform = await openPlatform(around);
  other = await createApp({ config: platform.ctx.config, log: pino({ level: 'silent' }), clock: platform.ctx.clock, around });
});
afterAll(async () => {
  await other.close();
  await platform.close();
});

/** Lets the next worker that comes to a call stand still there. */
function stopAt(call: Call): { readonly reached: Promise<void>; readonly goOn: () => void } {
  const [reached, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  stops.set(call, { reached: reached.resolve, goesOn: goesOn.promise });
  return { reached: reached.promise, goOn: goesOn.resolve };
}

/** A talk that was cancelled while a worker was about to make its hold. `place` makes it after all. */
async function cancelledWhilePlacing() {
  const story = await requested(platform, await ayaAndKen(platform));
  const { reached, goOn } = stopAt('place');
  await story.accept();
  await reached;
  await story.cancel('visitor');
  return {
    story,
    async place() {
      goOn();
      await platform.tick();
    },
  };
}

async function expectFreed(talkId: string): Promise<void> {
  await platform.advance(5_000);
  expect(await platform.ctx.db.sql.all('SELECT b.state FROM test_rail_hold b JOIN talk_hold h ON h.id = b.hold WHERE h.talk_id = ?', [talkId])).toEqual([{ state: 'released' }]);
  await expectSoundBooks(platform);
}

test('a hold that a slow worker makes after another has let it go unmade is freed', async () => {
  const { story, place } = await cancelledWhilePlacing();
  await other.tick();
  await place();
  await expectFreed(story.id);
});

test('a hold that is made between the look for it and letting it go is freed', async () => {
  const { story, place } = await cancelledWhilePlacing();
  const { reached, goOn } = stopAt('read');
  const letGo = other.tick();
  await reached;
  await place();
  goOn();
  await letGo;
  await expectFreed(story.id);
});
