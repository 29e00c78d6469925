import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { accepted, type Story } from '../people/talk.ts';

const platform = stage();

/** What the visitor does on their bank's page; the platform looks there every three seconds. */
async function answerBank(talk: Story, answer: 'allow' | 'refuse'): Promise<void> {
  const url = (await talk.seenBy('visitor')).hold?.confirmUrl ?? '';
  await talk.visitor.send('POST', `/v1/test-bank/holds/${url.split('/').at(-1) ?? ''}/answer`, { answer });
  await platform.advance(3_000);
}

test('the visitor alone gets the link; allowed there, the talk goes live', async () => {
  const talk = await accepted(platform, await ayaAndKen(platform, { card: 'threeDSecure' }));
  expect((await talk.seenBy('visitor')).hold).toMatchObject({ state: 'authenticating', confirmUrl: expect.stringContaining('/test-bank/confirm/') });
  expect((await talk.seenBy('provider')).hold).toMatchObject({ state: 'placing', confirmUrl: null });
  await talk.join('provider');
  await talk.join('visitor');
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'accepted' });
  await talk.talkFor(10);
  await answerBank(talk, 'allow');
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'live' });
  await talk.talkFor(90);
  await talk.hangUp('provider');
  await platform.tick();
  // The talk began with the hold, not with the connection that waited for it.
  expect((await talk.statement('visitor')).talkSeconds).toBeLessThanOrEqual(93);
});

test('refused there it is a decline like any other', async () => {
  const talk = await accepted(platform, await ayaAndKen(platform, { card: 'threeDSecure' }));
  await answerBank(talk, 'refuse');
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'accepted', hold: { state: 'declined', cardsLeft: 2 } });
});

test('not answered within two minutes the talk is missed; an answer afterwards holds nothing', async () => {
  const talk = await accepted(platform, await ayaAndKen(platform, { card: 'threeDSecure' }));
  const url = (await talk.seenBy('visitor')).hold?.confirmUrl ?? '';
  await talk.join('provider');
  await talk.join('visitor');
  await talk.talkFor(120);
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'missed', missedReason: 'card' });
  await talk.visitor.send('POST', `/v1/test-bank/holds/${url.split('/').at(-1) ?? ''}/answer`, { answer: 'allow' });
  await platform.advance(5_000);
});
