import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { readConfig } from '../../platform/src/config.ts';
import type { Context } from '../../platform/src/context.ts';
import { announcedBy, type Database } from '../../platform/src/database/database.ts';
import { Problem } from '../../platform/src/http/problem.ts';
import type { UserId } from '../../platform/src/primitives/id.ts';
import { instant } from '../../platform/src/primitives/instant.ts';
import { HOUR } from '../../platform/src/primitives/seconds.ts';
import { vaultOf } from '../../platform/src/primitives/vault.ts';
import { listMails, mailboxMail, type KeptMail } from '../../platform/src/rails/mail/mailbox.ts';
import { memoryWake } from '../../platform/src/realtime/memory-wake.ts';
import { effects } from '../../platform/src/notifications/effects.ts';
import type { StartedSession } from '../../platform/src/users/session-actions.ts';
import { confirmSignUp, signUp } from '../../platform/src/users/sign-up-actions.ts';
import { openTestDatabase } from './databases.ts';

/** Everybody's password in these tests. */
export const password = 'tonari-no-machi-9';
/** Where everybody asks from unless a test says otherwise. */
export const address = '203.0.113.7';
/** The random bytes of tests. */
export const random = (length: number): Uint8Array => randomBytes(length);

/** The accounts of a platform without HTTP: actions on a fresh database, a clock moved by hand, mails read from the mailbox. */
export interface Accounts {
  readonly ctx: Context;
  readonly db: Database;
  /** Who was signed out everywhere, and who blocked whom (`usr_…>usr_…`), since `begin`. */
  readonly told: { signedOut: UserId[]; blocks: string[] };
  now(): number;
  later(milliseconds: number): void;
  /** Begins a test with full limits, whatever the ones before it used up. */
  begin(): Promise<void>;
  newEmail(): string;
  /** Sends what the outbox holds and gives the mails to an address, the newest first. */
  mailsTo(email: string): Promise<KeptMail[]>;
  newestCode(email: string): Promise<string>;
  /** Somebody who has signed up and confirmed. */
  person(nickname?: string): Promise<StartedSession>;
}

const unused = (): never => { throw new Error('no rail but mail is used here'); };
const unusedCards = { kind: 'test', live: false, save: unused, readSetup: unused, place: unused, confirm: unused, capture: unused, release: unused, read: unused, forget: unused, refund: unused, readRefund: unused, collect: unused, list: unused, news: unused, readNews: null } as const;
const unusedPush = { kind: 'web-push', publicKey: unused, accepts: unused, send: unused } as const;
const unusedPhotos = { kind: 'folder', take: unused, read: unused, remove: unused, removeUnnamed: unused, close: unused } as const;

async function sendMails(ctx: Context): Promise<void> {
  const rows = await ctx.db.sql.all<{ effect_key: string; body: string }>("SELECT effect_key, body FROM outbox_effect WHERE kind = 'mail.send' ORDER BY enqueued_at");
  for (const row of rows) {
    await effects['mail.send']?.({ ctx, body: JSON.parse(row.body), attempt: 1, key: row.effect_key, fence: 1, enqueuedAt: ctx.clock.now(), finish: async () => undefined });
  }
}

function contextOn(db: Database, clock: Context['clock'], told: Accounts['told']): Context {
  const wake = memoryWake();
  return {
    config: readConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:4000' }), clock, random, db: announcedBy(db, { clock, wake }), log: pino({ level: 'silent' }), wake, vault: vaultOf([randomBytes(32)]),
    rails: { cards: unusedCards, calls: { kind: 'peer', join: unused, end: unused }, mail: mailboxMail({ sql: db.sql, clock, random }), push: unusedPush, photos: unusedPhotos },
    reactions: {
      userBlocked: [async (_tx, event) => { told.blocks.push(`${event.blockerId}>${event.blockedId}`); }],
      signedOutEverywhere: [async (_tx, event) => { told.signedOut.push(event.userId); }],
      meCounts: [async () => ({ unreadMessages: 2 }), async () => ({ waitingRequests: 1, unreadMessages: 1 })],
      hasReviewed: async () => false,
      freeSecondsOf: async () => 60,
    },
  };
}

/** Opens the accounts of a test file; close its `db` after. */
export async function openAccounts(): Promise<Accounts> {
  const db = await openTestDatabase();
  let now = Date.parse('2026-11-23T03:00:00.000Z');
  let people = 0;
  const told: Accounts['told'] = { signedOut: [], blocks: [] };
  const ctx = contextOn(db, { now: () => instant(now) }, told);
  const accounts: Accounts = {
    ctx, db: ctx.db, told, now: () => now,
    later(milliseconds) { now += milliseconds; },
    async begin() {
      Object.assign(told, { signedOut: [], blocks: [] });
      now += 2 * HOUR;
      await db.sql.run('DELETE FROM rate_limit');
    },
    newEmail: () => `person-${people += 1}@example.jp`,
    async mailsTo(email) {
      await sendMails(ctx);
      return listMails(db.sql, email);
    },
    async newestCode(email) {
      const [mail] = await accounts.mailsTo(email);
      return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
    },
    async person(nickname = 'ゆう') {
      const email = accounts.newEmail();
      const signUpId = await signUp(ctx, { nickname, email, password, locale: 'ja', address: `198.51.100.${people}` });
      now += 1;
      return confirmSignUp(ctx, { signUpId, code: await accounts.newestCode(email), keep: 'cookie', address });
    },
  };
  return accounts;
}

/** The code of the problem that some work is refused with; `none` when it isn't. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'none';
}
