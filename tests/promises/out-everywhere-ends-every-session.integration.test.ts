import { expect, test } from 'vitest';
import { createChoku } from '../../sdk/src/index.ts';
import { fetchFromOwnAddress, password, person } from '../people/person.ts';
import { frameSession } from '../people/frame.ts';
import { ayaAndKen, refusalOf, stage } from '../people/stage.ts';

const platform = stage();

test('signing out everywhere ends the other browser’s session and the frame in a blog', async () => {
  const { provider: aya, visitor: ken } = await ayaAndKen(platform);
  const frame = await frameSession(platform, ken, aya);
  const anyone = createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] });
  const second = await anyone.post('/v1/sessions', { body: { email: ken.email, password, keep: 'token' } });
  const elsewhere = createChoku({ baseUrl: platform.url, token: second.token ?? '', retryWaits: [] });
  expect((await elsewhere.get('/v1/me')).nickname).toBe(ken.name);
  expect(await refusalOf(frame.choku.get('/v1/me/talks'))).toBe('none');
  await ken.choku.delete('/v1/sessions');
  expect(await refusalOf(elsewhere.get('/v1/me'))).toBe('signed_out');
  expect(await refusalOf(ken.choku.get('/v1/me'))).toBe('signed_out');
  expect(await refusalOf(frame.choku.get('/v1/me/talks'))).toBe('signed_out');
  expect(await refusalOf(frame.renew())).toBe('signed_out');
});

test('known and unknown addresses get equal answers', async () => {
  const somebody = await person(platform, 'somebody');
  const anyone = createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] });
  const shapes = async (email: string) => {
    const signUp = await anyone.post('/v1/users', { body: { nickname: 'だれか', email, password, adult: true, agreed: true } });
    const reset = await anyone.post('/v1/password-resets', { body: { email } });
    const refused = await anyone.post('/v1/sessions', { body: { email, password: 'not-the-password-1' } }).catch((problem: unknown) => (problem as { body: { code: string; title: string } }).body);
    const { code, title } = refused as { code: string; title: string };
    return { signUp: Object.keys(signUp), reset: Object.keys(reset), code, title };
  };
  expect(await shapes(somebody.email)).toEqual(await shapes('nobody@example.jp'));
});
