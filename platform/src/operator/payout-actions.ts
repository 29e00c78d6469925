import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import {
  exportPayouts, fileSettings, findFile, findPayout, findSharersOf, firstTransferDay, frozenAmong, listFiles, listIn, listInFile, markFilePaid, readFileBytes, releasePayout, sumsByState, takeStep,
  type Payout, type PayoutFile, type PayoutState,
} from '../payouts/index.ts';
import type { UserId } from '../primitives/id.ts';
import { requireRecentProof } from '../users/index.ts';
import type { AuditEntry } from './audit.ts';
import { record } from './audit-actions.ts';
import { listEntries } from './audit-store.ts';
import { payoutObjectOf, type PayoutAct } from './payout-act.ts';
import { findOperator } from './store.ts';
import { refusals } from './texts.ts';

const shown = 200;

/** Who is paid by what an act is about: none of them may decide it. What goes into a new file leaves its operator's own out by itself. */
export async function payeesOf(sql: Sql, act: PayoutAct): Promise<readonly UserId[]> {
  if (act.kind === 'export_payouts') return [];
  if (act.kind === 'payout_file_paid') return (await listInFile(sql, act.fileId)).map((payout) => payout.userId);
  const payout = await findPayout(sql, act.payoutId);
  return payout === null ? [] : [payout.userId];
}

/** Carries out an act on payouts in a transaction. Answers what the log says besides. 404, 409 and 422 as the payout has them. */
export async function carryOutPayout(ctx: Context, tx: Transaction, { act, by }: { act: PayoutAct; by: UserId }): Promise<Readonly<Record<string, string | number>>> {
  switch (act.kind) {
    case 'export_payouts': {
      const { id, count, total, sha256 } = await exportPayouts(ctx, tx, { by, transferOn: act.transferOn });
      return { fileId: id, count, total, sha256 };
    }
    case 'payout_file_paid': return { marked: await markFilePaid(ctx, tx, act.fileId) };
    case 'payout_paid': await takeStep(ctx, tx, { payoutId: act.payoutId, seenState: act.seenState, command: { type: 'pay' } }); return {};
    case 'payout_returned': await takeStep(ctx, tx, { payoutId: act.payoutId, seenState: act.seenState, command: { type: 'return', reason: act.why, words: act.words } }); return {};
    case 'payout_refused': await takeStep(ctx, tx, { payoutId: act.payoutId, seenState: 'requested', command: { type: 'refuse', words: act.words } }); return {};
    case 'payout_released': await releasePayout(ctx, tx, act.payoutId); return {};
  }
}

/** Payouts of a state with the sums of all states, and the files made last. */
export interface PayoutsOverview {
  readonly payouts: readonly Payout[];
  readonly sums: Awaited<ReturnType<typeof sumsByState>>;
  readonly files: readonly PayoutFile[];
  readonly frozen: ReadonlySet<UserId>;
  /** What keeps every payout out of a file: money that isn't real, or an operator whose bank nobody knows. */
  readonly closed: 'test_money' | 'bank_facts_missing' | null;
  readonly firstDay: string;
}

/** The list of payouts for the console. */
export async function readPayouts(ctx: Context, state: PayoutState): Promise<PayoutsOverview> {
  const { sql } = ctx.db;
  const [payouts, sums, files] = await Promise.all([listIn(sql, state, shown), sumsByState(sql), listFiles(sql, 20)]);
  const closed = !ctx.rails.cards.live ? 'test_money' : fileSettings(ctx) === null ? 'bank_facts_missing' : null;
  return { payouts, sums, files, closed, frozen: await frozenAmong(sql, payouts.map((payout) => payout.userId)), firstDay: firstTransferDay(ctx) };
}

/** A payout with all that an operator may know of it. */
export interface PayoutCase {
  readonly payout: Payout;
  readonly frozen: boolean;
  /** Who else is paid to the same account: worth a look. */
  readonly sharers: readonly UserId[];
  readonly audit: readonly AuditEntry[];
}

/** A payout for the console. 404 when there is none. */
export async function readPayoutCase(ctx: Context, payoutId: string): Promise<PayoutCase> {
  const { sql } = ctx.db;
  const payout = await findPayout(sql, payoutId);
  if (payout === null) throw new Problem('not_found');
  const [frozen, sharers, audit] = await Promise.all([frozenAmong(sql, [payout.userId]), findSharersOf(ctx, payout), listEntries(sql, { objectId: payout.id, limit: 50 })]);
  return { payout, frozen: frozen.has(payout.userId), sharers, audit };
}

/** A file for the bank with its payouts. */
export interface FileCase {
  readonly file: PayoutFile;
  readonly payouts: readonly Payout[];
  readonly audit: readonly AuditEntry[];
}

/** A file for the console. 404 when there is none. */
export async function readFileCase(ctx: Context, fileId: string): Promise<FileCase> {
  const { sql } = ctx.db;
  const file = await findFile(sql, fileId);
  if (file === null) throw new Problem('not_found');
  // The file did not have its id yet when it was asked for: that deed stands under its day.
  const [payouts, since, made] = await Promise.all([listInFile(sql, fileId), listEntries(sql, { objectId: fileId, limit: 50 }), listEntries(sql, { objectId: payoutObjectOf({ kind: 'export_payouts', transferOn: file.transferOn }), limit: 20 })]);
  return { file, payouts, audit: [...since, ...made.filter((entry) => entry.detail.includes(file.id))] };
}

/** Gives a file's bytes out, once more the same; each time stands in the log. Throws `proof_needed`, `forbidden` without the role books, 404, and 410 when somebody in it has left. */
export async function downloadFile(ctx: Context, viewer: UserViewer, fileId: string): Promise<{ file: PayoutFile; bytes: Uint8Array }> {
  await requireRecentProof(ctx, viewer);
  return ctx.db.transaction(async (tx) => {
    const operator = await findOperator(tx.sql, viewer.userId);
    if (operator === null) throw new Problem('not_found');
    if (!operator.roles.includes('books')) throw new Problem('forbidden', { detail: refusals.otherRole });
    const read = await readFileBytes({ sql: tx.sql, vault: ctx.vault }, fileId);
    await record(ctx, tx, { operatorId: viewer.userId, act: 'download_payout_file', objectId: fileId, reason: read.file.sha256, detail: { count: read.file.count } });
    return read;
  });
}
