import { placeholders, type Sql } from '../database/database.ts';
import type { HoldId, TalkId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import type { Hold, HoldState } from './hold.ts';
import type { TalkState } from './talk.ts';

/** A hold as our rows and journals know it, to be compared with what the card rail says. */
export interface HoldInBooks {
  readonly id: HoldId;
  readonly talkId: TalkId;
  readonly talkState: TalkState;
  readonly state: HoldState;
  readonly reference: string | null;
  readonly amount: Yen;
  /** Taken, ¥0 unless captured or disputed. */
  readonly captured: Yen;
  /** Given back and booked. */
  readonly refunded: Yen;
  /** Asked to be given back, and not booked yet. */
  readonly refunding: Yen;
  /** Taken back by the cardholder's bank and booked, for now or for good. */
  readonly disputed: Yen;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

interface Row { id: HoldId; talk_id: TalkId; talk_state: TalkState; state: HoldState; reference: string | null; body: string; created_at: number; updated_at: number; refunded: number; asked: number; disputed: number }

const clearingOf = (source: string): string =>
  `(SELECT SUM(e.amount) FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id AND e.account_id = 'card_clearing' WHERE j.source = ${source})`;

// Sums of journals and not of states: what counts is what the books say.
const columns = `h.id, h.talk_id, t.state AS talk_state, h.state, h.reference, h.body, h.created_at, h.updated_at,
  COALESCE((SELECT SUM(-COALESCE(${clearingOf("CONCAT('refund:', p.refund_id, ':', p.part)")}, 0) - COALESCE(${clearingOf("CONCAT('refund:', p.refund_id, ':', p.part, ':failed')")}, 0)) FROM talk_refund_part p WHERE p.hold_id = h.id), 0) AS refunded,
  COALESCE((SELECT SUM(p.amount) FROM talk_refund_part p WHERE p.hold_id = h.id AND p.state <> 'failed'), 0) AS asked,
  COALESCE((SELECT SUM(-COALESCE(${clearingOf("CONCAT('dispute:', d.id, ':opened')")}, 0) - COALESCE(${clearingOf("CONCAT('dispute:', d.id, ':won')")}, 0)) FROM talk_dispute d WHERE d.hold_id = h.id), 0) AS disputed`;

function toHold(row: Row): HoldInBooks {
  const hold = JSON.parse(row.body) as Hold;
  return {
    id: row.id, talkId: row.talk_id, talkState: row.talk_state, state: row.state, reference: row.reference, amount: hold.amount, captured: 'captured' in hold ? hold.captured : yen(0),
    refunded: yen(row.refunded), refunding: yen(Math.max(0, row.asked - row.refunded)), disputed: yen(row.disputed), createdAt: instant(row.created_at), changedAt: instant(row.updated_at),
  };
}

/** The holds of some ids; ids of nothing are left out. */
export async function findHoldsInBooks(sql: Sql, ids: readonly string[]): Promise<HoldInBooks[]> {
  if (ids.length === 0) return [];
  return (await sql.all<Row>(`SELECT ${columns} FROM talk_hold h JOIN talk t ON t.id = h.talk_id WHERE h.id IN (${placeholders(ids)})`, ids)).map(toHold);
}

/** The states in which the rail must know a hold. */
const knownToRail: readonly HoldState[] = ['placed', 'captured', 'disputed'];
/** The states that last moments. */
const passing: readonly HoldState[] = ['planned', 'created', 'authenticating', 'capturing', 'releasing', 'collecting'];

/** Holds made since a moment that the rail must know, page by page after an id. */
export async function findHoldsSince(sql: Sql, since: Instant, page: { readonly after: string; readonly limit: number }): Promise<HoldInBooks[]> {
  return (await sql.all<Row>(
    `SELECT ${columns} FROM talk_hold h JOIN talk t ON t.id = h.talk_id WHERE h.id > ? AND h.created_at >= ? AND h.state IN (${placeholders(knownToRail)}) ORDER BY h.id LIMIT ?`,
    [page.after, since, ...knownToRail, page.limit])).map(toHold);
}

/** Holds that have been in a passing state since before a moment, the longest first. */
export async function findStuckHolds(sql: Sql, changedBefore: Instant, limit: number): Promise<HoldInBooks[]> {
  return (await sql.all<Row>(
    `SELECT ${columns} FROM talk_hold h JOIN talk t ON t.id = h.talk_id WHERE h.state IN (${placeholders(passing)}) AND h.updated_at <= ? ORDER BY h.updated_at, h.id LIMIT ?`,
    [...passing, changedBefore, limit])).map(toHold);
}
