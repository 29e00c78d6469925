import type { Entry, JournalDraft } from '../ledger/index.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { floorShare, negateYen, yen, type Yen } from '../primitives/yen.ts';
import type { Difference } from './compare.ts';

/** A difference that was found, and what became of it. `gone`: a later night found it no more. */
export interface RailFinding extends Difference {
  readonly id: Id<'finding'>;
  readonly foundAt: Instant;
  readonly state: 'open' | 'repaired' | 'dismissed' | 'gone';
  readonly closedBy: UserId | null;
  readonly closedAt: Instant | null;
  readonly closedReason: string | null;
}

/** Who bears what a repair books: the platform, or the provider whose talk it was. */
export type Bearer = 'platform' | 'provider';

/** The platform's part of what a talk brings, in percent. */
const FEE_PERCENT = 20;

/** What a repair needs to know of the talk when the provider bears it: who that is, and what the books hold of the talk's money by now. */
export interface RepairedTalk { readonly providerId: UserId; readonly clearing: Yen }

const feeOf = (total: Yen): Yen => floorShare(Math.max(0, total), FEE_PERCENT, 100);

/**
 * The journal that makes our books say what the rail says, `repair:<findingId>` (docs/money.md, "Reconciliation"). `card_clearing`
 * moves by the difference. The platform bears it through `uncollected`; or it is the provider's sales, with the fee that belongs to it.
 * Null where no money is at stake.
 */
export function repairJournal(finding: Pick<RailFinding, 'id' | 'clearing' | 'talkId'>, talk: RepairedTalk | null): JournalDraft | null {
  const { id, clearing, talkId } = finding;
  if (clearing === 0) return null;
  const head = { source: `repair:${id}`, ...(talkId !== null && { about: talkId }) };
  const taken: Entry = { account: { kind: 'card_clearing', owner: null }, amount: clearing };
  if (talk === null) return { ...head, entries: [taken, { account: { kind: 'uncollected', owner: null }, amount: negateYen(clearing) }] };
  const fee = yen(feeOf(yen(talk.clearing + clearing)) - feeOf(talk.clearing));
  const entries: readonly Entry[] = [
    taken,
    { account: { kind: 'sales_payable', owner: talk.providerId }, amount: yen(fee - clearing) },
    { account: { kind: 'platform_fee', owner: null }, amount: negateYen(fee) },
  ];
  return { ...head, entries: entries.filter((entry) => entry.amount !== 0) };
}
