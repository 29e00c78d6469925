import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import Stripe from 'stripe';
import { silenceStripe, type StripeSettings } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';

/** The version of Stripe's API that everything here is written for. A webhook endpoint must be made with the same. */
export const STRIPE_VERSION = '2026-10-28.endive';
/** How long one call may take, in ms. Without an answer by then it may or may not have had its effect. */
const TIMEOUT = 20_000;
/** How often, and after how many ms, a call is repeated that met itself or another one at the same object (409). */
const BUSY_WAITS = [250, 500, 1_000] as const;

/** What every call of the rail works with. */
export interface StripeParts {
  readonly stripe: Stripe;
  readonly live: boolean;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** From this sum in yen on the bank is asked again whenever a sum is reserved. */
  readonly bigHoldFrom: number;
}

/** Whether a key moves real money. */
export function isLiveKey(secretKey: string): boolean {
  return /^(?:sk|rk)_live_/u.test(secretKey);
}

/**
 * The client of Stripe's package: its version pinned, no telemetry, no notices on our log, and no repeating by itself: the outbox repeats,
 * and reads first.
 */
export function stripeClient({ secretKey, apiUrl }: StripeSettings, timeout: number = TIMEOUT): Stripe {
  silenceStripe();
  const settings = { apiVersion: STRIPE_VERSION, timeout, maxNetworkRetries: 0, telemetry: false } as const;
  if (apiUrl === undefined) return new Stripe(secretKey, settings);
  const { hostname, port } = new URL(apiUrl);
  return new Stripe(secretKey, { ...settings, host: hostname, port, protocol: 'http' });
}

/**
 * Why a call did not answer what was asked. `unknown`: it may or may not have had its effect; `stored` when Stripe would give the same
 * failure to the same key for a day. `declined`: the card. `refused`: the request was wrong and nothing happened.
 */
export type StripeTrouble =
  | { readonly kind: 'unknown'; readonly stored: boolean; readonly words: string }
  | { readonly kind: 'declined'; readonly intent: Stripe.PaymentIntent | null; readonly words: string }
  | { readonly kind: 'refused'; readonly code: string; readonly param: string; readonly words: string };

/** An answer of Stripe, or why there is none. */
export type StripeAnswer<Answer> = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly trouble: StripeTrouble };

const { errors } = Stripe;

/** What may be logged of a failure: never its body, which holds secrets of the payment. */
function wordsOf(error: InstanceType<typeof errors.StripeError>): string {
  return [error.type, error.statusCode, error.code, error.param, error.requestId].filter((fact) => fact !== undefined).join(' ');
}

/** What an error of the package means. Anything else is a mistake of ours and thrown on. */
export function troubleOf(error: unknown): StripeTrouble {
  if (!(error instanceof errors.StripeError)) throw error;
  const words = wordsOf(error);
  const { statusCode = 0 } = error;
  // The connection, an overlap, too many calls, a failure at Stripe; and a key that was taken away, which time and the operator may heal.
  if (error instanceof errors.StripeConnectionError || statusCode === 409 || statusCode === 429 || statusCode >= 500 || statusCode === 401 || statusCode === 403) {
    return { kind: 'unknown', stored: statusCode === 500, words };
  }
  if (error instanceof errors.StripeCardError) return { kind: 'declined', intent: error.payment_intent ?? null, words };
  if (error instanceof errors.StripeInvalidRequestError || error instanceof errors.StripeIdempotencyError) return { kind: 'refused', code: error.code ?? '', param: error.param ?? '', words };
  return { kind: 'unknown', stored: false, words };
}

function isBusy(error: unknown): boolean {
  return error instanceof errors.StripeError && error.statusCode === 409;
}

async function patiently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  for (const wait of BUSY_WAITS) {
    try {
      return await call();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await pause(wait);
    }
  }
  return call();
}

/** Calls Stripe. What is refused because of our key is told to the operator at once. */
export async function ask<Answer>(parts: Pick<StripeParts, 'log'>, call: () => Promise<Answer>): Promise<StripeAnswer<Answer>> {
  try {
    return { ok: true, answer: await patiently(call) };
  } catch (error) {
    const trouble = troubleOf(error);
    if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) parts.log.error({ stripe: trouble.words }, 'Stripe does not accept our key');
    else parts.log.info({ stripe: trouble.words, meaning: trouble.kind }, 'Stripe did not answer what was asked');
    return { ok: false, trouble };
  }
}
