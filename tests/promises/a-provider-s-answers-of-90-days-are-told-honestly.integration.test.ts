import { expect, test } from 'vitest';
import type { components } from '../../sdk/src/index.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { giveMandate, requestTalk, type Provider, type Visitor } from '../people/roles.ts';
import { storyOf } from '../people/talk.ts';

type Profile = components['schemas']['Profile'];

const platform = stage();
const minute = 60_000;

/** One request after the other: answered by declining after so many minutes, left to run out, or taken back. */
async function ask(people: { provider: Provider; visitor: Visitor }, answers: readonly (number | 'none' | 'withdrawn')[]): Promise<void> {
  for (const answer of answers) {
    const { id } = await requestTalk(people.visitor, people.provider.service, { wait: 30, mandateId: (await giveMandate(people.visitor, people.provider.service)).id });
    const story = storyOf(platform, id, people);
    if (answer === 'withdrawn') await story.withdraw();
    else if (answer === 'none') await platform.advance(31 * minute);
    else {
      await platform.advance(answer * minute);
      await people.provider.choku.post('/v1/talks/{talkId}/decline', { params: { path: { talkId: id } }, body: { comment: '' } });
    }
    await platform.ctx.db.sql.run('DELETE FROM rate_limit');
  }
}

test('answered of asked and the median, without what was taken back; nothing is said of too few', async () => {
  const people = await ayaAndKen(platform);
  // As nobody: over so many days every session ends.
  const answers = async () => ((await (await fetch(`${platform.url}/v1/users/${people.provider.id}`)).json()) as Profile).answers;
  expect(await answers()).toEqual({ asked: 0, answered: 0, medianMinutes: null });
  await ask(people, [2, 'withdrawn', 'none']);
  expect(await answers()).toEqual({ asked: 2, answered: 1, medianMinutes: null });
  const page = async (path: string) => (await fetch(`${platform.url}${path}`)).text();
  expect(await page(`/u/${people.provider.id}`)).toContain('応答の目安にはまだ少なめです');
  await ask(people, [5, 9]);
  expect(await answers()).toEqual({ asked: 4, answered: 3, medianMinutes: 5 });
  for (const path of [`/u/${people.provider.id}`, `/s/${people.provider.service.id}`]) expect(await page(path)).toContain('4件中3件に回答・中央値5分');
  await platform.advance(91 * 24 * 60 * minute);
  expect(await answers()).toEqual({ asked: 0, answered: 0, medianMinutes: null });
});
