import type { z } from 'zod';
import { needsRelease, netOf, type Payout, type PayoutFile, type PayoutState } from '../payouts/index.ts';
import { toWire } from '../primitives/instant.ts';
import type { PayoutsOverview } from './payout-actions.ts';
import type * as schema from './payout-schema.ts';

function payoutReply(payout: Payout): z.input<typeof schema.payout> {
  const { id, number, userId, state, amount, fee, live, account, requestedAt, arrivesOn, fileId } = payout;
  const { bankCode, bankName, branchCode, branchName, numberEnd } = account;
  return { id, number, userId, state, amount, fee, net: netOf(payout), live, bankCode, bankName, branchCode, branchName, numberEnd, requestedAt: toWire(requestedAt), arrivesOn, needsRelease: needsRelease(payout), fileId };
}

function fileReply({ id, number, transferOn, count, total, sha256, madeAt }: PayoutFile): z.input<typeof schema.file> {
  return { id, number, transferOn, count, total, sha256, madeAt: toWire(madeAt) };
}

/** Payouts for an operator, with the sums of all states and the newest files. */
export function payoutsReply({ payouts, sums, files, closed }: PayoutsOverview): z.input<typeof schema.payouts> {
  const items = Object.entries(sums).map(([state, { count, amount }]) => ({ state: state as PayoutState, count, amount }));
  return { items: payouts.map(payoutReply), sums: items, files: files.map(fileReply), closed };
}
