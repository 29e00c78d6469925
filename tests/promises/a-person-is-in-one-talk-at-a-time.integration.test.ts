import { expect, test } from 'vitest';
import { provider } from '../people/roles.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { requested } from '../people/talk.ts';

const platform = stage();

test('accepting a visitor who is in another talk is refused with visitor_in_talk, and the request keeps waiting', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const mika = await provider(platform, 'mika');
  const withAya = await requested(platform, { provider: aya, visitor: ken });
  const withMika = await requested(platform, { provider: mika, visitor: ken });
  await withAya.accept();
  expect(await refusalOf(withMika.accept())).toBe('visitor_in_talk');
  expect(await withMika.seenBy('visitor')).toMatchObject({ state: 'requested' });
  await withAya.cancel('visitor');
  expect(await withMika.accept()).toMatchObject({ state: 'accepted' });
});

test('a provider accepts one talk at a time, and any waiting request', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const { visitor: yui } = await ayaAndKen(platform);
  const first = await requested(platform, { provider: aya, visitor: ken });
  platform.move(1);
  const second = await requested(platform, { provider: aya, visitor: yui });
  expect([(await first.seenBy('visitor')).placeInLine, (await second.seenBy('visitor')).placeInLine]).toEqual([1, 2]);
  await second.accept();
  expect(await refusalOf(first.accept())).toBe('provider_in_talk');
  expect(await first.seenBy('visitor')).toMatchObject({ state: 'requested', placeInLine: 1 });
});

test('two accepts of one visitor at the same moment give one talk', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const mika = await provider(platform, 'mika2');
  const stories = [await requested(platform, { provider: aya, visitor: ken }), await requested(platform, { provider: mika, visitor: ken })];
  const outcomes = await Promise.all(stories.map((story) => refusalOf(story.accept())));
  expect(outcomes.toSorted()).toEqual(['none', 'visitor_in_talk']);
  const states = await Promise.all(stories.map(async (story) => (await story.seenBy('visitor')).state));
  expect(states.toSorted()).toEqual(['accepted', 'requested']);
});
