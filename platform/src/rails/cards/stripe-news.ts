import type Stripe from 'stripe';
import { after, type Instant } from '../../primitives/instant.ts';
import { DAY, SECOND } from '../../primitives/seconds.ts';
import { yen } from '../../primitives/yen.ts';
import { RailUnavailable, type CardRail, type RailNews, type RailRecord } from './rail.ts';
import { troubleOf, type StripeParts } from './stripe-client.ts';
import { chargeOf, fromStripeTime } from './stripe-hold.ts';
import { interpret } from './stripe-read.ts';

/** How long ago the signature of news may have been made, in seconds. */
const SIGNATURE_LIFE = 300;

/** The events that speed something up here. Each only says which object to read. Stripe takes at most 20. */
export const newsTypes = [
  'payment_intent.amount_capturable_updated', 'payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled',
  'charge.dispute.created', 'charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_withdrawn', 'charge.dispute.funds_reinstated',
  'charge.refunded', 'refund.created', 'refund.updated', 'refund.failed',
  'checkout.session.completed', 'checkout.session.expired',
] as const;

const idOf = (object: string | { readonly id: string } | null | undefined) => (typeof object === 'string' ? object : object?.id ?? null);

/** Which of our objects an event is about. Nothing else of it is looked at. */
export function aboutOf(event: Pick<Stripe.Event, 'type' | 'livemode'> & { readonly data: { readonly object: unknown } }, live: boolean): RailNews['about'] {
  const object = event.data.object as { object?: string; id?: string; payment_intent?: string | { id: string } | null; client_reference_id?: string | null; mode?: string };
  if (event.livemode !== live) return { kind: 'nothing' };
  if (object.object === 'checkout.session') {
    return object.mode === 'setup' && typeof object.client_reference_id === 'string' ? { kind: 'setup', setup: object.client_reference_id } : { kind: 'nothing' };
  }
  const reference = object.object === 'payment_intent' ? object.id ?? null : idOf(object.payment_intent);
  return reference === null ? { kind: 'nothing' } : { kind: 'hold', reference };
}

/** So many items are turned round in memory; a span of time that holds more is halved. */
const TURNED = 1_000;

type Listing<Item> = (created: { gte: number; lt: number }) => AsyncIterable<Item>;

/** Everything of a span of whole seconds, the earliest first; null when it is more than can be turned round. */
async function turned<Item>(list: Listing<Item>, span: { gte: number; lt: number }): Promise<Item[] | null> {
  const found: Item[] = [];
  for await (const item of list(span)) {
    if (found.length === TURNED && span.lt - span.gte > 1) return null;
    found.push(item);
  }
  return found.reverse();
}

/** Lists the earliest first: Stripe itself lists the newest first. */
async function* oldestFirst<Item>(span: { gte: number; lt: number }, list: Listing<Item>): AsyncIterable<Item> {
  const found = await turned(list, span);
  if (found !== null) return yield* found;
  const middle = Math.floor((span.gte + span.lt) / 2);
  yield* oldestFirst({ gte: span.gte, lt: middle }, list);
  yield* oldestFirst({ gte: middle, lt: span.lt }, list);
}

/** From a moment until now; whatever Stripe's clock is ahead of ours belongs to it. */
const spanSince = (since: Instant, now: Instant) => ({ gte: Math.floor(since / SECOND), lt: Math.floor(after(now, DAY) / SECOND) });

/** What the package throws holds more than may be logged. */
async function* speaking<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
  try {
    yield* items;
  } catch (error) {
    throw new RailUnavailable(`Stripe's list broke off: ${troubleOf(error).words}`);
  }
}

/** What happened at Stripe since a moment, the earliest first; it keeps 30 days. Throws a RailUnavailable. */
export function news(parts: StripeParts, since: Instant): AsyncIterable<RailNews> {
  return speaking(readNews(parts, since));
}

async function* readNews(parts: StripeParts, since: Instant): AsyncIterable<RailNews> {
  const list: Listing<Stripe.Event> = (created) => parts.stripe.events.list({ created, types: [...newsTypes], limit: 100 });
  for await (const event of oldestFirst(spanSince(since, parts.clock.now()), list)) yield { id: event.id, about: aboutOf(event, parts.live) };
}

/** News that was sent to us, if the signature is right and not older than five minutes. */
export function newsReader({ stripe, live }: Pick<StripeParts, 'stripe' | 'live'>, secret: string): NonNullable<CardRail['readNews']> {
  return (raw, signature, now) => {
    try {
      const event = stripe.webhooks.constructEvent(Buffer.from(raw), signature, secret, SIGNATURE_LIFE, undefined, now);
      return { id: event.id, about: aboutOf(event, live) };
    } catch (error) {
      if (isForged(error)) return null;
      throw error;
    }
  };
}

function isForged(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && 'type' in error && error.type === 'StripeSignatureVerificationError');
}

/** What was given back of a charge. Counted by its refunds: what a capture leaves free is no refund. */
async function refundedOf({ stripe }: StripeParts, intent: Stripe.PaymentIntent): Promise<number> {
  if ((chargeOf(intent)?.amount_refunded ?? 0) === 0) return 0;
  let sum = 0;
  for await (const refund of stripe.refunds.list({ payment_intent: intent.id, limit: 100 })) if (refund.status !== 'failed' && refund.status !== 'canceled') sum += refund.amount;
  return sum;
}

async function recordOf(parts: StripeParts, intent: Stripe.PaymentIntent): Promise<RailRecord | null> {
  const hold = await interpret(parts, intent);
  if (hold.state === 'unknown' || hold.state === 'none') return null;
  return {
    reference: intent.id, hold: intent.metadata['hold'] ?? null, talk: intent.metadata['talk'] ?? null, createdAt: fromStripeTime(intent.created), state: hold.state,
    amount: yen(intent.amount), captured: yen(intent.amount_received), refunded: yen(await refundedOf(parts, intent)), dispute: hold.state === 'captured' ? hold.dispute ?? null : null,
  };
}

/** Every intent since a moment, the earliest first. One that nobody understands is left out, and the operator told. Throws a RailUnavailable. */
export function list(parts: StripeParts, since: Instant): AsyncIterable<RailRecord> {
  return speaking(readRecords(parts, since));
}

async function* readRecords(parts: StripeParts, since: Instant): AsyncIterable<RailRecord> {
  const listed: Listing<Stripe.PaymentIntent> = (created) => parts.stripe.paymentIntents.list({ created, limit: 100, expand: ['data.latest_charge'] });
  for await (const intent of oldestFirst(spanSince(since, parts.clock.now()), listed)) {
    const record = await recordOf(parts, intent);
    if (record !== null) yield record;
  }
}
