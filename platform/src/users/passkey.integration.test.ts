import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { address, openAccounts, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import { SoftAuthenticator } from '../../../tests/support/authenticator.ts';
import type { Context } from '../context.ts';
import type { UserViewer } from '../http/viewer.ts';
import { hashToken } from '../http/token.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { addPasskey, listPasskeys, removePasskey, renamePasskey, signInWithPasskey, startAdding, startPasskeyProof, startPasskeySignIn } from './passkey-actions.ts';
import { proveByPasskey, requireRecentProof } from './proof-actions.ts';
import { findSession } from './session-actions.ts';

let accounts: Accounts;
let ctx: Context;
beforeAll(async () => {
  accounts = await openAccounts();
  ({ ctx } = accounts);
});
afterAll(() => accounts.db.close());
beforeEach(() => accounts.begin());

const origin = 'http://localhost:4000';

/** Somebody signed in on a site's page. */
async function somebody(): Promise<{ viewer: UserViewer; email: string }> {
  const { user, token } = await accounts.person();
  const session = await findSession(ctx, hashToken(token));
  if (session === undefined) throw new Error('whoever signs up is signed in');
  return { viewer: { kind: 'user', userId: user.id, sessionId: session.sessionId, address, locale: 'ja' }, email: user.email };
}

async function withPasskey(key = new SoftAuthenticator(origin)) {
  const who = await somebody();
  const { challengeId, options } = await startAdding(ctx, who.viewer);
  const passkey = await addPasskey(ctx, who.viewer, { challengeId, credential: key.create(options), userAgent: 'Mozilla/5.0 (iPhone) Version/26.0 Mobile Safari/604.1' });
  return { ...who, key, passkey };
}

const signIn = (given: Pick<Parameters<typeof signInWithPasskey>[1], 'challengeId' | 'credential'>) => signInWithPasskey(ctx, { ...given, keep: 'cookie', address });

describe('a passkey', () => {
  it('signs in whoever holds it, without saying who beforehand, and its person was told that it was added', async () => {
    const { viewer, key, passkey, email } = await withPasskey();
    expect(passkey.name).toBe('Safari · iPhone');
    expect((await accounts.mailsTo(email)).map(({ subject }) => subject)).toContain('パスキーを追加しました');
    const { challengeId, options } = await startPasskeySignIn(ctx, address);
    const started = await signIn({ challengeId, credential: key.get(options) });
    expect(started.user.id).toBe(viewer.userId);
    expect((await listPasskeys(ctx, viewer.userId))[0]?.usedAt).toBe(accounts.now());
    expect((await accounts.mailsTo(email)).map(({ subject }) => subject)).toContain('新しい端末でログインがありました');
  });

  it('is refused from another origin, for another site, without asking its person, and with a challenge used, over or meant for something else', async () => {
    const { viewer, key } = await withPasskey();
    const ask = async (change: (asked: { challenge: string }) => ReturnType<SoftAuthenticator['get']>) => {
      const { challengeId, options } = await startPasskeySignIn(ctx, address);
      return refusal(signIn({ challengeId, credential: change(options) }));
    };
    expect(await ask((options) => key.get(options, { origin: 'http://localhost:4001' }))).toBe('passkey_refused');
    expect(await ask((options) => key.get(options, { rpId: 'evil.example' }))).toBe('passkey_refused');
    expect(await ask((options) => key.get(options, { verified: false }))).toBe('passkey_refused');
    expect(await ask(() => key.get({ challenge: 'AAAA' }))).toBe('passkey_refused');
    const once = await startPasskeySignIn(ctx, address);
    expect(await refusal(signIn({ challengeId: once.challengeId, credential: key.get(once.options) }))).toBe('none');
    expect(await refusal(signIn({ challengeId: once.challengeId, credential: key.get(once.options) }))).toBe('passkey_refused');
    const late = await startPasskeySignIn(ctx, address);
    accounts.later(5 * MINUTE);
    expect(await refusal(signIn({ challengeId: late.challengeId, credential: key.get(late.options) }))).toBe('passkey_refused');
    const other = await startPasskeyProof(ctx, viewer);
    expect(await refusal(signIn({ challengeId: other.challengeId, credential: key.get(other.options) }))).toBe('passkey_refused');
    expect(await ask((options) => key.get(options))).toBe('none');
  });

  it('even a refused answer uses its challenge up', async () => {
    const { key } = await withPasskey();
    const { challengeId, options } = await startPasskeySignIn(ctx, address);
    expect(await refusal(signIn({ challengeId, credential: key.get(options, { origin: 'https://evil.example' }) }))).toBe('passkey_refused');
    expect(await refusal(signIn({ challengeId, credential: key.get(options) }))).toBe('passkey_refused');
  });

  it('of somebody else proves nothing, nor does a key that nobody has added, nor one that names another person', async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const prove = async (key: SoftAuthenticator) => {
      const { challengeId, options } = await startPasskeyProof(ctx, mine.viewer);
      return refusal(proveByPasskey(ctx, mine.viewer, { challengeId, credential: key.get(options) }));
    };
    expect(await prove(theirs.key)).toBe('passkey_refused');
    expect(await prove(new SoftAuthenticator(origin))).toBe('passkey_refused');
    const { challengeId, options } = await startPasskeyProof(ctx, theirs.viewer);
    expect(await refusal(proveByPasskey(ctx, mine.viewer, { challengeId, credential: mine.key.get(options) }))).toBe('passkey_refused');
    const toAdd = await startAdding(ctx, mine.viewer);
    expect(await refusal(proveByPasskey(ctx, mine.viewer, { challengeId: toAdd.challengeId, credential: mine.key.get(toAdd.options) }))).toBe('passkey_refused');
    mine.key.userHandle = theirs.key.userHandle;
    expect(await prove(mine.key)).toBe('passkey_refused');
  });

  it('that was copied is stopped at the first use out of order, and its person is told', async () => {
    const { key, passkey, email, viewer } = await withPasskey();
    const use = async (counter?: number) => {
      const { challengeId, options } = await startPasskeySignIn(ctx, address);
      return refusal(signIn({ challengeId, credential: key.get(options, counter === undefined ? {} : { counter }) }));
    };
    expect(await use(7)).toBe('none');
    expect(await use(7)).toBe('passkey_refused');
    expect(await use(9)).toBe('passkey_refused');
    expect((await listPasskeys(ctx, viewer.userId)).find(({ id }) => id === passkey.id)?.clonedAt).not.toBeNull();
    expect((await accounts.mailsTo(email)).filter(({ subject }) => subject === 'パスキーを止めました')).toHaveLength(1);
  });

  it('is added, and removed, only right after a proof, which it can give itself', async () => {
    const { viewer, key, passkey } = await withPasskey();
    accounts.later(11 * MINUTE);
    expect(await refusal(requireRecentProof(ctx, viewer))).toBe('proof_needed');
    expect(await refusal(startAdding(ctx, viewer))).toBe('proof_needed');
    expect(await refusal(removePasskey(ctx, viewer, passkey.id))).toBe('proof_needed');
    await renamePasskey(ctx, { userId: viewer.userId, passkeyId: passkey.id, name: '仕事の電話' });
    const { challengeId, options } = await startPasskeyProof(ctx, viewer);
    await proveByPasskey(ctx, viewer, { challengeId, credential: key.get(options) });
    expect((await listPasskeys(ctx, viewer.userId)).map(({ name }) => name)).toEqual(['仕事の電話']);
    await removePasskey(ctx, viewer, passkey.id);
    expect(await listPasskeys(ctx, viewer.userId)).toEqual([]);
    const again = await startPasskeySignIn(ctx, address);
    expect(await refusal(signIn({ challengeId: again.challengeId, credential: key.get(again.options) }))).toBe('passkey_refused');
  });

  it('can’t be added twice, with somebody else’s challenge, or without asking its person', async () => {
    const { key } = await withPasskey();
    const other = await somebody();
    const third = await somebody();
    const add = async (made: (options: { challenge: string }) => ReturnType<SoftAuthenticator['create']>, as = other.viewer) => {
      const { challengeId, options } = await startAdding(ctx, other.viewer);
      return refusal(addPasskey(ctx, as, { challengeId, credential: made(options) }));
    };
    expect(await add((options) => key.create(options))).toBe('passkey_refused');
    expect(await add((options) => new SoftAuthenticator(origin).create(options, { origin: 'https://evil.example' }))).toBe('passkey_refused');
    expect(await add((options) => new SoftAuthenticator(origin).create(options, { verified: false }))).toBe('passkey_refused');
    expect(await add((options) => new SoftAuthenticator(origin).create(options), third.viewer)).toBe('passkey_refused');
    expect(await add((options) => new SoftAuthenticator(origin).create(options))).toBe('none');
  });
});
