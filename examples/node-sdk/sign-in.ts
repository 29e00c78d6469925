import { createChoku, type Choku } from '@choku/sdk';

/** Where the platform is, and who signs in. */
export interface Account {
  readonly baseUrl: string;
  readonly email: string;
  readonly password: string;
}

/** Signs in and answers a client that carries the session's token. */
export async function signIn({ baseUrl, email, password }: Account): Promise<Choku> {
  const { token } = await createChoku({ baseUrl }).post('/v1/sessions', { body: { email, password, keep: 'token' } });
  if (token === null) throw new Error('the platform gave no token');
  return createChoku({ baseUrl, token, locale: 'en' });
}

/** The account of the environment: the demo's visitor on your own machine, unless told otherwise. */
export function accountFromEnvironment(): Account {
  const { CHOKU_URL = 'http://localhost:4000', CHOKU_EMAIL = 'yuu@demo.example', CHOKU_PASSWORD = 'kawaguchi-hoikuen-7' } = process.env;
  return { baseUrl: CHOKU_URL, email: CHOKU_EMAIL, password: CHOKU_PASSWORD };
}
