import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import * as ledger from '../ledger/index.ts';
import { monthAt, monthNamed, type Period } from '../primitives/months.ts';
import type { Yen } from '../primitives/yen.ts';
import { checkBooksNow, listFindings, readBooksCheck, readFinding, type BooksCheck, type FindingCase, type RailFinding } from '../reconciliation/index.ts';
import type { UserViewer } from '../http/viewer.ts';

const shown = 100;

/** The books at a glance: the last check, and every kind of account with its sum. */
export interface Books {
  readonly check: BooksCheck;
  readonly rows: readonly ledger.TrialRow[];
  readonly total: Yen;
}

/** The books at a glance. */
export async function readBooks(ctx: Context): Promise<Books> {
  const [check, trial] = await Promise.all([readBooksCheck(ctx), ledger.trialBalance(ctx.db.sql)]);
  return { check, ...trial };
}

/** Checks the books now, whatever the night found. */
export async function recheckBooks(ctx: Context, viewer: UserViewer): Promise<BooksCheck> {
  return checkBooksNow(ctx, viewer.userId);
}

/** A page of a list, and the cursor of the next. */
export interface Paged<Item> { readonly items: readonly Item[]; readonly nextCursor: string | null }

function paged<Item>(found: readonly Item[], limit: number, cursorOf: (item: Item) => string): Paged<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** The accounts that people have of a kind. */
export async function readAccounts(ctx: Context, query: { kind: ledger.UserAccountKind; limit: number; cursor?: string | undefined }): Promise<Paged<{ account: string; balance: Yen }>> {
  return paged(await ledger.listAccounts(ctx.db.sql, query.kind, { limit: query.limit + 1, after: query.cursor }), query.limit, (one) => one.account);
}

/** One account in one month. */
export interface AccountMonth extends Paged<ledger.AccountEntry> {
  readonly account: string;
  readonly month: Period;
  readonly balance: Yen;
  readonly debits: Yen;
  readonly credits: Yen;
}

/** One account with its entries of a month, the present one unless asked. 404 when there is no such account. */
export async function readAccount(ctx: Context, query: { account: string; month?: string | undefined; limit: number; cursor?: string | undefined }): Promise<AccountMonth> {
  const { account, limit, cursor } = query;
  const month = monthNamed(query.month ?? '') ?? monthAt(ctx.clock.now());
  const sums = await ledger.sumAccount(ctx.db.sql, account, month);
  if (sums === null) throw new Problem('not_found');
  return { account, month, ...sums, ...paged(await ledger.listEntries(ctx.db.sql, { account, month }, { limit: limit + 1, after: cursor }), limit, ledger.entryCursor) };
}

/** The journals about something: a talk, a refund, a dispute, a payout, a finding, or of a source. None where nothing was asked. */
export async function searchJournals(ctx: Context, typed: string): Promise<ledger.FoundJournal[]> {
  const searched = typed.trim();
  return searched === '' ? [] : ledger.listJournals(ctx.db.sql, searched);
}

/** One journal. 404 when there is none. */
export async function readJournal(ctx: Context, id: string): Promise<ledger.FoundJournal> {
  const journal = await ledger.findJournal(ctx.db.sql, id);
  if (journal === null) throw new Problem('not_found');
  return journal;
}

/** Where the rail's record differs from ours: what waits, the oldest first, or what is closed. */
export async function readFindings(ctx: Context, state: 'open' | 'closed'): Promise<RailFinding[]> {
  return listFindings(ctx.db.sql, state, shown);
}

/** One finding with what could be booked. 404 when there is none. */
export async function readFindingCase(ctx: Context, id: string): Promise<FindingCase> {
  const found = await readFinding(ctx.db.sql, id);
  if (found === null) throw new Problem('not_found');
  return found;
}
