import { forUpdate, insert, insertOrIgnore, upsert, type Sql, type Transaction } from '../../database/database.ts';
import type { Instant } from '../../primitives/instant.ts';
import type { Yen } from '../../primitives/yen.ts';
import type { TestCardKind } from './test-cards.ts';

// The bank behind the test rail: its own tables, which nothing else reads.

/** An attempt to save a card. `confirming`: the bank asks. */
export interface TestSetup {
  readonly id: string;
  readonly customer: string;
  readonly returnUrl: string;
  readonly state: 'open' | 'confirming' | 'saved' | 'failed';
  readonly kind: TestCardKind | null;
  readonly card: string | null;
  readonly startedAt: Instant;
}

/** A hold as the bank knows it. `gone`: released, expired or lost. */
export interface TestHold {
  readonly reference: string;
  readonly hold: string;
  readonly talk: string;
  readonly customer: string;
  readonly amount: Yen;
  readonly state: 'created' | 'authenticating' | 'declined' | 'placed' | 'captured' | 'released';
  readonly card: string | null;
  readonly kind: TestCardKind | null;
  readonly returnUrl: string | null;
  readonly captured: Yen;
  readonly capturedAt: Instant | null;
  readonly captureBefore: Instant | null;
  readonly createdAt: Instant;
}

/** A card as the bank knows it. */
export interface TestCard { readonly reference: string; readonly customer: string; readonly kind: TestCardKind; readonly forgottenAt: Instant | null }

interface SetupRow { id: string; customer: string; return_url: string; state: TestSetup['state']; kind: TestCardKind | null; card: string | null; started_at: Instant }

const toSetup = (row: SetupRow): TestSetup => ({ id: row.id, customer: row.customer, returnUrl: row.return_url, state: row.state, kind: row.kind, card: row.card, startedAt: row.started_at });

/** A setup as it stands. */
export async function findSetup(sql: Sql, id: string): Promise<TestSetup | null> {
  const row = await sql.get<SetupRow>('SELECT * FROM test_rail_setup WHERE id = ?', [id]);
  return row === undefined ? null : toSetup(row);
}

/** A setup, locked for the transaction. */
export async function lockSetup(tx: Transaction, id: string): Promise<TestSetup | null> {
  const row = await tx.sql.get<SetupRow>(`SELECT * FROM test_rail_setup WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toSetup(row);
}

/** Writes a setup, new or changed. */
export async function saveSetup(tx: Transaction, setup: TestSetup): Promise<void> {
  const row = { id: setup.id, customer: setup.customer, return_url: setup.returnUrl, state: setup.state, kind: setup.kind, card: setup.card, started_at: setup.startedAt };
  await upsert(tx.sql, tx.db.dialect, { table: 'test_rail_setup', row, key: ['id'] });
}

/** Keeps a new card. */
export async function insertCard(tx: Transaction, card: { reference: string; customer: string; kind: TestCardKind; savedAt: Instant }): Promise<void> {
  await insert(tx.sql, 'test_rail_card', { reference: card.reference, customer: card.customer, kind: card.kind, saved_at: card.savedAt, forgotten_at: null });
}

/** A card by the rail's own name. */
export async function findCard(sql: Sql, reference: string): Promise<TestCard | null> {
  const row = await sql.get<{ reference: string; customer: string; kind: TestCardKind; forgotten_at: Instant | null }>('SELECT * FROM test_rail_card WHERE reference = ?', [reference]);
  return row === undefined ? null : { reference: row.reference, customer: row.customer, kind: row.kind, forgottenAt: row.forgotten_at };
}

/** Makes a card unusable, once. */
export async function forgetCard(sql: Sql, reference: string, at: Instant): Promise<void> {
  await sql.run('UPDATE test_rail_card SET forgotten_at = ? WHERE reference = ? AND forgotten_at IS NULL', [at, reference]);
}

interface HoldRow {
  reference: string; hold: string; talk: string; customer: string; amount: Yen; state: TestHold['state']; card: string | null; kind: TestCardKind | null; return_url: string | null;
  captured: Yen; captured_at: Instant | null; capture_before: Instant | null; created_at: Instant;
}

const toHold = (row: HoldRow): TestHold => ({
  reference: row.reference, hold: row.hold, talk: row.talk, customer: row.customer, amount: row.amount, state: row.state, card: row.card, kind: row.kind, returnUrl: row.return_url,
  captured: row.captured, capturedAt: row.captured_at, captureBefore: row.capture_before, createdAt: row.created_at,
});

/** A hold by the rail's name or by ours. */
export async function findHold(sql: Sql, by: { reference: string } | { hold: string }): Promise<TestHold | null> {
  const [column, value] = 'reference' in by ? ['reference', by.reference] as const : ['hold', by.hold] as const;
  const row = await sql.get<HoldRow>(`SELECT * FROM test_rail_hold WHERE ${column} = ?`, [value]);
  return row === undefined ? null : toHold(row);
}

/** A hold, locked for the transaction. */
export async function lockHold(tx: Transaction, reference: string): Promise<TestHold | null> {
  const row = await tx.sql.get<HoldRow>(`SELECT * FROM test_rail_hold WHERE reference = ?${forUpdate(tx.db)}`, [reference]);
  return row === undefined ? null : toHold(row);
}

const fromHold = (hold: TestHold) => ({
  reference: hold.reference, hold: hold.hold, talk: hold.talk, customer: hold.customer, amount: hold.amount, state: hold.state, card: hold.card, kind: hold.kind, return_url: hold.returnUrl,
  captured: hold.captured, captured_at: hold.capturedAt, capture_before: hold.captureBefore, created_at: hold.createdAt,
});

/** Keeps a new hold unless there is one of ours already. */
export async function insertHold(tx: Transaction, hold: TestHold): Promise<void> {
  await insertOrIgnore(tx.sql, 'test_rail_hold', fromHold(hold));
}

/** Writes a hold that the transaction has locked. */
export async function saveHold(tx: Transaction, hold: TestHold): Promise<void> {
  await tx.sql.run('UPDATE test_rail_hold SET state = ?, card = ?, kind = ?, return_url = ?, captured = ?, captured_at = ?, capture_before = ? WHERE reference = ?',
    [hold.state, hold.card, hold.kind, hold.returnUrl, hold.captured, hold.capturedAt, hold.captureBefore, hold.reference]);
}

/** Takes a key for a request. `known` is the stored call when the key was taken before. */
export async function takeKey(tx: Transaction, call: { key: string; request: string; at: Instant }): Promise<{ known: { request: string; answer: string } | null }> {
  const { changes } = await insertOrIgnore(tx.sql, 'test_rail_call', { call_key: call.key, request: call.request, answer: '', at: call.at });
  if (changes === 1) return { known: null };
  const row = await tx.sql.get<{ request: string; answer: string }>(`SELECT request, answer FROM test_rail_call WHERE call_key = ?${forUpdate(tx.db)}`, [call.key]);
  return { known: row ?? null };
}

/** Keeps the answer to a call, to be given again. */
export async function keepCall(tx: Transaction, key: string, answer: string): Promise<void> {
  await tx.sql.run('UPDATE test_rail_call SET answer = ? WHERE call_key = ?', [answer, key]);
}

/** Forgets keys taken before a moment. */
export async function deleteCalls(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run('DELETE FROM test_rail_call WHERE at < ?', [before])).changes;
}
