import { expect, test } from 'vitest';
import type { Statement } from '../people/roles.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live } from '../people/talk.ts';

const platform = stage();

/** The bill from the itemised intervals alone, in whole numbers of any size: an implementation of its own. */
function recomputed({ intervals, pricePerMinute, freeSeconds }: Statement) {
  const talkMs = intervals.reduce((sum, { from, to }) => sum + BigInt(Date.parse(to)) - BigInt(Date.parse(from)), 0n);
  const talkSeconds = talkMs / 1000n;
  const free = BigInt(freeSeconds);
  const billedSeconds = talkSeconds > free ? talkSeconds - free : 0n;
  const bill = BigInt(pricePerMinute) * billedSeconds / 60n;
  const waived = bill < 50n ? bill : 0n;
  const fee = (bill - waived) * 20n / 100n;
  return { talkSeconds: Number(talkSeconds), billedSeconds: Number(billedSeconds), bill: Number(bill), waived: Number(waived), captured: Number(bill - waived), platformFee: Number(fee), sales: Number(bill - waived - fee) };
}

/** Seconds of talk and of the visitor's absence, in turn. */
const stories = [
  { price: 10, parts: [[400.5, 0]] },
  { price: 133, parts: [[61.9, 20.3], [33.35, 15], [12.777, 0]] },
  { price: 999, parts: [[10.001, 30], [99.999, 0]] },
  { price: 10_000, parts: [[60.999, 14], [0.999, 14], [0.001, 13.5], [120, 0]] },
] as const;

test.each(stories)('¥$price a minute, $parts', async ({ price, parts }) => {
  const talk = await live(platform, await ayaAndKen(platform, { price }));
  for (const [together, apart] of parts) {
    await talk.talkFor(together);
    if (apart === 0) continue;
    await talk.talkFor(apart, ['provider']);
    await talk.join('visitor');
  }
  await talk.hangUp('visitor');
  await platform.tick();
  const [provider, visitor] = [await talk.statement('provider'), await talk.statement('visitor')];
  expect(provider).toMatchObject(recomputed(provider));
  expect(visitor).toMatchObject(recomputed(visitor));
  const shared = ({ role, other, giveBack, ...rest }: Statement) => ({ rest, about: `${role} ${other.nickname}`, giveBack });
  expect(shared(visitor).rest).toEqual(shared(provider).rest);
  expect(provider.intervals).toHaveLength(parts.length);
});
