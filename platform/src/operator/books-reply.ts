import type { z } from 'zod';
import type { FoundJournal } from '../ledger/index.ts';
import { toWire } from '../primitives/instant.ts';
import type { BooksCheck, FindingCase, RailBeside, RailFinding } from '../reconciliation/index.ts';
import type { AccountMonth, Books } from './books-actions.ts';
import type * as schema from './books-schema.ts';

type Wire<Schema extends z.ZodType> = z.input<Schema>;

/** What came of checking the books. */
export function booksCheckReply({ checkedAt, tookMs, byId, findings }: BooksCheck): Wire<typeof schema.booksCheck> {
  return { sound: findings.length === 0, checkedAt: toWire(checkedAt), tookMs, byId, findings: findings.map(({ rule, says, where, detail }) => ({ rule, says: { ja: says.ja, en: says.en }, where, detail })) };
}

/** The books at a glance. */
export function booksReply({ check, rows, total }: Books): Wire<typeof schema.books> {
  return { ...booksCheckReply(check), accounts: rows.map((row) => ({ ...row })), total };
}

/** An account in a month. */
export function accountReply({ items, month, ...rest }: AccountMonth): Wire<typeof schema.accountMonth> {
  return { ...rest, month: month.name, items: items.map((entry) => ({ ...entry, bookedAt: toWire(entry.bookedAt) })) };
}

/** A journal with its entries. */
export function journalReply({ entries, bookedAt, ...rest }: FoundJournal): Wire<typeof schema.journal> {
  return { ...rest, bookedAt: toWire(bookedAt), entries: entries.map((entry) => ({ ...entry })) };
}

/** The rail's sums beside ours. */
export function railReply({ comparedAt, live, clearing, months }: RailBeside): Wire<typeof schema.rail> {
  return { comparedAt: comparedAt === null ? null : toWire(comparedAt), live, clearing, months: months.map(({ month, theirs, ours }) => ({ month, theirs: { ...theirs }, ours: { ...ours } })) };
}

/** A finding in a list. */
export function findingReply(one: RailFinding): Wire<typeof schema.finding> {
  const { id, kind, object, talkId, clearing, facts, state, closedReason } = one;
  return { id, kind, object, talkId, clearing, facts: { ...facts }, aboutAt: toWire(one.aboutAt), foundAt: toWire(one.foundAt), state, closedAt: one.closedAt === null ? null : toWire(one.closedAt), closedReason };
}

/** A finding with what a repair would book. */
export function findingCaseReply({ finding, choices }: FindingCase): Wire<typeof schema.findingCase> {
  return { ...findingReply(finding), choices: choices.map(({ bearer, entries }) => ({ bearer, entries: entries.map((entry) => ({ ...entry })) })) };
}
