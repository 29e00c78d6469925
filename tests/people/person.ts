import { createChoku, type Choku } from '../../sdk/src/index.ts';
import { listMails, type KeptMail } from '../../platform/src/rails/mail/mailbox.ts';
import type { Platform } from './platform.ts';

/** Everybody's password in the stories. */
export const password = 'kawa-no-mukou-7';

/** Somebody with an account, signed in, asking from a network address of their own. */
export interface Person {
  readonly name: string;
  readonly id: string;
  readonly email: string;
  /** The SDK with this person's session. */
  readonly choku: Choku;
  /** The session's token. */
  readonly token: string;
  /** A request as this person without the SDK: for what is no part of it, and for what it wouldn't let one send. */
  send(method: string, path: string, body?: unknown): Promise<Response>;
}

let addresses = 0;

/** `fetch` from a network address of one's own, so that limits per address count each person for themselves. */
export function fetchFromOwnAddress(): typeof fetch {
  addresses += 1;
  const address = `198.51.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  return (input, init) => {
    const request = new Request(input, init);
    request.headers.set('X-Forwarded-For', address);
    return fetch(request);
  };
}

/** Sends what the outbox holds and answers the mails to an address, the newest first. */
export async function mailsTo(platform: Platform, email: string): Promise<KeptMail[]> {
  await platform.tick();
  return listMails(platform.ctx.db.sql, email);
}

/** The six digits of the newest mail to an address. Throws when there are none. */
export async function newestCode(platform: Platform, email: string): Promise<string> {
  const [mail] = await mailsTo(platform, email);
  const code = /\d{6}/u.exec(mail?.subject ?? '')?.[0];
  if (code === undefined) throw new Error(`no mail with a code to ${email}`);
  return code;
}

/** Makes the person of a session's token. */
export function personWith(platform: Platform, session: { name: string; id: string; email: string; token: string }): Person {
  const ownFetch = fetchFromOwnAddress();
  const { token } = session;
  return {
    ...session,
    choku: createChoku({ baseUrl: platform.url, token, fetch: ownFetch, retryWaits: [] }),
    send: (method, path, body) => ownFetch(`${platform.url}${path}`, {
      method, headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  };
}

/** Somebody who has signed up with their name and the code that was mailed to them. */
export async function person(platform: Platform, name: string): Promise<Person> {
  const email = `${name}@example.jp`;
  const anyone = createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] });
  const { signUpId } = await anyone.post('/v1/users', { body: { nickname: name, email, password, adult: true, agreed: true } });
  const code = await newestCode(platform, email);
  const { me, token } = await anyone.post('/v1/sign-ups/{signUpId}/confirm', { params: { path: { signUpId } }, body: { code, keep: 'token' } });
  if (token === null) throw new Error('an API client is given its token');
  return personWith(platform, { name, id: me.id, email, token });
}
