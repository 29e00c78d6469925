import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { findJournalsOf, postJournal, readBalance } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import { findTalk } from '../talks/index.ts';
import { repairJournal, type Bearer, type RailFinding, type RepairedTalk } from './finding.ts';
import { closeFinding, findFinding, findFindings, lockFinding } from './finding-store.ts';
import { lastDone } from './night-store.ts';
import { sumMonths, type MonthSums } from './record-store.ts';

/** What a repair would book, line by line, for each who could bear it. */
export interface RepairChoice {
  readonly bearer: Bearer;
  readonly entries: readonly { readonly account: string; readonly owner: UserId | null; readonly amount: Yen }[];
}

/** A finding with what can be done about it. */
export interface FindingCase {
  readonly finding: RailFinding;
  readonly providerId: UserId | null;
  readonly choices: readonly RepairChoice[];
}

/** The provider of a finding's talk, and what the books hold of the talk's money. Null where it is about no talk of ours. */
async function repairedTalk(sql: Sql, finding: RailFinding): Promise<RepairedTalk | null> {
  const stored = finding.talkId === null ? null : await findTalk(sql, finding.talkId);
  if (stored === null) return null;
  const { id, providerId } = stored.talk.terms;
  const journals = await findJournalsOf(sql, id);
  const clearing = sumYen(journals.flatMap(({ entries }) => entries.filter((entry) => entry.account === 'card_clearing').map((entry) => entry.amount)));
  return { providerId, clearing };
}

async function draftFor(sql: Sql, finding: RailFinding, bearer: Bearer) {
  const talk = await repairedTalk(sql, finding);
  if (bearer === 'provider' && talk === null) return null;
  return repairJournal(finding, bearer === 'provider' ? talk : null);
}

async function choicesOf(sql: Sql, finding: RailFinding): Promise<RepairChoice[]> {
  if (finding.state !== 'open') return [];
  const drafts = await Promise.all((['platform', 'provider'] as const).map(async (bearer) => ({ bearer, draft: await draftFor(sql, finding, bearer) })));
  return drafts.flatMap(({ bearer, draft }) => (draft === null ? [] : [{ bearer, entries: draft.entries.map(({ account, amount }) => ({ account: account.kind, owner: account.owner, amount })) }]));
}

/** A finding with what a repair would book; null when there is none. */
export async function readFinding(sql: Sql, id: string): Promise<FindingCase | null> {
  const finding = await findFinding(sql, id);
  if (finding === null) return null;
  return { finding, providerId: (await repairedTalk(sql, finding))?.providerId ?? null, choices: await choicesOf(sql, finding) };
}

/** Findings that wait for somebody, the oldest first, or those closed, the newest first. */
export async function listFindings(sql: Sql, state: 'open' | 'closed', limit: number): Promise<RailFinding[]> {
  return findFindings(sql, state, limit);
}

/** How an operator closes a finding. */
export interface Closing { readonly id: string; readonly by: UserId; readonly reason: string; readonly at: Instant }

/** Books what a finding is short of, in the caller's transaction. `nothing`: no money is at stake, or nobody is there to bear it. */
export async function repairFinding(ctx: Context, tx: Transaction, given: Closing & { readonly bearer: Bearer }): Promise<'repaired' | 'nothing' | 'closed' | 'unknown'> {
  const finding = await lockFinding(tx, given.id);
  if (finding === null) return 'unknown';
  if (finding.state !== 'open') return 'closed';
  const draft = await draftFor(tx.sql, finding, given.bearer);
  if (draft === null) return 'nothing';
  await closeFinding(tx, finding.id, { state: 'repaired', userId: given.by, at: given.at, reason: given.reason });
  await postJournal(ctx, tx, draft);
  return 'repaired';
}

/** Closes a finding without booking anything. */
export async function dismissFinding(tx: Transaction, given: Closing): Promise<'dismissed' | 'closed' | 'unknown'> {
  if (await lockFinding(tx, given.id) === null) return 'unknown';
  return await closeFinding(tx, given.id, { state: 'dismissed', userId: given.by, at: given.at, reason: given.reason }) ? 'dismissed' : 'closed';
}

/** The rail's sums beside ours. */
export interface RailBeside {
  /** When the last comparison ended; null before the first. */
  readonly comparedAt: Instant | null;
  readonly live: boolean;
  readonly months: readonly MonthSums[];
  /** What the books say the rail has of ours by now. */
  readonly clearing: Yen;
}

/** The rail's sums beside ours, for the months that were compared, the newest first. */
export async function readRailBeside(ctx: Context): Promise<RailBeside> {
  const { live } = ctx.rails.cards;
  const [comparedAt, months, clearing] = await Promise.all([lastDone(ctx.db.sql, 'rail'), sumMonths(ctx.db.sql, live, 12), readBalance(ctx.db.sql, { kind: 'card_clearing', owner: null })]);
  return { comparedAt, live, months, clearing: yen(clearing) };
}
