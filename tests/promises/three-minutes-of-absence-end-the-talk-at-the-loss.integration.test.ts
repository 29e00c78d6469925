import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live, type Story } from '../people/talk.ts';

const platform = stage();

/** The visitor is away for so many seconds; the provider's browser keeps stamping. */
async function visitorAway(talk: Story, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 10) {
    platform.move(Math.min(10, left) * 1000);
    await talk.lease('provider');
  }
  await platform.tick();
}

test('a single loss of 4 minutes ends it as of the loss', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(100);
  await visitorAway(talk, 240);
  for (const side of ['provider', 'visitor'] as const) {
    const { state, endReason, startedAt, endedAt } = await talk.seenBy(side);
    expect({ state, endReason, lasted: Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '') }).toEqual({ state: 'settled', endReason: 'absence', lasted: 100_000 });
  }
  expect(await talk.statement('provider')).toMatchObject({ talkSeconds: 100, billedSeconds: 40, waived: 40, captured: 0 });
});

test('absences add up over the whole talk: 90 s and 89 s are survived, the third ends it', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(60);
  for (const away of [90, 89]) {
    await visitorAway(talk, away);
    expect(await talk.seenBy('provider')).toMatchObject({ state: 'live' });
    await talk.join('visitor');
    await talk.talkFor(60);
  }
  await visitorAway(talk, 30);
  expect(await talk.seenBy('visitor')).toMatchObject({ endReason: 'absence' });
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 180, billedSeconds: 120, bill: 120 });
});

test('who comes back after the end finds it ended, and can’t revive it', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(150);
  await visitorAway(talk, 200);
  await expect(talk.join('visitor')).rejects.toMatchObject({ code: 'state_conflict' });
  expect((await talk.lease('visitor')).state).toBe('settled');
});
