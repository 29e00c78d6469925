import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import type { Instant } from '../primitives/instant.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import { accountKey, type Account } from './account.ts';

/** One line of a journal: debit positive, credit negative, never ¥0. */
export interface Entry { readonly account: Account; readonly amount: Yen }

/** Sales that become payable later: how much of whose pending sales, when, and under which source the moving journal is booked. */
export interface PayableLater { readonly userId: UserId; readonly amount: Yen; readonly at: Instant; readonly source: string }

/** A journal to be booked. `source` says what it is for and can be booked only once, e.g. `talk:<id>:settlement`. */
export interface JournalDraft {
  readonly source: string;
  /** The talk whose money it moves, where it is one talk's: the books are checked talk by talk. */
  readonly about?: TalkId;
  readonly entries: readonly Entry[];
  readonly payable?: PayableLater;
}

/** A journal that must not be booked: the rule it breaks. */
export class UnbalancedJournal extends Error {}

/**
 * Checks a draft (docs/money.md, "Money"): at least two entries, none of ¥0, each account once, and the sum exactly zero. Throws an
 * UnbalancedJournal, for a wrong journal is a bug and nothing of it may be booked.
 */
export function checkJournal(draft: JournalDraft): void {
  const refuse = (rule: string): never => { throw new UnbalancedJournal(`journal ${draft.source}: ${rule}`); };
  if (draft.source === '' || draft.source.length > 120) refuse('a source has 1–120 characters');
  if (draft.entries.length < 2) refuse('fewer than two entries');
  if (draft.entries.some((entry) => entry.amount === 0)) refuse('an entry of ¥0');
  if (new Set(draft.entries.map((entry) => accountKey(entry.account))).size !== draft.entries.length) refuse('an account twice');
  if (sumYen(draft.entries.map((entry) => entry.amount)) !== 0) refuse('does not sum to zero');
  if (draft.payable !== undefined && draft.payable.amount <= 0) refuse('nothing becomes payable');
}

/** The journal that moves sales from pending to payable once their waiting days are over. */
export function payableJournal(later: PayableLater): JournalDraft {
  return {
    source: later.source,
    entries: [
      { account: { kind: 'sales_pending', owner: later.userId }, amount: later.amount },
      { account: { kind: 'sales_payable', owner: later.userId }, amount: yen(-later.amount) },
    ],
  };
}
