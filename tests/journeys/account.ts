import { createChoku, type Choku } from '../../sdk/src/index.ts';
import type { TestPlatform } from '../support/platform.ts';
import { mailedCode, password } from './reader.ts';

/** Somebody with an account and nothing else, and the SDK as them. */
export interface Account {
  readonly nickname: string;
  readonly email: string;
  readonly password: string;
  readonly choku: Choku;
}

let accounts = 0;

/** Signs somebody up without a browser. */
export async function newAccount(platform: TestPlatform, nickname: string): Promise<Account> {
  accounts += 1;
  const email = `somebody-${accounts}@example.jp`;
  const anyone = createChoku({ baseUrl: platform.platformUrl });
  const { signUpId } = await anyone.post('/v1/users', { body: { nickname, email, password, adult: true, agreed: true } });
  const { token } = await anyone.post('/v1/sign-ups/{signUpId}/confirm', { params: { path: { signUpId } }, body: { code: await mailedCode(platform, email), keep: 'token' } });
  return { nickname, email, password, choku: createChoku({ baseUrl: platform.platformUrl, token: token ?? '' }) };
}
