import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../tests/support/databases.ts';
import { readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { hashToken } from '../http/token.ts';
import { newId, type TalkId, type UserId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../primitives/seconds.ts';
import { listMails, mailboxMail, type KeptMail } from '../rails/mail/mailbox.ts';
import { announceWith } from '../realtime/announcer.ts';
import { memoryWake } from '../realtime/memory-wake.ts';
import { blockUser, blockedUsers, changeWords, claimTalk, freeTalk, markReachable, setAvailability, unblockUser, visibleUser } from './actions.ts';
import { effects } from './effects.ts';
import { lightOf } from './light.ts';
import { completePasswordReset, requestPasswordReset } from './password-reset-actions.ts';
import { meReply, personFor, personsFor } from './reply.ts';
import { findSession, signIn, signOut, signOutEverywhere, type StartedSession } from './session-actions.ts';
import { confirmSignUp, resendCode, signUp } from './sign-up-actions.ts';
import { findUser, findUserByEmail } from './store.ts';
import { assertVisible, availableAt, isVisible, visibleTo } from './visibility.ts';

const random = (length: number) => randomBytes(length);
const password = 'tonari-no-machi-9';
const address = '203.0.113.7';

let db: Database;
let ctx: Context;
let now = Date.parse('2026-11-23T03:00:00.000Z');
let ended: UserId[] = [];
let blocks: string[] = [];
let people = 0;

const clock = { now: () => instant(now) };
const later = (milliseconds: number) => { now += milliseconds; };

beforeAll(async () => {
  db = await openTestDatabase();
  const config = readConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:4000' });
  const wake = memoryWake();
  const unused = () => { throw new Error('no rail but mail is used here'); };
  const rail = { kind: 'test', live: false, save: unused, readSetup: unused, place: unused, confirm: unused, capture: unused, release: unused, read: unused } as const;
  ctx = {
    config, clock, random, db, log: pino({ level: 'silent' }), wake,
    rails: { cards: rail, calls: { kind: 'peer', join: unused, end: unused }, mail: mailboxMail({ sql: db.sql, clock, random }) },
    reactions: {
      userBlocked: [async (_tx, event) => { blocks.push(`${event.blockerId}>${event.blockedId}`); }],
      signedOutEverywhere: [async (_tx, event) => { ended.push(event.userId); }],
      meCounts: [async () => ({ unreadMessages: 2 }), async () => ({ waitingRequests: 1, unreadMessages: 1 })],
    },
  };
  announceWith(ctx);
});
afterAll(() => db.close());
beforeEach(async () => {
  ended = [];
  blocks = [];
  // Every test begins with full limits, whatever the ones before it used up.
  later(2 * HOUR);
  await db.sql.run('DELETE FROM rate_limit');
});

interface EffectRow { effect_key: string; body: string }

/** Sends what the outbox holds, as the worker would, and gives the mails to an address, the newest first. */
async function mailsTo(email: string): Promise<KeptMail[]> {
  const rows = await db.sql.all<EffectRow>("SELECT effect_key, body FROM outbox_effect WHERE kind = 'mail.send' ORDER BY enqueued_at");
  for (const row of rows) {
    await effects['mail.send']?.({ ctx, body: JSON.parse(row.body), attempt: 1, key: row.effect_key, fence: 1, enqueuedAt: clock.now(), finish: async () => undefined });
  }
  return listMails(db.sql, email);
}

async function newestCode(email: string): Promise<string> {
  const [mail] = await mailsTo(email);
  return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
}

const other = (code: string) => (code === '000000' ? '111111' : '000000');

function newEmail(): string {
  people += 1;
  return `person-${people}@example.jp`;
}

/** Somebody who has signed up and confirmed. */
async function person(nickname = 'ゆう', email = newEmail()): Promise<StartedSession> {
  const signUpId = await signUp(ctx, { nickname, email, password, locale: 'ja', address: `198.51.100.${people}` });
  later(1);
  return confirmSignUp(ctx, { signUpId, code: await newestCode(email), keep: 'cookie', address });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'none';
}

describe('signing up', () => {
  it('makes the account only with the mailed code, and signs in', async () => {
    const email = newEmail();
    const signUpId = await signUp(ctx, { nickname: 'さとみ', email, password, locale: 'ja', address });
    expect(await findUserByEmail(db.sql, email)).toBeNull();
    const code = await newestCode(email);
    const started = await confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address });
    expect(started.user.nickname).toBe('さとみ');
    expect(await findSession(ctx, hashToken(started.token))).toMatchObject({ userId: started.user.id, locale: 'ja' });
    expect(await refusal(confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address }))).toBe('expired');
  });

  it('takes full-width digits, and ends after five wrong codes', async () => {
    const email = newEmail();
    const signUpId = await signUp(ctx, { nickname: 'さとみ', email, password, locale: 'ja', address });
    const code = await newestCode(email);
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(confirmSignUp(ctx, { signUpId, code: other(code), keep: 'cookie', address }))).toBe('wrong_code');
    expect(await refusal(confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address }))).toBe('expired');
    await resendCode(ctx, signUpId, address);
    later(1);
    const fresh = await newestCode(email);
    const fullWidth = fresh.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await refusal(confirmSignUp(ctx, { signUpId, code: fullWidth, keep: 'cookie', address }))).toBe('none');
  });

  it('ends after 15 minutes', async () => {
    const email = newEmail();
    const signUpId = await signUp(ctx, { nickname: 'さとみ', email, password, locale: 'ja', address });
    const code = await newestCode(email);
    later(15 * MINUTE);
    expect(await refusal(confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address }))).toBe('expired');
  });

  it('answers the same for a known address, whose owner gets a mail that says so and stays as they are', async () => {
    const { user } = await person('けんた');
    const signUpId = await signUp(ctx, { nickname: 'にせもの', email: user.email.toUpperCase(), password: 'another-long-one-1', locale: 'en', address });
    expect(signUpId).toMatch(/^sup_/);
    later(1);
    const [mail] = await mailsTo(user.email);
    expect(mail?.subject).toBe('すでに登録されています');
    expect(mail?.text).not.toMatch(/\d{6}/);
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(confirmSignUp(ctx, { signUpId, code: '123456', keep: 'cookie', address }))).toBe('wrong_code');
    expect(await refusal(confirmSignUp(ctx, { signUpId, code: '123456', keep: 'cookie', address }))).toBe('expired');
    expect((await findUser(db.sql, user.id))?.passwordHash).toBe(user.passwordHash);
  });

  it('sends at most five mails an hour to an address, known or not', async () => {
    const { user } = await person();
    await db.sql.run('DELETE FROM rate_limit');
    for (const email of [user.email, newEmail()]) {
      const tries: string[] = [];
      for (let mail = 0; mail < 6; mail += 1) tries.push(await refusal(signUp(ctx, { nickname: 'ゆう', email, password, locale: 'ja', address })));
      expect(tries).toEqual(['none', 'none', 'none', 'none', 'none', 'rate_limited']);
    }
  });

  it('gives an address two people confirm at the same moment to one', async () => {
    const email = newEmail();
    const ids = [];
    const codes: string[] = [];
    for (const nickname of ['ひとり', 'ふたり']) {
      ids.push(await signUp(ctx, { nickname, email, password, locale: 'ja', address }));
      later(1);
      codes.push(await newestCode(email));
    }
    const outcomes = await Promise.all(ids.map((signUpId, index) => refusal(confirmSignUp(ctx, { signUpId, code: codes[index] ?? '', keep: 'cookie', address }))));
    expect(outcomes.toSorted()).toEqual(['expired', 'none']);
  });

  it('refuses weak passwords and misleading names before anything is written', async () => {
    const given = { nickname: 'ゆう', email: newEmail(), password, locale: 'ja', address } as const;
    expect(await refusal(signUp(ctx, { ...given, password: 'Password1234' }))).toBe('invalid_input');
    expect(await refusal(signUp(ctx, { ...given, nickname: 'チョク運営' }))).toBe('invalid_input');
    expect(await mailsTo(given.email)).toEqual([]);
  });
});

describe('sessions', () => {
  it('answer a wrong password and an unknown address alike', async () => {
    const { user } = await person();
    const wrong = await signIn(ctx, { email: user.email, password: 'not-the-password', keep: 'cookie', address }).catch((error: unknown) => error);
    const unknown = await signIn(ctx, { email: newEmail(), password: 'not-the-password', keep: 'cookie', address }).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(Problem);
    expect(unknown).toEqual(wrong);
    expect(await refusal(signIn(ctx, { email: user.email.toUpperCase(), password, keep: 'token', address }))).toBe('none');
  });

  it('allow ten tries in 15 minutes per account and per address, known or not, and a right password gives nothing back to others', async () => {
    const { user } = await person();
    await db.sql.run('DELETE FROM rate_limit');
    for (const email of [user.email, newEmail()]) {
      const from = `from ${email}`;
      const tries: string[] = [];
      for (let count = 0; count < 11; count += 1) tries.push(await refusal(signIn(ctx, { email, password: 'not-the-password', keep: 'cookie', address: from })));
      expect(tries.slice(0, 10)).toEqual(Array(10).fill('wrong_credentials'));
      expect(tries[10]).toBe('rate_limited');
    }
    const mine = await person();
    for (let count = 0; count < 10; count += 1) {
      await refusal(signIn(ctx, { email: newEmail(), password: 'not-the-password', keep: 'cookie', address: 'one address' }));
      if (count === 8) expect(await refusal(signIn(ctx, { email: mine.user.email, password, keep: 'cookie', address: 'one address' }))).toBe('none');
    }
    expect(await refusal(signIn(ctx, { email: newEmail(), password: 'x', keep: 'cookie', address: 'one address' }))).toBe('rate_limited');
  });

  it('end when signed out, after 30 idle days, after 90 days whatever happens, and with the account', async () => {
    const { user, token } = await person();
    const asked = () => findSession(ctx, hashToken(token));
    for (let week = 0; week < 12; week += 1) {
      later(7 * DAY);
      expect(await asked()).toBeDefined();
    }
    later(6 * DAY);
    expect(await asked()).toBeUndefined();
    const again = await signIn(ctx, { email: user.email, password, keep: 'cookie', address });
    later(30 * DAY);
    expect(await findSession(ctx, hashToken(again.token))).toBeUndefined();
    const third = await signIn(ctx, { email: user.email, password, keep: 'cookie', address });
    await db.sql.run('UPDATE user SET suspended_at = ? WHERE id = ?', [now, user.id]);
    expect(await findSession(ctx, hashToken(third.token))).toBeUndefined();
    expect(await refusal(signIn(ctx, { email: user.email, password, keep: 'cookie', address }))).toBe('wrong_credentials');
  });

  it('end one by one or all at once, waking the open streams', async () => {
    const { user, token } = await person();
    const second = await signIn(ctx, { email: user.email, password, keep: 'cookie', address });
    let woken = 0;
    const stop = ctx.wake.listen(`user:${user.id}`, () => { woken += 1; });
    const found = await findSession(ctx, hashToken(token));
    if (found) await signOut(ctx, user.id, found.sessionId);
    expect([await findSession(ctx, hashToken(token)), (await findSession(ctx, hashToken(second.token)))?.userId]).toEqual([undefined, user.id]);
    await signOutEverywhere(ctx, user.id);
    expect(await findSession(ctx, hashToken(second.token))).toBeUndefined();
    expect(ended).toEqual([user.id]);
    await expect.poll(() => woken).toBeGreaterThanOrEqual(2);
    stop();
  });

  it('are locked by a hundred wrong passwords in a row until the password is reset', async () => {
    const { user } = await person();
    await db.sql.run('UPDATE user SET sign_in_failures = 100 WHERE id = ?', [user.id]);
    expect(await refusal(signIn(ctx, { email: user.email, password, keep: 'cookie', address }))).toBe('wrong_credentials');
    const passwordResetId = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    later(1);
    await completePasswordReset(ctx, { passwordResetId, code: await newestCode(user.email), newPassword: 'atarashii-kagi-77', address });
    expect(await refusal(signIn(ctx, { email: user.email, password: 'atarashii-kagi-77', keep: 'cookie', address }))).toBe('none');
  });
});

describe('a forgotten password', () => {
  it('is replaced by the mailed code, which ends every session and tells the person', async () => {
    const { user, token } = await person();
    const passwordResetId = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    later(1);
    const code = await newestCode(user.email);
    expect(await refusal(completePasswordReset(ctx, { passwordResetId, code: other(code), newPassword: 'atarashii-kagi-77', address }))).toBe('wrong_code');
    await completePasswordReset(ctx, { passwordResetId, code, newPassword: 'atarashii-kagi-77', address });
    expect(await findSession(ctx, hashToken(token))).toBeUndefined();
    expect(ended).toEqual([user.id]);
    expect(await refusal(signIn(ctx, { email: user.email, password, keep: 'cookie', address }))).toBe('wrong_credentials');
    expect(await refusal(signIn(ctx, { email: user.email, password: 'atarashii-kagi-77', keep: 'cookie', address }))).toBe('none');
    later(1);
    expect((await mailsTo(user.email)).map((mail) => mail.subject)).toContain('パスワードが変わりました');
    expect(await refusal(completePasswordReset(ctx, { passwordResetId, code, newPassword: 'mou-ichido-kagi-78', address }))).toBe('expired');
  });

  it('answers the same for an address without an account, which gets no mail', async () => {
    const email = newEmail();
    const passwordResetId = await requestPasswordReset(ctx, { email, address, locale: 'ja' });
    expect(passwordResetId).toMatch(/^pwr_/);
    expect(await mailsTo(email)).toEqual([]);
    expect(await refusal(completePasswordReset(ctx, { passwordResetId, code: '123456', newPassword: 'atarashii-kagi-77', address }))).toBe('wrong_code');
  });

  it('has one live code: a newer one kills the older', async () => {
    const { user } = await person();
    const first = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    later(1);
    const code = await newestCode(user.email);
    await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    expect(await refusal(completePasswordReset(ctx, { passwordResetId: first, code, newPassword: 'atarashii-kagi-77', address }))).toBe('expired');
  });
});

describe('a block', () => {
  it('hides each from the other everywhere and at once, and nobody else from anybody', async () => {
    const [aya, ken, mio] = [(await person('あや')).user, (await person('けん')).user, (await person('みお')).user];
    await blockUser(ctx, aya.id, ken.id);
    expect(blocks).toEqual([`${aya.id}>${ken.id}`]);
    expect([await isVisible(db.sql, aya.id, ken.id), await isVisible(db.sql, ken.id, aya.id), await isVisible(db.sql, mio.id, aya.id), await isVisible(db.sql, null, aya.id)])
      .toEqual([false, false, true, true]);
    expect(await refusal(assertVisible(db.sql, ken.id, aya.id))).toBe('not_found');
    expect(await refusal(visibleUser(ctx, ken.id, aya.id))).toBe('not_found');
    expect(await personFor(ctx, ken.id, aya.id)).toMatchObject({ id: null, nickname: '表示できないユーザー', hidden: true });
    const seen = await personsFor(ctx, aya.id, [ken.id, mio.id, aya.id]);
    expect([seen.get(ken.id)?.hidden, seen.get(mio.id)?.nickname, seen.get(aya.id)?.nickname]).toEqual([true, 'みお', 'あや']);
    const visible = visibleTo(ken.id, 'listed.id');
    const rows = await db.sql.all<{ id: UserId }>(`SELECT listed.id FROM user AS listed WHERE listed.id IN (?, ?) AND ${visible.text}`, [aya.id, mio.id, ...visible.params]);
    expect(rows.map((row) => row.id)).toEqual([mio.id]);
  });

  it('looks to the blocked like an account that never was, can be repeated and taken back', async () => {
    const [aya, ken] = [(await person('あや')).user, (await person('けん')).user];
    await Promise.all([blockUser(ctx, aya.id, ken.id), blockUser(ctx, aya.id, ken.id)]);
    expect(blocks).toHaveLength(1);
    expect(await refusal(blockUser(ctx, ken.id, aya.id))).toBe('not_found');
    expect(await refusal(blockUser(ctx, ken.id, newId('user', random)))).toBe('not_found');
    expect(await refusal(blockUser(ctx, aya.id, aya.id))).toBe('invalid_input');
    expect((await blockedUsers(ctx, aya.id)).map((user) => user?.nickname)).toEqual(['けん']);
    await unblockUser(ctx, aya.id, ken.id);
    expect(await isVisible(db.sql, ken.id, aya.id)).toBe(true);
  });

  it.each(['suspended_at', 'deleted_at'])('is not needed where somebody has %s: they are hidden from all', async (column) => {
    const [aya, ken] = [(await person('あや')).user, (await person('けん')).user];
    await db.sql.run(`UPDATE user SET ${column} = ? WHERE id = ?`, [now, aya.id]);
    expect([await isVisible(db.sql, ken.id, aya.id), await isVisible(db.sql, null, aya.id)]).toEqual([false, false]);
    expect((await personFor(ctx, ken.id, aya.id)).hidden).toBe(true);
  });
});

describe('the one talk of a person', () => {
  it('goes to one of two claims at the same moment, and is free again after its own end only', async () => {
    const { user } = await person();
    const talks: TalkId[] = Array.from({ length: 6 }, () => newId('talk', random));
    const claims = await Promise.all(talks.map((talkId) => db.transaction((tx) => claimTalk(tx, user.id, talkId))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    const won = talks[claims.indexOf(true)] ?? talks[0] as TalkId;
    const lost = talks[claims.indexOf(false)] ?? talks[0] as TalkId;
    expect((await findUser(db.sql, user.id))?.talkId).toBe(won);
    expect(await db.transaction((tx) => freeTalk(tx, user.id, lost))).toBe(false);
    expect(await db.transaction((tx) => freeTalk(tx, user.id, won))).toBe(true);
    expect(await db.transaction((tx) => freeTalk(tx, user.id, won))).toBe(false);
    expect(await db.transaction((tx) => claimTalk(tx, user.id, lost))).toBe(true);
  });
});

describe('the light', () => {
  const shown = async (userId: UserId) => {
    const user = await findUser(db.sql, userId);
    const available = availableAt(clock.now());
    const listed = await db.sql.get<{ id: string }>(`SELECT id FROM user WHERE id = ? AND ${available.text}`, [userId, ...available.params]);
    return [user === null ? 'nobody' : lightOf(user, clock.now()), listed !== undefined];
  };

  it('is on for two hours while a page stays open, and off by itself after that', async () => {
    const { user } = await person();
    expect(await shown(user.id)).toEqual(['away', false]);
    await setAvailability(ctx, user.id, true);
    expect(await shown(user.id)).toEqual(['available', true]);
    later(60 * SECOND);
    expect(await shown(user.id)).toEqual(['away', false]);
    await markReachable(ctx, user.id);
    expect(await shown(user.id)).toEqual(['available', true]);
    later(2 * HOUR - 60 * SECOND);
    await markReachable(ctx, user.id);
    expect(await shown(user.id)).toEqual(['away', false]);
  });

  it('says busy in a talk, and goes off when switched off', async () => {
    const { user } = await person();
    const talkId = newId('talk', random);
    await setAvailability(ctx, user.id, true);
    await db.transaction((tx) => claimTalk(tx, user.id, talkId));
    expect(await shown(user.id)).toEqual(['busy', false]);
    await db.transaction((tx) => freeTalk(tx, user.id, talkId));
    expect(await shown(user.id)).toEqual(['available', true]);
    await setAvailability(ctx, user.id, false);
    expect(await shown(user.id)).toEqual(['away', false]);
  });
});

describe('oneself', () => {
  it('changes what is given, keeps the rest, and counts what the modules know', async () => {
    const { user } = await person('まり');
    const talkTimes = [{ days: ['mon', 'fri'], from: '20:00', to: '22:30' }] as const;
    await changeWords(ctx, user.id, { words: '大宮に住んでいます。', talkTimes });
    const changed = await changeWords(ctx, user.id, { nickname: 'まりこ' });
    expect(await meReply(ctx, changed)).toMatchObject({
      nickname: 'まりこ', words: '大宮に住んでいます。', talkTimes, light: 'away', availableUntil: null, unreadMessages: 3, waitingRequests: 1, email: user.email,
    });
    expect(await refusal(changeWords(ctx, user.id, { nickname: 'Сhoku admin' }))).toBe('invalid_input');
  });
});
