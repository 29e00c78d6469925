import { insertOrIgnore, placeholders, upsert, type Database, type Sql } from '../../database/database.ts';
import type { Instant } from '../../primitives/instant.ts';

// What the rail must know to find its objects at Stripe again. Single statements, outside any transaction of ours: a row is written
// before the call it is about, and completed after it.

/** Somebody's customer at Stripe, in the mode of the present key; null when there is none yet. */
export async function findCustomer(sql: Sql, of: { customer: string; live: boolean }): Promise<string | null> {
  const row = await sql.get<{ reference: string }>('SELECT reference FROM stripe_customer WHERE customer = ? AND livemode = ?', [of.customer, of.live]);
  return row?.reference ?? null;
}

/** Keeps a new customer. */
export async function keepCustomer(sql: Sql, of: { customer: string; live: boolean; reference: string }, at: Instant): Promise<void> {
  await insertOrIgnore(sql, 'stripe_customer', { customer: of.customer, livemode: of.live, reference: of.reference, created_at: at });
}

/** An attempt to save a card: our id and the Checkout session. */
export interface StripeSetup {
  readonly id: string;
  readonly customer: string;
  readonly session: string;
  /** The saved card's name at Stripe, once there is one. */
  readonly card: string | null;
  readonly live: boolean;
}

interface SetupRow { id: string; customer: string; session: string; card: string | null; livemode: number }

/** A setup by our id. */
export async function findSetup(sql: Sql, id: string): Promise<StripeSetup | null> {
  const row = await sql.get<SetupRow>('SELECT id, customer, session, card, livemode FROM stripe_setup WHERE id = ?', [id]);
  return row === undefined ? null : { id: row.id, customer: row.customer, session: row.session, card: row.card, live: Number(row.livemode) === 1 };
}

/** Writes a setup, new or with its card. */
export async function saveSetup(db: Pick<Database, 'sql' | 'dialect'>, setup: StripeSetup, startedAt: Instant): Promise<void> {
  const row = { id: setup.id, customer: setup.customer, session: setup.session, card: setup.card, livemode: setup.live, started_at: startedAt };
  await upsert(db.sql, db.dialect, { table: 'stripe_setup', row, key: ['id'] });
}

/** Notes which card a setup has saved. */
export async function keepCard(sql: Sql, setup: string, card: string): Promise<void> {
  await sql.run('UPDATE stripe_setup SET card = ? WHERE id = ?', [card, setup]);
}

/** What a PaymentIntent is for: reserving a sum, or taking one later with nobody there. */
export type IntentPurpose = 'hold' | 'collect';

/** A PaymentIntent we asked for, by our hold. Without a reference we don't know yet whether it was made. */
export interface StripeIntent {
  readonly hold: string;
  readonly purpose: IntentPurpose;
  readonly customer: string;
  readonly reference: string | null;
  readonly live: boolean;
  readonly startedAt: Instant;
  /** Since when the present key of its making is used; Stripe may forget keys after a day. */
  readonly keySince: Instant;
}

interface IntentRow { hold: string; purpose: IntentPurpose; customer: string; reference: string | null; livemode: number; started_at: Instant; key_since: Instant }

const intentColumns = 'hold, purpose, customer, reference, livemode, started_at, key_since';
const toIntent = (row: IntentRow): StripeIntent => ({
  hold: row.hold, purpose: row.purpose, customer: row.customer, reference: row.reference, live: Number(row.livemode) === 1, startedAt: row.started_at, keySince: row.key_since,
});

/** What we know of the intent of a hold. */
export async function findIntent(sql: Sql, of: { hold: string; purpose: IntentPurpose }): Promise<StripeIntent | null> {
  const row = await sql.get<IntentRow>(`SELECT ${intentColumns} FROM stripe_intent WHERE hold = ? AND purpose = ?`, [of.hold, of.purpose]);
  return row === undefined ? null : toIntent(row);
}

/** Notes that an intent is about to be made; what was noted before stays. Answers the row, and whether it is new. */
export async function beginIntent(sql: Sql, of: { hold: string; purpose: IntentPurpose; customer: string; live: boolean }, at: Instant): Promise<{ intent: StripeIntent; fresh: boolean }> {
  const { changes } = await insertOrIgnore(sql, 'stripe_intent', { hold: of.hold, purpose: of.purpose, customer: of.customer, reference: null, livemode: of.live, started_at: at, key_since: at });
  const intent = await findIntent(sql, of);
  if (intent === null) throw new Error(`the intent of ${of.hold} vanished between insert and read`);
  return { intent, fresh: changes === 1 };
}

/** Keeps Stripe's name of an intent, once. */
export async function keepReference(sql: Sql, intent: Pick<StripeIntent, 'hold' | 'purpose'>, reference: string): Promise<void> {
  await sql.run('UPDATE stripe_intent SET reference = ? WHERE hold = ? AND purpose = ? AND reference IS NULL', [reference, intent.hold, intent.purpose]);
}

/** Notes that an intent is made under a new key from now on. */
export async function renewKey(sql: Sql, intent: Pick<StripeIntent, 'hold' | 'purpose'>, at: Instant): Promise<void> {
  await sql.run('UPDATE stripe_intent SET key_since = ? WHERE hold = ? AND purpose = ?', [at, intent.hold, intent.purpose]);
}

/** How many numbers of a key are used up: Stripe stored a failure under them, or may have forgotten them. */
export async function spentOf(sql: Sql, key: string): Promise<number> {
  const row = await sql.get<{ spent: number }>('SELECT spent FROM stripe_call WHERE call_key = ?', [key]);
  return Number(row?.spent ?? 0);
}

/** Uses up the present number of a key, unless somebody else has just done so. */
export async function spend(sql: Sql, key: string, of: { spent: number; at: Instant }): Promise<void> {
  await insertOrIgnore(sql, 'stripe_call', { call_key: key, spent: 0, at: of.at });
  await sql.run('UPDATE stripe_call SET spent = spent + 1, at = ? WHERE call_key = ? AND spent = ?', [of.at, key, of.spent]);
}

/** The mode in which each of some holds was made at Stripe; a hold that is missing was never asked for there. */
export async function modesOf(sql: Sql, holds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (holds.length === 0) return new Map();
  const rows = await sql.all<{ hold: string; livemode: number }>(`SELECT hold, livemode FROM stripe_intent WHERE hold IN (${placeholders(holds)})`, [...holds]);
  return new Map(rows.map((row) => [row.hold, Number(row.livemode) === 1]));
}
