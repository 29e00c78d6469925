import { ask, type StripeParts } from './stripe-client.ts';
import { send } from './stripe-key.ts';
import { findCustomer, keepCustomer } from './stripe-store.ts';

/** Somebody's customer at Stripe, in the mode of the key; null when they have none yet. */
export function knownCustomer({ db, live }: StripeParts, customer: string): Promise<string | null> {
  return findCustomer(db.sql, { customer, live });
}

/**
 * Somebody's customer at Stripe, made when there is none. It holds our id and nothing about the person. Null when Stripe doesn't answer.
 */
export async function customerOf(parts: StripeParts, customer: string): Promise<string | null> {
  const known = await knownCustomer(parts, customer);
  if (known !== null) return known;
  const made = await send(parts, `customer:${customer}`, (options) => parts.stripe.customers.create({ metadata: { user: customer } }, options));
  if (!made.ok) return null;
  await keepCustomer(parts.db.sql, { customer, live: parts.live, reference: made.answer.id }, parts.clock.now());
  return knownCustomer(parts, customer);
}

/** Nothing can be charged on the card any more. One that is gone already is forgotten. */
export async function detach(parts: StripeParts, request: { key: string; card: string }): Promise<'forgotten' | 'unknown'> {
  const detached = await send(parts, request.key, (options) => parts.stripe.paymentMethods.detach(request.card, {}, options));
  if (detached.ok) return 'forgotten';
  if (detached.trouble.kind !== 'refused') return 'unknown';
  const read = await ask(parts, () => parts.stripe.paymentMethods.retrieve(request.card));
  const gone = read.ok ? read.answer.customer === null : read.trouble.kind === 'refused' && read.trouble.code === 'resource_missing';
  return gone ? 'forgotten' : 'unknown';
}
