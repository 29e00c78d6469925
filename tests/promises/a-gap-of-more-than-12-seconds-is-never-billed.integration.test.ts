import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live } from '../people/talk.ts';

const platform = stage();

test.each([
  { gap: 12, billedGap: 12 },
  { gap: 13, billedGap: 0 },
  { gap: 40, billedGap: 0 },
])('a side that is silent for $gap s: $billedGap s of it count', async ({ gap, billedGap }) => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(90);
  // The visitor's browser is gone; the provider's goes on.
  for (let left = gap; left > 0; left -= 10) {
    platform.move(Math.min(10, left) * 1000);
    await talk.lease('provider');
  }
  await talk.lease('visitor');
  await talk.talkFor(60);
  await talk.hangUp('provider');
  await platform.tick();
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 150 + billedGap, billedSeconds: 90 + billedGap, bill: 90 + billedGap });
});

test('both stop at once and nobody hangs up: the talk ends at the last moment both were there', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(120);
  await platform.advance(4 * 60_000);
  const { endReason, endedAt, startedAt } = await talk.seenBy('visitor');
  expect(endReason).toBe('absence');
  expect(Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')).toBe(120_000);
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 120, bill: 60 });
});

test('while a side is gone the meter stands still, visibly to both, and goes on without a second free minute', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(70);
  for (let seconds = 0; seconds < 40; seconds += 10) {
    platform.move(10_000);
    await talk.lease('provider');
  }
  for (const side of ['provider', 'visitor'] as const) {
    expect((await talk.seenBy(side)).meter).toMatchObject({ running: false, phase: 'paused', talkMs: 70_000, absentSides: ['visitor'] });
  }
  await talk.join('visitor');
  await talk.talkFor(10);
  for (const side of ['provider', 'visitor'] as const) {
    expect((await talk.seenBy(side)).meter).toMatchObject({ running: true, phase: 'paid', talkMs: 80_000, bill: 20, absentSides: [] });
  }
  await talk.hangUp('visitor');
  const { intervals } = await talk.statement('provider');
  expect(intervals.map(({ milliseconds }) => milliseconds)).toEqual([70_000, 10_000]);
});
