import type Stripe from 'stripe';
import { instant } from '../../primitives/instant.ts';
import { SECOND } from '../../primitives/seconds.ts';
import { yen } from '../../primitives/yen.ts';
import type { RailDispute, RailHold, RailRefund } from './rail.ts';

/*
 * What Stripe's objects mean to us. Its enums may grow: whatever isn't known here is never guessed at, it is `odd`, and the caller stops
 * and tells the operator.
 */

/** An object of Stripe in our words, or what of it nobody here knows. */
export type Meaning<Known> = { readonly known: Known } | { readonly odd: string };

/** The charge of an intent where it was asked to come along; null where nothing was charged yet. */
export function chargeOf(intent: Pick<Stripe.PaymentIntent, 'latest_charge'>): Stripe.Charge | null {
  return typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
}

/** Stripe's time, whole seconds, as ours. */
export const fromStripeTime = (seconds: number) => instant(seconds * SECOND);

function placedOf(intent: Stripe.PaymentIntent): Meaning<RailHold> {
  const before = chargeOf(intent)?.payment_method_details?.card?.capture_before;
  // How long a sum may stay reserved depends on card and country, so it is read and never computed.
  if (before === undefined) return { odd: 'requires_capture without capture_before' };
  return { known: { state: 'placed', reference: intent.id, captureBefore: fromStripeTime(before) } };
}

function authenticatingOf(intent: Stripe.PaymentIntent): Meaning<RailHold> {
  const url = intent.next_action?.redirect_to_url?.url;
  if (typeof url !== 'string') return { odd: `next_action ${intent.next_action?.type ?? 'none'}` };
  return { known: { state: 'authenticating', reference: intent.id, url } };
}

/** Where a PaymentIntent stands. An intent without a card is new, or its card was declined: the last failure tells. */
export function holdOf(intent: Stripe.PaymentIntent, dispute: RailDispute | null = null): Meaning<RailHold> {
  const reference = intent.id;
  switch (intent.status) {
    case 'requires_confirmation': return { known: { state: 'created', reference } };
    case 'requires_payment_method': return { known: { state: intent.last_payment_error === null ? 'created' : 'declined', reference } };
    case 'requires_action': return authenticatingOf(intent);
    case 'requires_capture': return placedOf(intent);
    case 'succeeded': return { known: { state: 'captured', reference, amount: yen(intent.amount_received), ...(dispute !== null && { dispute }) } };
    case 'canceled': return { known: { state: 'released', reference } };
    // The bank has not answered yet; it is read again.
    case 'processing': return { known: { state: 'unknown', reference } };
    default: return { odd: `payment intent status ${String(intent.status)}` };
  }
}

/** What a dispute is to the books. An inquiry (`warning_…`) and one that was prevented take no money, so they are none. */
export function disputeOf(dispute: Pick<Stripe.Dispute, 'id' | 'status' | 'amount'>): Meaning<RailDispute | null> {
  const { id: reference, status } = dispute;
  const amount = yen(dispute.amount);
  switch (status) {
    case 'needs_response': case 'under_review': case 'appeal_needs_response': case 'appeal_under_review': return { known: { reference, state: 'open', amount } };
    case 'won': return { known: { reference, state: 'won', amount } };
    case 'lost': return { known: { reference, state: 'lost', amount } };
    case 'warning_needs_response': case 'warning_under_review': case 'warning_closed': case 'prevented': return { known: null };
    default: return { odd: `dispute status ${String(status)}` };
  }
}

/** Where a refund stands. */
export function refundOf(refund: Pick<Stripe.Refund, 'id' | 'status' | 'amount'>): Meaning<RailRefund> {
  const { id: reference, status } = refund;
  const amount = yen(refund.amount);
  switch (status) {
    case 'succeeded': return { known: { state: 'succeeded', reference, amount } };
    // Under way, also where the bank wants something of the cardholder first.
    case 'pending': case 'requires_action': return { known: { state: 'pending', reference, amount } };
    case 'failed': case 'canceled': return { known: { state: 'failed', reference, amount } };
    default: return { odd: `refund status ${String(status)}` };
  }
}
