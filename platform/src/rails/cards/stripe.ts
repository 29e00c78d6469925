import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';
import type { CardRail } from './rail.ts';
import { isLiveKey, stripeClient, type StripeParts } from './stripe-client.ts';
import { detach, knownCustomer } from './stripe-customer.ts';
import * as intents from './stripe-intents.ts';
import { list, news, newsReader } from './stripe-news.ts';
import { readByHold, readRefund, retrieve } from './stripe-read.ts';
import { readSetup, save } from './stripe-setup.ts';

/** What the rail to Stripe is made of. `timeout` in ms, 20 seconds without it; tests of what never answers make it short. */
export interface StripeRailParts {
  readonly config: Pick<Config, 'stripe' | 'bigHoldFrom'>;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timeout?: number;
}

/**
 * The card rail at Stripe. Cards are entered and banks ask on Stripe's own pages, reached by redirect; a hold is a PaymentIntent, made
 * unconfirmed and captured by hand. Every state can be read again by ids that our tables keep. Throws a TypeError without a key.
 */
export function stripeRail({ config, db, clock, log, timeout }: StripeRailParts): CardRail {
  if (config.stripe === null) throw new TypeError('the rail to Stripe needs a key');
  const { secretKey, webhookSecret } = config.stripe;
  const live = isLiveKey(secretKey);
  const parts: StripeParts = { stripe: stripeClient(config.stripe, timeout), live, db, clock, log, bigHoldFrom: config.bigHoldFrom };
  return {
    kind: 'stripe',
    live,
    save: (request) => save(parts, request),
    readSetup: (setup) => readSetup(parts, setup),
    place: (request) => intents.place(parts, request),
    confirm: (request) => intents.confirm(parts, request),
    capture: (request) => intents.capture(parts, request),
    release: (request) => intents.release(parts, request),
    forget: (request) => detach(parts, request),
    refund: (request) => intents.refund(parts, request),
    readRefund: (by) => readRefund(parts, by),
    collect: (request) => intents.collect(parts, request),
    list: (since) => list(parts, since),
    news: (since) => news(parts, since),
    readNews: webhookSecret === undefined ? null : newsReader(parts, webhookSecret),
    read: (by) => ('reference' in by ? retrieve(parts, by.reference) : readByHold(parts, by.hold, (customer) => knownCustomer(parts, customer))),
  };
}
