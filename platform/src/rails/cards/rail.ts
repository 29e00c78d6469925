import type { Yen } from '../../primitives/yen.ts';
import type { Instant } from '../../primitives/instant.ts';

/** A card as the rail knows it: never its number. `reference` is the rail's own id, `fingerprint` the same for the same plastic. */
export interface RailCard {
  readonly reference: string;
  readonly brand: string;
  readonly last4: string;
  readonly funding: 'credit' | 'debit' | 'prepaid' | 'unknown';
  readonly fingerprint: string;
}

/** Where saving a card stands. `open` waits for the person at `url`. */
export type SetupState =
  | { readonly state: 'open'; readonly url: string }
  | { readonly state: 'saved'; readonly card: RailCard }
  | { readonly state: 'failed' };

/**
 * Where a hold stands at the rail. `unknown` means that the call may or may not have had its effect: read before doing anything else.
 * `captured` carries what was really taken; `authenticating` the link the cardholder must follow.
 */
export type RailHold =
  | { readonly state: 'none' }
  | { readonly state: 'created'; readonly reference: string }
  | { readonly state: 'authenticating'; readonly reference: string; readonly url: string }
  | { readonly state: 'declined'; readonly reference: string }
  | { readonly state: 'placed'; readonly reference: string; readonly captureBefore: Instant }
  | { readonly state: 'captured'; readonly reference: string; readonly amount: Yen; readonly dispute?: RailDispute }
  | { readonly state: 'released'; readonly reference: string }
  | { readonly state: 'unknown'; readonly reference?: string };

/** The cardholder's bank has taken captured money back: for now (`open`), for good (`lost`), or it came back (`won`). */
export interface RailDispute {
  /** The rail's own id. */
  readonly reference: string;
  readonly state: 'open' | 'won' | 'lost';
  readonly amount: Yen;
}

/** Where giving back captured money stands. `failed`: the bank would not take it, the money is ours again. `unknown` as with holds. */
export type RailRefund =
  | { readonly state: 'none' }
  | { readonly state: 'pending' | 'succeeded' | 'failed'; readonly reference: string; readonly amount: Yen }
  | { readonly state: 'unknown' };

/** A hold as the rail lists it, for comparing its books with ours. `hold` is our id, null where somebody else made it. */
export interface RailRecord {
  readonly reference: string;
  readonly hold: string | null;
  readonly talk: string | null;
  readonly createdAt: Instant;
  readonly state: Exclude<RailHold['state'], 'none' | 'unknown'>;
  /** Reserved or asked for, in yen. */
  readonly amount: Yen;
  /** Taken, and of that given back, in yen. */
  readonly captured: Yen;
  readonly refunded: Yen;
  readonly dispute: RailDispute | null;
}

/** Something happened at the rail: which object to read again. The news itself is never believed. */
export interface RailNews {
  /** The rail's id of the news: each is taken once. */
  readonly id: string;
  readonly about: { readonly kind: 'hold'; readonly reference: string } | { readonly kind: 'setup'; readonly setup: string } | { readonly kind: 'nothing' };
}

/** A call that a rail refuses because it is wrong, not because of a card: more than the hold, a key used for something else. Nothing happened. */
export class RailRefusal extends Error {}

/** The rail did not answer something that only reads or begins. Its message holds no secret: it may be logged. */
export class RailUnavailable extends Error {}

/** Every call carries a key made of ids in our database; the same key twice has one effect. */
export interface CardRail {
  /** `test` moves no money and says so wherever a sum stands. */
  readonly kind: 'test' | 'stripe';
  /** True when real money moves. */
  readonly live: boolean;
  /** Begins saving a card: answers the address of the page where the card is entered. `setup` is our id of the attempt. */
  save(request: { key: string; setup: string; customer: string; returnUrl: string; locale: 'ja' | 'en' }): Promise<SetupState>;
  readSetup(setup: string): Promise<SetupState>;
  /** Creates the hold without confirming it: it reserves nothing yet. `hold` is our id. */
  place(request: { key: string; hold: string; talk: string; customer: string; amount: Yen }): Promise<RailHold>;
  /** Confirms a created hold on a card: reserves the amount, asks for 3-D Secure or is declined. */
  confirm(request: { key: string; reference: string; card: string; returnUrl: string }): Promise<RailHold>;
  /** Takes `amount` (at least ¥50, at most the hold) and frees the rest. A hold that is gone answers what it is now. */
  capture(request: { key: string; reference: string; amount: Yen }): Promise<RailHold>;
  /** Frees the whole hold. Also right while the cardholder is still authenticating. */
  release(request: { key: string; reference: string }): Promise<RailHold>;
  /** Nothing can be held on the card any more; what is held stays. */
  forget(request: { key: string; card: string }): Promise<'forgotten' | 'unknown'>;
  /**
   * Gives back part of a captured sum. `refund` is our id of this part. An amount above what is left throws a RailRefusal.
   */
  refund(request: { key: string; refund: string; reference: string; amount: Yen }): Promise<RailRefund>;
  /** Reads where a refund stands, by our id. */
  readRefund(by: { reference: string; refund: string }): Promise<RailRefund>;
  /** Takes a sum on a saved card with nobody there: once, for a hold that was lost although it was allowed. Answers `captured`, `declined` or `unknown`. */
  collect(request: { key: string; hold: string; talk: string; customer: string; card: string; amount: Yen }): Promise<RailHold>;
  /** Every hold created since a moment, oldest first, page by page; for reconciliation. */
  list(since: Instant): AsyncIterable<RailRecord>;
  /** What happened since a moment, oldest first; for news that got lost on the way. */
  news(since: Instant): AsyncIterable<RailNews>;
  /**
   * Reads news that the rail has sent to us: the raw bytes and the signature header. Null when the signature is wrong or older than
   * five minutes. The property is null where the rail sends none or no secret is set.
   */
  readonly readNews: ((raw: Uint8Array, signature: string, now: Instant) => RailNews | null) | null;
  /** Reads where a hold stands; by our id where no reference was stored (`none` when the rail never heard of it). */
  read(request: { reference: string } | { hold: string }): Promise<RailHold>;
}
