import type { Id } from '../primitives/id.ts';
import type { PayoutState, ReturnReason } from '../payouts/index.ts';

/** What an operator with the role books does with payouts. `seenState` is the state they decided on: by then another one may have been quicker. */
export type PayoutAct =
  | { readonly kind: 'export_payouts'; readonly transferOn: string }
  | { readonly kind: 'payout_file_paid'; readonly fileId: Id<'payoutFile'> }
  | { readonly kind: 'payout_paid'; readonly payoutId: Id<'payout'>; readonly seenState: PayoutState }
  | { readonly kind: 'payout_returned'; readonly payoutId: Id<'payout'>; readonly seenState: PayoutState; readonly why: ReturnReason; readonly words: string }
  | { readonly kind: 'payout_refused'; readonly payoutId: Id<'payout'>; readonly words: string }
  | { readonly kind: 'payout_released'; readonly payoutId: Id<'payout'> };

/** The id of what an act on payouts is about; of a new file the day it is for. */
export function payoutObjectOf(act: PayoutAct): string {
  if (act.kind === 'export_payouts') return `payouts:${act.transferOn}`;
  return act.kind === 'payout_file_paid' ? act.fileId : act.payoutId;
}
