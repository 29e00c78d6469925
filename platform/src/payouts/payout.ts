import type { Account, Entry, JournalDraft } from '../ledger/index.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { negateYen, yen, type Yen } from '../primitives/yen.ts';
import type { SealedAccount } from './sealed-account.ts';

/** Where a payout stands: asked for; in a file for the bank; transferred; come back from the bank; refused by the operator. */
export const payoutStates = ['requested', 'exported', 'paid', 'returned', 'refused'] as const;
export type PayoutState = (typeof payoutStates)[number];

/** States in which the money is neither with the bank nor back with the sales. */
export const openStates: readonly PayoutState[] = ['requested', 'exported'];

/** Why a bank sends a transfer back. */
export const returnReasons = ['no_account', 'wrong_name', 'closed', 'wrong_type', 'bank_refused', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** A payout: sales on their way to a bank account, with the account as it was when it was asked for. */
export interface Payout {
  readonly id: Id<'payout'>;
  /** Counted from 1: what stands in the bank's file, so that a transfer that comes back can be found. */
  readonly number: number;
  readonly userId: UserId;
  /** What leaves the sales. */
  readonly amount: Yen;
  /** The bank's fee, which the user bears: `amount − fee` reaches the account. */
  readonly fee: Yen;
  readonly account: SealedAccount;
  /** Whether the sales were real money when it was asked for. */
  readonly live: boolean;
  readonly state: PayoutState;
  readonly requestedAt: Instant;
  /** The day the money was said to arrive: `2026-11-30`. */
  readonly arrivesOn: string;
  /** When a second operator let a large one go. */
  readonly releasedAt: Instant | null;
  readonly fileId: Id<'payoutFile'> | null;
  readonly exportedAt: Instant | null;
  readonly paidAt: Instant | null;
  /** When it came back or was refused. */
  readonly closedAt: Instant | null;
  readonly reason: ReturnReason | null;
  /** What the operator says about it to the person. */
  readonly words: string;
}

/** Above this amount a payout waits for a second operator before it leaves (docs/guides/operator.md, "Two operators"). */
export const LARGE_PAYOUT = 300_000;

/** Whether a payout still waits for a second operator. */
export function needsRelease(payout: Pick<Payout, 'amount' | 'releasedAt'>): boolean {
  return payout.amount > LARGE_PAYOUT && payout.releasedAt === null;
}

/** What reaches the account. */
export function netOf({ amount, fee }: Pick<Payout, 'amount' | 'fee'>): Yen {
  return yen(amount - fee);
}

/** What is done to a payout after it was asked for. */
export type PayoutCommand =
  | { readonly type: 'export'; readonly fileId: Id<'payoutFile'> }
  | { readonly type: 'pay' }
  | { readonly type: 'return'; readonly reason: ReturnReason; readonly words: string }
  | { readonly type: 'refuse'; readonly words: string };

/** What came of a command: the payout as it is then and what is booked; or the state that doesn't take it. */
export type PayoutOutcome = { readonly ok: true; readonly payout: Payout; readonly journal: JournalDraft | null } | { readonly ok: false; readonly state: PayoutState };

/** A payout without a file may be transferred by hand, so that `paid` and `returned` don't need one. */
const takes: Readonly<Record<PayoutCommand['type'], readonly PayoutState[]>> = {
  export: ['requested'], pay: ['requested', 'exported'], return: ['requested', 'exported', 'paid'], refuse: ['requested'],
};

const openAccount: Account = { kind: 'payouts_open', owner: null };
const entries = (lines: readonly (readonly [Account, Yen])[]): readonly Entry[] => lines.filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));

/** The journal of asking for a payout: the amount leaves the sales at once. */
export function requestedJournal({ id, userId, amount }: Pick<Payout, 'id' | 'userId' | 'amount'>): JournalDraft {
  return { source: `payout:${id}:requested`, entries: entries([[{ kind: 'sales_payable', owner: userId }, amount], [openAccount, negateYen(amount)]]) };
}

function paidJournal(payout: Payout): JournalDraft {
  return {
    source: `payout:${payout.id}:paid`,
    entries: entries([[openAccount, payout.amount], [{ kind: 'bank', owner: null }, negateYen(netOf(payout))], [{ kind: 'transfer_fees', owner: null }, negateYen(payout.fee)]]),
  };
}

/** Before the bank was paid the whole amount goes back; afterwards what the bank gives back, which keeps its fee. */
function backJournal(payout: Payout, step: 'returned' | 'refused'): JournalDraft {
  const wasPaid = payout.state === 'paid';
  const amount = wasPaid ? netOf(payout) : payout.amount;
  const from: Account = wasPaid ? { kind: 'bank', owner: null } : openAccount;
  return { source: `payout:${payout.id}:${step}`, entries: entries([[from, amount], [{ kind: 'sales_payable', owner: payout.userId }, negateYen(amount)]]) };
}

/**
 * What a command makes of a payout: a pure function of the two and the moment. Each step is taken once; whatever doesn't fit is answered with the state it met.
 * The journals are those of docs/money.md, "Payouts".
 */
export function decide(payout: Payout, command: PayoutCommand, at: Instant): PayoutOutcome {
  if (!takes[command.type].includes(payout.state)) return { ok: false, state: payout.state };
  switch (command.type) {
    case 'export': return { ok: true, payout: { ...payout, state: 'exported', fileId: command.fileId, exportedAt: at }, journal: null };
    case 'pay': return { ok: true, payout: { ...payout, state: 'paid', paidAt: at }, journal: paidJournal(payout) };
    case 'return': return { ok: true, payout: { ...payout, state: 'returned', closedAt: at, reason: command.reason, words: command.words }, journal: backJournal(payout, 'returned') };
    case 'refuse': return { ok: true, payout: { ...payout, state: 'refused', closedAt: at, words: command.words }, journal: backJournal(payout, 'refused') };
  }
}
