import type { Operation } from './contract.ts';
import type { Json } from './world.ts';

/**
 * What can go wrong between us and Stripe. `…Before`: nothing has happened; `…After`: it has. `silent`: no answer ever comes; `cutBody`: it
 * happened, and half of the answer comes; `slow`: it happened, and the answer comes late, so that a second call overlaps; `conflict` 409,
 * `rateLimited` 429, `declined` 402 (an attempt at a card is really declined); `failedAfter` and `storedFailure` are kept under the key
 * and come again for a day.
 */
export const stripeFaults = [
  'failedBefore', 'failedAfter', 'silentBefore', 'silentAfter', 'closedBefore', 'closedAfter', 'cutBody', 'slow', 'conflict', 'rateLimited', 'declined', 'storedFailure',
] as const;

export type StripeFault = typeof stripeFaults[number];

const names = {
  'stripe.customers.create': 'customer', 'stripe.checkout.sessions.create': 'save', 'stripe.checkout.sessions.retrieve': 'readSetup', 'stripe.paymentIntents.create': 'place', 'stripe.paymentIntents.confirm': 'confirm',
  'stripe.paymentIntents.capture': 'capture', 'stripe.paymentIntents.cancel': 'release', 'stripe.paymentIntents.retrieve': 'read', 'stripe.paymentIntents.list': 'list', 'stripe.paymentMethods.detach': 'forget',
  'stripe.refunds.create': 'refund', 'stripe.refunds.list': 'readRefund', 'stripe.events.list': 'news',
} as const;

/** The calls by what they are for us; any other by the contract's name. */
export type StripeCall = typeof names[keyof typeof names] | 'collect' | `stripe.${string}`;

/** What a call is for us: an intent that is confirmed as it is made is a collection. */
export function callName({ id }: Pick<Operation, 'id'>, form: Json): StripeCall {
  if (id === 'stripe.paymentIntents.create' && String(form['confirm']) === 'true') return 'collect';
  return Object.hasOwn(names, id) ? names[id as keyof typeof names] : (id as `stripe.${string}`);
}

/**
 * Where a fault strikes: the `nth` call of a name from now on (the first unless told), and the ones after it up to `times` in all (1 unless
 * told). `about`: only calls whose key contains this, so that stories told at the same time don't meet each other's faults.
 */
export interface FaultPlace { readonly on: StripeCall; readonly nth?: number; readonly times?: number; readonly about?: string }

/** The faults that are still to come. */
export interface Faults {
  /** Answers how to take it back. */
  add(name: StripeFault, place: FaultPlace): () => void;
  clear(): void;
  /** What strikes this call, if anything. */
  strike(call: StripeCall, key: string | null): StripeFault | null;
}

/** No faults. */
export function noFaults(): Faults {
  let coming: { readonly name: StripeFault; readonly on: StripeCall; readonly about: string; skip: number; left: number }[] = [];
  return {
    add(name, { on, nth = 1, times = 1, about = '' }) {
      const fault = { name, on, about, skip: nth - 1, left: times };
      coming.push(fault);
      return () => { fault.left = 0; };
    },
    clear: () => { coming = []; },
    strike(call, key) {
      const concerned = coming.filter(({ on, left, about }) => on === call && left > 0 && (key ?? '').includes(about));
      const ready = concerned.find(({ skip }) => skip === 0);
      for (const fault of concerned) fault.skip = Math.max(0, fault.skip - 1);
      if (ready === undefined) return null;
      ready.left -= 1;
      return ready.name;
    },
  };
}
