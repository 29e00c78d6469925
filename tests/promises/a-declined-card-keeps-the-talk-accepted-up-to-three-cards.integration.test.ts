import { expect, test } from 'vitest';
import { saveCard } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { accepted, type Story } from '../people/talk.ts';

const platform = stage();

const useCard = (talk: Story, cardId: string) => talk.visitor.choku.post('/v1/talks/{talkId}/card', { params: { path: { talkId: talk.id } }, body: { cardId } });

test('after a decline another card is tried, and the talk goes live on it', async () => {
  const people = await ayaAndKen(platform, { card: 'declined' });
  const other = await saveCard(platform, people.visitor, 'works');
  const talk = await accepted(platform, people);
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'accepted', hold: { state: 'declined', cardsLeft: 2 } });
  expect((await talk.seenBy('provider')).hold).toMatchObject({ state: 'placing', card: null, confirmUrl: null });
  await useCard(talk, other);
  await platform.tick();
  await talk.join('provider');
  await talk.join('visitor');
  await talk.talkFor(120);
  await talk.hangUp('visitor');
  await platform.tick();
  expect(await talk.statement('visitor')).toMatchObject({ bill: 120, captured: 120, holds: [{ part: 1, captured: 120 }] });
});

test('three cards, not four: after the third decline the talk is missed, and only the visitor learns why in words', async () => {
  const people = await ayaAndKen(platform, { card: 'declined' });
  const [second, third, works] = [await saveCard(platform, people.visitor, 'tooLittleMoney'), await saveCard(platform, people.visitor, 'debit'), await saveCard(platform, people.visitor, 'works')];
  const talk = await accepted(platform, people);
  await useCard(talk, second);
  await platform.tick();
  expect((await talk.seenBy('visitor')).hold).toMatchObject({ state: 'declined', cardsLeft: 1 });
  await useCard(talk, people.visitor.cardId);
  await platform.tick();
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'missed', missedReason: 'card' });
  expect([await refusalOf(useCard(talk, works)), await refusalOf(useCard(talk, third))]).toEqual(['state_conflict', 'state_conflict']);
});

test('two minutes after the accept it is too late for another card', async () => {
  const people = await ayaAndKen(platform, { card: 'declined' });
  const other = await saveCard(platform, people.visitor, 'works');
  const talk = await accepted(platform, people);
  await platform.advance(120_000);
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'missed', missedReason: 'card' });
  expect(await refusalOf(useCard(talk, other))).toBe('state_conflict');
});

test('nobody uses somebody else’s card', async () => {
  const people = await ayaAndKen(platform, { card: 'declined' });
  const others = await ayaAndKen(platform);
  const talk = await accepted(platform, people);
  expect(await refusalOf(useCard(talk, others.visitor.cardId))).toBe('not_found');
});
