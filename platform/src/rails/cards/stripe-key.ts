import type Stripe from 'stripe';
import { ask, type StripeAnswer, type StripeParts } from './stripe-client.ts';
import { spend, spentOf } from './stripe-store.ts';

/**
 * The key that is sent for one of our keys when some of its numbers are used up: `hold:…:capture:1` becomes `:capture:2`, and
 * `hold:…:create` becomes `:create:2`. The number of a confirm counts cards, so its tries get a number of their own.
 */
export function numberedKey(key: string, spent: number): string {
  if (spent === 0) return key;
  const capture = /^(.*:capture:)(\d+)$/u.exec(key);
  return capture === null ? `${key}:${spent + 1}` : `${capture[1]}${Number(capture[2]) + spent}`;
}

/**
 * Sends a call under its key. A failure that Stripe stores is given to the same key for a day, so it uses up the key's number: the next
 * try, which reads first, goes out under the next one. Whatever else went wrong is tried again under the same.
 */
export async function send<Answer>(parts: StripeParts, key: string, call: (options: Stripe.RequestOptions) => Promise<Answer>): Promise<StripeAnswer<Answer>> {
  const spent = await spentOf(parts.db.sql, key);
  const given = await ask(parts, () => call({ idempotencyKey: numberedKey(key, spent) }));
  if (!given.ok && given.trouble.kind === 'unknown' && given.trouble.stored) await spend(parts.db.sql, key, { spent, at: parts.clock.now() });
  return given;
}
