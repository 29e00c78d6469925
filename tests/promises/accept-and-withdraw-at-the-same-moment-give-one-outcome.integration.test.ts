import { expect, test } from 'vitest';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { live, requested } from '../people/talk.ts';

const platform = stage();

test('accept and withdraw: one of them happens, and both sides see which', async () => {
  const people = await ayaAndKen(platform);
  for (let round = 0; round < 6; round += 1) {
    const talk = await requested(platform, people);
    const both = round % 2 === 0 ? [talk.accept(), talk.withdraw()] as const : [talk.withdraw(), talk.accept()] as const;
    const outcomes = await Promise.all(both.map((one) => refusalOf(one)));
    expect(outcomes.toSorted()).toEqual(['none', 'state_conflict']);
    const seen = [await talk.seenBy('provider'), await talk.seenBy('visitor')].map(({ state }) => state);
    const accepted = (round % 2 === 0 ? outcomes[0] : outcomes[1]) === 'none';
    expect(seen).toEqual(accepted ? ['accepted', 'accepted'] : ['withdrawn', 'withdrawn']);
    if (accepted) await talk.cancel('visitor');
    await platform.advance(400_000);
  }
});

test('both hang up: the talk ends once, by one of them', async () => {
  const talk = await live(platform, await ayaAndKen(platform));
  await talk.talkFor(120);
  const outcomes = await Promise.all([refusalOf(talk.hangUp('provider')), refusalOf(talk.hangUp('visitor'))]);
  expect(outcomes.toSorted()).toEqual(['none', 'state_conflict']);
  await platform.tick();
  const [provider, visitor] = [await talk.statement('provider'), await talk.statement('visitor')];
  expect(provider).toMatchObject({ bill: 120, captured: 120 });
  expect(visitor).toMatchObject({ bill: 120, captured: 120, endedAt: provider.endedAt });
  expect((await talk.seenBy('provider')).endedBy).toBe((await talk.seenBy('visitor')).endedBy);
});

test('a hang-up after the ceiling is the ceiling, whoever pressed', async () => {
  const talk = await live(platform, await ayaAndKen(platform));
  await talk.talkFor(595);
  platform.move(7_000);
  await refusalOf(talk.hangUp('visitor'));
  for (const side of ['provider', 'visitor'] as const) expect(await talk.seenBy(side)).toMatchObject({ endReason: 'ceiling', endedBy: 'platform' });
});
