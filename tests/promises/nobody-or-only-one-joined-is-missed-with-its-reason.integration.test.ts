import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { accepted, type Side } from '../people/talk.ts';

const platform = stage();

test.each<{ joined: Side[]; reason: string }>([
  { joined: [], reason: 'both_absent' },
  { joined: ['provider'], reason: 'visitor_absent' },
  { joined: ['visitor'], reason: 'provider_absent' },
])('joined: $joined → $reason', async ({ joined, reason }) => {
  const talk = await accepted(platform, await ayaAndKen(platform));
  for (const side of joined) await talk.join(side);
  await talk.talkFor(119, joined);
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'accepted' });
  await platform.advance(1_000);
  for (const side of ['provider', 'visitor'] as const) expect(await talk.seenBy(side)).toMatchObject({ state: 'missed', missedReason: reason });
});

test('who waits alone and hears nobody has joined all the same', async () => {
  const talk = await accepted(platform, await ayaAndKen(platform));
  await talk.join('visitor');
  for (let seconds = 0; seconds < 120; seconds += 10) {
    await talk.lease('visitor', { hears: false });
    platform.move(10_000);
  }
  await platform.tick();
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'missed', missedReason: 'provider_absent' });
});

test('either side may cancel before it is live: the visitor withdraws, the provider’s is missed; the hold is released', async () => {
  const byVisitor = await accepted(platform, await ayaAndKen(platform));
  await byVisitor.cancel('visitor');
  expect(await byVisitor.seenBy('provider')).toMatchObject({ state: 'withdrawn' });
  const byProvider = await accepted(platform, await ayaAndKen(platform));
  await byProvider.cancel('provider');
  expect(await byProvider.seenBy('visitor')).toMatchObject({ state: 'missed', missedReason: 'cancelled' });
  await platform.tick();
  const states = await platform.ctx.db.sql.all<{ state: string }>('SELECT state FROM test_rail_hold WHERE talk IN (?, ?)', [byVisitor.id, byProvider.id]);
  expect(states).toEqual([{ state: 'released' }, { state: 'released' }]);
});

test('a cancel between the accept and the card rail’s answer leaves nothing held', async () => {
  const talk = await accepted(platform, await ayaAndKen(platform));
  await Promise.all([talk.cancel('visitor'), platform.tick()]);
  await platform.tick();
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'withdrawn' });
});
