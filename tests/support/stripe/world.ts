import { randomUUID } from 'node:crypto';
import type { CardKind } from './cards.ts';

/** What goes over the wire. */
export type Json = Record<string, unknown>;

export interface Customer { readonly id: string; readonly created: number; metadata: Json; email: string | null; name: string | null; description: string | null; deleted: boolean }

/** A payment method. Once detached it can't be used again. */
export interface SavedCard { readonly id: string; readonly created: number; readonly kind: CardKind; customer: string | null; metadata: Json }

export interface SetupIntent {
  readonly id: string; readonly created: number; readonly customer: string; readonly metadata: Json;
  readonly askedForThreeDSecure: boolean; readonly session: string;
  status: 'requires_payment_method' | 'requires_action' | 'succeeded' | 'canceled';
  card: string | null; failure: Json | null; cancellationReason: string | null;
}

export interface CheckoutSession {
  readonly id: string; readonly created: number; readonly expiresAt: number; readonly customer: string; readonly setupIntent: string; readonly reference: string | null;
  readonly successUrl: string; readonly cancelUrl: string | null; readonly locale: string | null; readonly currency: string | null; readonly metadata: Json; readonly allowedTypes: readonly string[] | null;
  status: 'open' | 'complete' | 'expired';
}

export type IntentStatus = 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'requires_capture' | 'succeeded' | 'canceled';

export interface PaymentIntent {
  readonly id: string; readonly created: number; readonly customer: string | null; readonly currency: string; readonly captureMethod: 'manual' | 'automatic_async' | 'automatic';
  readonly allowedTypes: readonly string[] | null; readonly transferGroup: string | null;
  amount: number; metadata: Json; description: string | null; status: IntentStatus; card: string | null; charge: string | null; received: number;
  attempts: number; failure: Json | null; returnUrl: string | null; canceledAt: number | null; cancellationReason: string | null; threeDSecure: string | null;
}

/** One try at a card. `released` is the part of the hold that went back without having been taken. */
export interface Charge {
  readonly id: string; readonly created: number; readonly intent: string; readonly card: string; readonly amount: number; readonly status: 'succeeded' | 'failed';
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** In seconds, of a hold alone. */
  readonly captureBefore: number | null;
  captured: number; capturedAt: number | null; released: number; transaction: string | null; disputed: boolean;
}

export interface Refund {
  readonly id: string; readonly created: number; readonly charge: string; readonly intent: string; readonly amount: number; readonly reason: string | null; metadata: Json;
  status: 'pending' | 'succeeded' | 'failed'; transaction: string | null; failureTransaction: string | null;
}

export interface Dispute {
  readonly id: string; readonly created: number; readonly charge: string; readonly intent: string; readonly amount: number;
  status: 'needs_response' | 'under_review' | 'won' | 'lost'; readonly transactions: string[]; metadata: Json;
}

export interface BalanceTransaction { readonly id: string; readonly created: number; readonly amount: number; readonly fee: number; readonly type: 'charge' | 'refund' | 'refund_failure' | 'adjustment'; readonly source: string }

export interface StripeEvent { readonly id: string; readonly created: number; readonly type: string; readonly object: Json; readonly request: { readonly id: string | null; readonly key: string | null }; delivered: boolean }

export interface WebhookEndpoint { readonly id: string; readonly created: number; readonly url: string; readonly secret: string; readonly types: readonly string[]; readonly description: string | null; readonly metadata: Json }

/** Everything that the stand-in knows. Times are in seconds, as Stripe's are. */
export interface World {
  /** Where the stand-in listens. */
  url: string;
  readonly livemode: boolean;
  readonly customers: Map<string, Customer>;
  readonly cards: Map<string, SavedCard>;
  readonly setupIntents: Map<string, SetupIntent>;
  readonly sessions: Map<string, CheckoutSession>;
  readonly intents: Map<string, PaymentIntent>;
  readonly charges: Map<string, Charge>;
  readonly refunds: Map<string, Refund>;
  readonly disputes: Map<string, Dispute>;
  readonly transactions: Map<string, BalanceTransaction>;
  readonly events: Map<string, StripeEvent>;
  readonly endpoints: Map<string, WebhookEndpoint>;
  /** The call that is being answered, for the events it causes. */
  request: { id: string | null; key: string | null };
  /** The next attempt at a card is declined, whatever the card. */
  declineNext: boolean;
  /** Hears of each new event. */
  tell: (event: StripeEvent) => void;
  now(): number;
}

/** A world in which nothing has happened. `now` in ms. */
export function emptyWorld({ now, livemode }: { readonly now: () => number; readonly livemode: boolean }): World {
  return {
    url: '', livemode, customers: new Map(), cards: new Map(), setupIntents: new Map(), sessions: new Map(), intents: new Map(), charges: new Map(), refunds: new Map(),
    disputes: new Map(), transactions: new Map(), events: new Map(), endpoints: new Map(), request: { id: null, key: null }, declineNext: false, tell: () => {},
    now: () => Math.floor(now() / 1000),
  };
}

/** An id as Stripe makes them: a prefix and 24 characters. */
export const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`;

/** What a map must hold: an object that another one points at. */
export function known<Item>(map: ReadonlyMap<string, Item>, id: string): Item {
  const item = map.get(id);
  if (item === undefined) throw new Error(`the stand-in has lost ${id}`);
  return item;
}
