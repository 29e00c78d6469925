import { expect, test } from 'vitest';
import { createChoku } from '../../sdk/src/index.ts';
import { frameSession } from '../people/frame.ts';
import { fetchFromOwnAddress, password } from '../people/person.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';

const platform = stage();

/** Opens a stream of events and answers what resolves when the platform ends it. */
async function streamUntilEnd(token: string): Promise<{ ended: Promise<true> }> {
  const answer = await fetch(`${platform.url}/v1/events`, { headers: { Authorization: `Bearer ${token}` } });
  const reader = answer.body?.getReader();
  if (reader === undefined) throw new Error('a stream has a body');
  await reader.read();
  const toTheEnd = async (): Promise<true> => {
    for (;;) if ((await reader.read()).done) return true;
  };
  return { ended: toTheEnd() };
}

test('another browser, the frame in a blog and their open streams end with the change; this session goes on', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const frame = await frameSession(platform, ken, aya);
  const anyone = createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] });
  const { token } = await anyone.post('/v1/sessions', { body: { email: ken.email, password, keep: 'token' } });
  const streams = await Promise.all([streamUntilEnd(token ?? ''), streamUntilEnd(frame.token)]);
  await ken.choku.post('/v1/me/proofs', { body: { password } });
  await ken.choku.put('/v1/me/password', { body: { newPassword: 'a-quite-new-one-1' } });
  expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual([true, true]);
  expect(await refusalOf(createChoku({ baseUrl: platform.url, token: token ?? '', retryWaits: [] }).get('/v1/me'))).toBe('signed_out');
  expect(await refusalOf(frame.choku.get('/v1/me/talks'))).toBe('signed_out');
  expect(await refusalOf(ken.choku.get('/v1/me'))).toBe('none');
});

test('each place can be ended by itself, the frame in a blog too', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const frame = await frameSession(platform, ken, aya);
  const stream = await streamUntilEnd(frame.token);
  const { items } = await ken.choku.get('/v1/me/sessions');
  expect(items.map(({ kind, host, current }) => ({ kind, host, current }))).toEqual([{ kind: 'client', host: null, current: true }, { kind: 'frame', host: 'blog.example', current: false }]);
  const at = (sessionId: string) => ({ params: { path: { sessionId } } });
  expect(await refusalOf(aya.choku.delete('/v1/me/sessions/{sessionId}', at(items[1]?.id ?? '')))).toBe('not_found');
  await ken.choku.delete('/v1/me/sessions/{sessionId}', at(items[1]?.id ?? ''));
  expect(await stream.ended).toBe(true);
  expect(await refusalOf(frame.renew())).toBe('signed_out');
  expect((await ken.choku.get('/v1/me/sessions')).items).toHaveLength(1);
});
