import type Stripe from 'stripe';
import { HOUR, SECOND } from '../../primitives/seconds.ts';
import type { RailDispute, RailHold, RailRefund } from './rail.ts';
import { ask, type StripeAnswer, type StripeParts } from './stripe-client.ts';
import { chargeOf, disputeOf, holdOf, refundOf, type Meaning } from './stripe-hold.ts';
import { findIntent, keepReference, type StripeIntent } from './stripe-store.ts';

/** So much earlier than our row's time an intent may have been made, by Stripe's clock. */
const CLOCKS_APART = HOUR;

/** What of an intent always comes along. */
export const withCharge = { expand: ['latest_charge'] } as const satisfies { expand: readonly string[] };

/** Something at Stripe that nobody here knows: nothing is done with it, and the operator must look. */
export function tellOdd(parts: Pick<StripeParts, 'log'>, object: string, what: string): void {
  parts.log.error({ stripe: object, what, alarm: 'stripe-unknown' }, 'Stripe answers something this platform does not know: nothing was done with it');
}

function meant<Known, Otherwise>(parts: StripeParts, given: { object: string; meaning: Meaning<Known>; otherwise: Otherwise }): Known | Otherwise {
  if ('known' in given.meaning) return given.meaning.known;
  tellOdd(parts, given.object, given.meaning.odd);
  return given.otherwise;
}

/** The dispute of a charge that takes money; null where there is none. `unknown` when Stripe doesn't answer or says something new. */
export async function readDispute(parts: StripeParts, intent: { id: string }): Promise<RailDispute | null | 'unknown'> {
  const listed = await ask(parts, () => parts.stripe.disputes.list({ payment_intent: intent.id, limit: 10 }));
  if (!listed.ok) return 'unknown';
  const [newest] = listed.answer.data.toSorted((one, other) => other.created - one.created);
  return newest === undefined ? null : meant(parts, { object: newest.id, meaning: disputeOf(newest), otherwise: 'unknown' as const });
}

/** An intent in our words, with its dispute where its charge has one. */
export async function interpret(parts: StripeParts, intent: Stripe.PaymentIntent): Promise<RailHold> {
  const unknown = { state: 'unknown', reference: intent.id } as const;
  const disputed = intent.status === 'succeeded' && chargeOf(intent)?.disputed === true;
  const dispute = disputed ? await readDispute(parts, intent) : null;
  if (dispute === 'unknown') return unknown;
  return meant(parts, { object: intent.id, meaning: holdOf(intent, dispute), otherwise: unknown });
}

/** Reads an intent. `none` when Stripe has no such intent: the account or the mode of the key is another one. */
export async function retrieve(parts: StripeParts, reference: string): Promise<RailHold> {
  const read = await ask(parts, () => parts.stripe.paymentIntents.retrieve(reference, { ...withCharge, expand: [...withCharge.expand] }));
  if (read.ok) return interpret(parts, read.answer);
  return read.trouble.kind === 'refused' && read.trouble.code === 'resource_missing' ? { state: 'none' } : { state: 'unknown', reference };
}

async function firstMatch(parts: StripeParts, customer: string, intent: StripeIntent): Promise<StripeAnswer<string | null>> {
  const gte = Math.floor((intent.startedAt - CLOCKS_APART) / SECOND);
  return ask(parts, async () => {
    for await (const one of parts.stripe.paymentIntents.list({ customer, created: { gte }, limit: 100 })) {
      if (one.metadata['hold'] === intent.hold && (one.metadata['purpose'] ?? 'hold') === intent.purpose) return one.id;
    }
    return null;
  });
}

/**
 * Finds an intent whose name we never learned, in the list of its customer (never by search, which lags), and keeps the name. Null when
 * there is none.
 */
export async function findUnnamed(parts: StripeParts, customer: string, intent: StripeIntent): Promise<StripeAnswer<string | null>> {
  const found = await firstMatch(parts, customer, intent);
  if (found.ok && found.answer !== null) await keepReference(parts.db.sql, intent, found.answer);
  return found;
}

/** Reads a hold by our id: by its name at Stripe where we know it, else in its customer's list. */
export async function readByHold(parts: StripeParts, hold: string, customerOf: (customer: string) => Promise<string | null>): Promise<RailHold> {
  const { sql } = parts.db;
  const intent = await findIntent(sql, { hold, purpose: 'hold' }) ?? await findIntent(sql, { hold, purpose: 'collect' });
  if (intent === null) return { state: 'none' };
  if (intent.reference !== null) return retrieve(parts, intent.reference);
  const customer = await customerOf(intent.customer);
  if (customer === null) return { state: 'none' };
  const found = await findUnnamed(parts, customer, intent);
  if (!found.ok) return { state: 'unknown' };
  return found.answer === null ? { state: 'none' } : retrieve(parts, found.answer);
}

/** Reads a refund by our id among those of its intent. */
export async function readRefund(parts: StripeParts, by: { reference: string; refund: string }): Promise<RailRefund> {
  const found = await ask(parts, async () => {
    for await (const one of parts.stripe.refunds.list({ payment_intent: by.reference, limit: 100 })) if (one.metadata?.['refund'] === by.refund) return one;
    return null;
  });
  if (!found.ok) return { state: 'unknown' };
  return found.answer === null ? { state: 'none' } : meant(parts, { object: found.answer.id, meaning: refundOf(found.answer), otherwise: { state: 'unknown' } as const });
}

/** A refund that was just answered, in our words. */
export function interpretRefund(parts: StripeParts, refund: Stripe.Refund): RailRefund {
  return meant(parts, { object: refund.id, meaning: refundOf(refund), otherwise: { state: 'unknown' } as const });
}
