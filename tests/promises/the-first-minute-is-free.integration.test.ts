import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { talked } from '../people/talk.ts';

const platform = stage();

test.each([
  { seconds: 59, bill: 0, state: 'free' },
  { seconds: 60, bill: 0, state: 'free' },
  { seconds: 150, bill: 180, state: 'collected' },
])('a talk of $seconds seconds at ¥120 a minute costs ¥$bill', async ({ seconds, bill, state }) => {
  const talk = await talked(platform, await ayaAndKen(platform, { price: 120 }), { seconds });
  for (const side of ['provider', 'visitor'] as const) {
    expect(await talk.seenBy(side)).toMatchObject({ state: 'settled', bill, billState: state, freeSeconds: 60 });
    expect(await talk.statement(side)).toMatchObject({ talkSeconds: seconds, freeSeconds: 60, billedSeconds: Math.max(0, seconds - 60), bill, captured: bill });
  }
});

test('a talk inside the free minute releases its hold whole', async () => {
  const talk = await talked(platform, await ayaAndKen(platform, { price: 120 }), { seconds: 45 });
  const { holds } = await talk.statement('visitor');
  expect(holds).toEqual([{ part: 1, amount: 1080, captured: 0, released: 1080, state: 'released' }]);
});
