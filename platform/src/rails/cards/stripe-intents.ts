import type Stripe from 'stripe';
import { after } from '../../primitives/instant.ts';
import { HOUR } from '../../primitives/seconds.ts';
import { RailRefusal, type CardRail, type RailHold, type RailRefund } from './rail.ts';
import type { StripeParts, StripeTrouble } from './stripe-client.ts';
import { customerOf } from './stripe-customer.ts';
import { send } from './stripe-key.ts';
import { findUnnamed, interpret, interpretRefund, readRefund, retrieve } from './stripe-read.ts';
import { beginIntent, keepReference, renewKey, spend, spentOf, type IntentPurpose, type StripeIntent } from './stripe-store.ts';

/** The one currency; yen have no minor unit, so sums go out as they are. */
export const yenCurrency = 'jpy';
/** Stripe may forget a key after a day; from here on an intent is looked for before it is asked for again. */
const KEY_LIFE = 23 * HOUR;
/** What Stripe says of a call that does not fit an intent's state, or comes too late: read it. */
const pastCodes: readonly string[] = ['payment_intent_unexpected_state', 'charge_expired_for_capture', 'charge_already_captured'];

const expand = ['latest_charge'];

function refusal(trouble: Extract<StripeTrouble, { kind: 'refused' }>): RailRefusal {
  return new RailRefusal(`Stripe refused the call: ${trouble.words}`);
}

/** What an intent is asked for with: its labels lead back to our rows. */
interface Wanted {
  readonly key: string;
  readonly hold: string;
  readonly talk: string;
  readonly customer: string;
  readonly purpose: IntentPurpose;
}

/**
 * What may be at Stripe already for an intent that was asked for before: found by name, or in the customer's list once its key has
 * no number that is sure. Null: nothing is, ask under the key.
 */
async function knownAlready(parts: StripeParts, wanted: Wanted & { readonly at: string }, begun: { intent: StripeIntent; fresh: boolean }): Promise<RailHold | null> {
  const { intent, fresh } = begun;
  const { sql } = parts.db;
  if (intent.reference !== null) return retrieve(parts, intent.reference);
  if (fresh) return null;
  const now = parts.clock.now();
  const old = now >= after(intent.keySince, KEY_LIFE);
  const spent = await spentOf(sql, wanted.key);
  if (!old && spent === 0) return null;
  const found = await findUnnamed(parts, wanted.at, intent);
  if (!found.ok) return { state: 'unknown' };
  if (found.answer !== null) return retrieve(parts, found.answer);
  if (old) {
    await spend(sql, wanted.key, { spent, at: now });
    await renewKey(sql, intent, now);
  }
  return null;
}

/** Makes an intent once, whatever happened to earlier tries. */
async function make(parts: StripeParts, wanted: Wanted, params: Stripe.PaymentIntentCreateParams): Promise<RailHold> {
  const at = await customerOf(parts, wanted.customer);
  if (at === null) return { state: 'unknown' };
  const begun = await beginIntent(parts.db.sql, { ...wanted, live: parts.live }, parts.clock.now());
  const known = await knownAlready(parts, { ...wanted, at }, begun);
  if (known !== null) return known;
  const { hold, talk, purpose } = wanted;
  const metadata = { talk, hold, ...(purpose === 'collect' && { purpose }) };
  const made = await send(parts, wanted.key, (options) => parts.stripe.paymentIntents.create({ ...params, currency: yenCurrency, customer: at, metadata, transfer_group: `talk_${talk}`, expand }, options));
  if (made.ok) {
    await keepReference(parts.db.sql, begun.intent, made.answer.id);
    return interpret(parts, made.answer);
  }
  if (made.trouble.kind === 'refused') {
    // Confirmed as it is made, on a card that is gone: there is no intent to name.
    if (isAboutCard(made.trouble)) return { state: 'declined', reference: '' };
    throw refusal(made.trouble);
  }
  if (made.trouble.kind === 'unknown' || made.trouble.intent === null) return { state: 'unknown' };
  await keepReference(parts.db.sql, begun.intent, made.trouble.intent.id);
  return { state: 'declined', reference: made.trouble.intent.id };
}

/** Creates a hold unconfirmed: it reserves nothing yet. On a big sum the bank asks the cardholder again, as when the card was saved. */
export function place(parts: StripeParts, request: Parameters<CardRail['place']>[0]): Promise<RailHold> {
  const { amount, ...wanted } = request;
  const big = amount >= parts.bigHoldFrom;
  return make(parts, { ...wanted, purpose: 'hold' }, {
    amount, currency: yenCurrency, capture_method: 'manual', allowed_payment_method_types: ['card'], ...(big && { payment_method_options: { card: { request_three_d_secure: 'any' } } }),
  });
}

/** Takes a sum at once with nobody there. A bank that wants the cardholder declines it. */
export function collect(parts: StripeParts, request: Parameters<CardRail['collect']>[0]): Promise<RailHold> {
  const { amount, card, ...wanted } = request;
  return make(parts, { ...wanted, purpose: 'collect' }, {
    amount, currency: yenCurrency, capture_method: 'automatic', allowed_payment_method_types: ['card'], payment_method: card, confirm: true, off_session: true,
  });
}

/** Whether a refused confirm was about the card: gone since it was saved, or not this customer's. It is declined like any other that can't be used. */
function isAboutCard({ code, param }: Extract<StripeTrouble, { kind: 'refused' }>): boolean {
  return param === 'payment_method' || code.startsWith('payment_method_');
}

/** Confirms a hold on a card, with the cardholder about: a bank that wants to ask answers a link. */
export async function confirm(parts: StripeParts, request: Parameters<CardRail['confirm']>[0]): Promise<RailHold> {
  const { key, reference, card, returnUrl } = request;
  const confirmed = await send(parts, key, (options) => parts.stripe.paymentIntents.confirm(reference, { payment_method: card, return_url: returnUrl, expand }, options));
  if (confirmed.ok) return interpret(parts, confirmed.answer);
  const { trouble } = confirmed;
  if (trouble.kind === 'unknown') return { state: 'unknown', reference };
  // An intent that was confirmed too often is cancelled with the decline.
  if (trouble.kind === 'declined') return trouble.intent?.status === 'canceled' ? retrieve(parts, reference) : { state: 'declined', reference };
  if (isAboutCard(trouble)) return { state: 'declined', reference };
  return past(parts, reference, trouble);
}

/** A call that came too late answers what the intent is now; any other refusal is a mistake of ours. */
async function past(parts: StripeParts, reference: string, trouble: Extract<StripeTrouble, { kind: 'refused' }>): Promise<RailHold> {
  if (pastCodes.includes(trouble.code)) return retrieve(parts, reference);
  if (trouble.code === 'resource_missing' && trouble.param !== 'payment_method') return { state: 'none' };
  throw refusal(trouble);
}

/** Takes a sum of a hold and frees the rest. */
export async function capture(parts: StripeParts, request: Parameters<CardRail['capture']>[0]): Promise<RailHold> {
  const { key, reference, amount } = request;
  const captured = await send(parts, key, (options) => parts.stripe.paymentIntents.capture(reference, { amount_to_capture: amount, expand }, options));
  if (captured.ok) return interpret(parts, captured.answer);
  if (captured.trouble.kind === 'unknown') return { state: 'unknown', reference };
  return captured.trouble.kind === 'declined' ? retrieve(parts, reference) : past(parts, reference, captured.trouble);
}

/** Frees a hold. */
export async function release(parts: StripeParts, request: Parameters<CardRail['release']>[0]): Promise<RailHold> {
  const { key, reference } = request;
  const cancelled = await send(parts, key, (options) => parts.stripe.paymentIntents.cancel(reference, { cancellation_reason: 'abandoned', expand }, options));
  if (cancelled.ok) return interpret(parts, cancelled.answer);
  return cancelled.trouble.kind === 'refused' ? past(parts, reference, cancelled.trouble) : { state: 'unknown', reference };
}

/** Gives back part of what was captured. After a failure that Stripe stored it is looked for first. */
export async function refund(parts: StripeParts, request: Parameters<CardRail['refund']>[0]): Promise<RailRefund> {
  const { key, refund: id, reference, amount } = request;
  if (await spentOf(parts.db.sql, key) > 0) {
    const known = await readRefund(parts, { reference, refund: id });
    if (known.state !== 'none') return known;
  }
  const given = await send(parts, key, (options) => parts.stripe.refunds.create({ payment_intent: reference, amount, metadata: { refund: id } }, options));
  if (given.ok) return interpretRefund(parts, given.answer);
  if (given.trouble.kind === 'refused') throw refusal(given.trouble);
  return { state: 'unknown' };
}
