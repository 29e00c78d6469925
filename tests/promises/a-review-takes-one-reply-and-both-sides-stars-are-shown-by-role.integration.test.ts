import { expect, test } from 'vitest';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';
import { talked, type Story } from '../people/talk.ts';

const platform = stage();

async function reviewed(stars: { visitor: number; provider: number }): Promise<{ talk: Story; aboutProvider: string }> {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 90 });
  for (const side of ['visitor', 'provider'] as const) await talk[side].choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: talk.id } }, body: { stars: stars[side], words: '' } });
  const [received] = (await talk.provider.choku.get('/v1/me/reviews')).items;
  return { talk, aboutProvider: received?.id ?? '' };
}

test('the person reviewed replies once, below the review, and everybody reads it without a script', async () => {
  const { talk, aboutProvider } = await reviewed({ visitor: 4, provider: 5 });
  const reply = (who: 'provider' | 'visitor', words: string) => talk[who].choku.put('/v1/reviews/{reviewId}/reply', { params: { path: { reviewId: aboutProvider } }, body: { words } });
  expect(await refusalOf(reply('visitor', 'わたしも'))).toBe('not_found');
  expect((await reply('provider', 'ありがとうございました')).reply?.words).toBe('ありがとうございました');
  expect(await refusalOf(reply('provider', 'もうひとこと'))).toBe('state_conflict');
  for (const path of [`/s/${talk.provider.service.id}`, `/s/${talk.provider.service.id}/reviews`, `/u/${talk.provider.id}`]) {
    expect(await (await fetch(`${platform.url}${path}`)).text()).toContain('ありがとうございました');
  }
});

test('a person’s stars are told apart by role; only the visitor’s make the service’s rating', async () => {
  const { talk } = await reviewed({ visitor: 5, provider: 2 });
  const of = (userId: string, as: 'provider' | 'visitor') => talk.visitor.choku.get('/v1/users/{userId}/reviews', { params: { path: { userId }, query: { as } } });
  expect([(await of(talk.provider.id, 'provider')).spread, (await of(talk.visitor.id, 'visitor')).spread]).toEqual([[0, 0, 0, 0, 1], [0, 1, 0, 0, 0]]);
  expect((await of(talk.provider.id, 'visitor')).items).toEqual([]);
  const service = await talk.visitor.choku.get('/v1/services/{serviceId}', { params: { path: { serviceId: talk.provider.service.id } } });
  expect(service.rating).toEqual({ average: 5, count: 1 });
});

test('a day later whoever has not written is reminded, once', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 90 });
  await talk.visitor.choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: talk.id } }, body: { stars: 5, words: '' } });
  const reminded = async () => (await platform.ctx.db.sql.all<{ effect_key: string }>('SELECT effect_key FROM outbox_effect WHERE effect_key LIKE ?', [`notice:review:${talk.id}:%:remind`])).map((row) => row.effect_key);
  await platform.advance(24 * 60 * 60_000 - 60_000);
  expect(await reminded()).toEqual([]);
  await platform.advance(120_000);
  await platform.advance(24 * 60 * 60_000);
  expect(await reminded()).toEqual([`notice:review:${talk.id}:${talk.provider.id}:remind`]);
});
