import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlatform, type Platform } from '../../tests/people/platform.ts';
import { password } from '../../tests/people/person.ts';
import { giveMandate, provider, visitor, type Provider, type Visitor } from '../../tests/people/roles.ts';
import { storyOf } from '../../tests/people/talk.ts';
import { eventually } from '../../tests/support/condition.ts';
import { askAndRequest } from './ask-and-request.ts';
import { followTalks } from './follow-a-talk.ts';
import { signIn } from './sign-in.ts';

let platform: Platform;
let satomi: Provider;
let yuu: Visitor;

beforeAll(async () => {
  platform = await openPlatform();
  satomi = await provider(platform, 'satomi', { price: 80 });
  yuu = await visitor(platform, 'yuu');
});
afterAll(() => platform.close());

test('without a mandate the question is asked and no talk requested', async () => {
  const choku = await signIn({ baseUrl: platform.url, email: yuu.email, password });
  expect(await askAndRequest(choku, { serviceId: satomi.service.id, question: '駅から近いですか。' })).toBeNull();
  const [conversation] = (await satomi.choku.get('/v1/me/conversations')).items;
  expect(conversation?.lastMessage?.text).toBe('駅から近いですか。');
  expect((await satomi.choku.get('/v1/me/talks')).items).toEqual([]);
});

test('with one a talk is requested, and its follower hears of every change up to the bill', async () => {
  await giveMandate(yuu, satomi.service, { ceiling: 20 });
  const lines: string[] = [];
  const over = new AbortController();
  const following = followTalks(yuu.choku, { say: (line) => lines.push(line), signal: over.signal });
  const heard = (what: string) => eventually(() => lines.some((line) => line.includes(what)));

  const choku = await signIn({ baseUrl: platform.url, email: yuu.email, password });
  const talk = await askAndRequest(choku, { serviceId: satomi.service.id, question: 'いま話せますか。' });
  if (talk === null) throw new Error('there is a mandate');
  expect(talk).toMatchObject({ state: 'requested', ceilingMinutes: 10 });
  await heard('requested');

  const story = storyOf(platform, talk.id, { provider: satomi, visitor: yuu });
  await story.accept();
  await platform.tick();
  await heard('accepted');
  await story.join('provider');
  await story.join('visitor');
  await heard('live');
  await story.talkFor(360);
  await story.hangUp('visitor');
  await platform.tick();
  await heard('bill ¥400 collected');

  over.abort();
  await following;
  const states = lines.map((line) => /^tlk_\w+ +(\w+)/u.exec(line)?.[1]);
  // Between the end and the settlement may lie less time than a look takes.
  expect(states.filter((state, at) => state !== 'ended' && state !== states[at - 1])).toEqual(['requested', 'accepted', 'live', 'settled']);
});
