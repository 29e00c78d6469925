import type { Yen } from '../primitives/yen.ts';
import { MOST_CARDS } from './talk.ts';

/*
 * One hold (one part of a talk), from its planning to its end. The states follow what the card rail can say (docs/money.md, "The hold,
 * state by state"); every step goes forward, only a decline may be answered with another card.
 */

/** Where a hold stands. `attempt` counts the cards tried, from 1. */
export type Hold =
  /** Written down, nothing asked of the rail yet. */
  | { readonly state: 'planned'; readonly amount: Yen; readonly attempt: number }
  /** Known to the rail, but nothing is reserved. */
  | { readonly state: 'created'; readonly amount: Yen; readonly attempt: number; readonly reference: string }
  /** The bank asks the cardholder at `url`. */
  | { readonly state: 'authenticating'; readonly amount: Yen; readonly attempt: number; readonly reference: string; readonly url: string }
  | { readonly state: 'declined'; readonly amount: Yen; readonly attempt: number; readonly reference: string }
  /** Reserved on the card. */
  | { readonly state: 'placed'; readonly amount: Yen; readonly attempt: number; readonly reference: string }
  /** `capture` yen are being taken, the rest will be free. */
  | { readonly state: 'capturing'; readonly amount: Yen; readonly attempt: number; readonly reference: string; readonly capture: Yen }
  | { readonly state: 'captured'; readonly amount: Yen; readonly attempt: number; readonly reference: string; readonly captured: Yen }
  /** Is being freed. Without a reference the rail may not know it at all. */
  | { readonly state: 'releasing'; readonly amount: Yen; readonly attempt: number; readonly reference: string | null }
  | { readonly state: 'released'; readonly amount: Yen; readonly attempt: number; readonly reference: string | null }
  /** Freed by the bank although it was to be captured: that sum is uncollected. */
  | { readonly state: 'lost'; readonly amount: Yen; readonly attempt: number; readonly reference: string }
  /** Taken, but the cardholder's bank has taken it back; `lost`: for good. */
  | { readonly state: 'disputed'; readonly amount: Yen; readonly attempt: number; readonly reference: string; readonly captured: Yen; readonly lost?: true }
  /** No hold of its own: what another one lost is being taken on the card with nobody there. */
  | { readonly state: 'collecting'; readonly amount: Yen; readonly attempt: number };
export type HoldState = Hold['state'];

/** What happens to a hold: the rail's answers, and what the talk wants of it. */
export type HoldEvent =
  | { readonly type: 'created'; readonly reference: string }
  | { readonly type: 'authenticating'; readonly url: string }
  | { readonly type: 'declined' }
  /** The visitor chose another card. */
  | { readonly type: 'retry' }
  | { readonly type: 'placed' }
  | { readonly type: 'capture'; readonly amount: Yen }
  /** `reference` where the rail made and took it in one. */
  | { readonly type: 'captured'; readonly amount: Yen; readonly reference?: string }
  | { readonly type: 'release' }
  | { readonly type: 'released' }
  | { readonly type: 'disputed' }
  | { readonly type: 'disputeWon' }
  | { readonly type: 'disputeLost' };

/** What an event does to a hold. A refusal changes nothing; `unexpected` means that somebody must look: stop, tell the operator, book nothing. */
export type HoldTransition =
  | { readonly ok: true; readonly hold: Hold }
  | { readonly ok: false; readonly state: HoldState; readonly reason: 'wrong_state' | 'too_much' | 'no_cards_left' | 'unexpected' };

/** What an event does to a hold. The same answer of the rail twice changes nothing the second time. */
export function transitionHold(hold: Hold, event: HoldEvent): HoldTransition {
  if (repeats(hold, event)) return { ok: true, hold };
  switch (hold.state) {
    case 'planned': return fromPlanned(hold, event);
    case 'created': case 'authenticating': return fromConfirming(hold, event);
    case 'declined': return fromDeclined(hold, event);
    case 'placed': return fromPlaced(hold, event);
    case 'capturing': return fromCapturing(hold, event);
    case 'captured': return event.type === 'disputed' ? to({ ...hold, state: 'disputed' }) : wrong(hold);
    case 'disputed': return fromDisputed(hold, event);
    case 'collecting': return fromCollecting(hold, event);
    case 'releasing': return fromReleasing(hold, event);
    case 'released': return fromReleased(hold, event);
    case 'lost': return event.type === 'captured' ? refuse(hold, 'unexpected') : wrong(hold);
  }
}

function repeats(hold: Hold, event: HoldEvent): boolean {
  if (event.type === 'captured') return (hold.state === 'captured' || hold.state === 'disputed') && hold.captured === event.amount;
  if (event.type === 'created') return hold.state === 'created' && hold.reference === event.reference;
  if (event.type === 'release') return hold.state === 'releasing' || hold.state === 'released';
  return (event.type === 'placed' || event.type === 'declined' || event.type === 'released') && event.type === hold.state;
}

function fromPlanned(hold: Extract<Hold, { state: 'planned' }>, event: HoldEvent): HoldTransition {
  if (event.type === 'created') return to({ ...hold, state: 'created', reference: event.reference });
  return event.type === 'release' ? to({ ...hold, state: 'releasing', reference: null }) : wrong(hold);
}

function fromConfirming(hold: Extract<Hold, { state: 'created' | 'authenticating' }>, event: HoldEvent): HoldTransition {
  const { amount, attempt, reference } = hold;
  switch (event.type) {
    case 'authenticating': return to({ state: 'authenticating', amount, attempt, reference, url: event.url });
    case 'placed': return to({ state: 'placed', amount, attempt, reference });
    case 'declined': return to({ state: 'declined', amount, attempt, reference });
    case 'release': return to({ state: 'releasing', amount, attempt, reference });
    case 'released': return to({ state: 'released', amount, attempt, reference });
    case 'captured': return refuse(hold, 'unexpected');
    default: return wrong(hold);
  }
}

function fromDeclined(hold: Extract<Hold, { state: 'declined' }>, event: HoldEvent): HoldTransition {
  if (event.type === 'retry') return hold.attempt < MOST_CARDS ? to({ ...hold, state: 'created', attempt: hold.attempt + 1 }) : refuse(hold, 'no_cards_left');
  if (event.type === 'release') return to({ ...hold, state: 'releasing' });
  return event.type === 'released' ? to({ ...hold, state: 'released' }) : wrong(hold);
}

function fromPlaced(hold: Extract<Hold, { state: 'placed' }>, event: HoldEvent): HoldTransition {
  switch (event.type) {
    case 'capture': return event.amount > hold.amount || event.amount <= 0 ? refuse(hold, 'too_much') : to({ ...hold, state: 'capturing', capture: event.amount });
    case 'release': return to({ ...hold, state: 'releasing' });
    // The bank let it go, or somebody at the vendor's dashboard took it: nobody here asked for either.
    case 'released': case 'captured': return refuse(hold, 'unexpected');
    default: return wrong(hold);
  }
}

function fromCapturing(hold: Extract<Hold, { state: 'capturing' }>, event: HoldEvent): HoldTransition {
  const { amount, attempt, reference } = hold;
  if (event.type === 'captured') return event.amount === hold.capture ? to({ state: 'captured', amount, attempt, reference, captured: event.amount }) : refuse(hold, 'unexpected');
  return event.type === 'released' ? to({ state: 'lost', amount, attempt, reference }) : wrong(hold);
}

function fromDisputed(hold: Extract<Hold, { state: 'disputed' }>, event: HoldEvent): HoldTransition {
  const { amount, attempt, reference, captured, lost } = hold;
  if (event.type === 'disputeLost') return to({ ...hold, lost: true });
  return event.type === 'disputeWon' && lost === undefined ? to({ state: 'captured', amount, attempt, reference, captured }) : wrong(hold);
}

/** Taken whole or not at all; a card that doesn't pay holds nothing. */
function fromCollecting(hold: Extract<Hold, { state: 'collecting' }>, event: HoldEvent): HoldTransition {
  const { amount, attempt } = hold;
  switch (event.type) {
    case 'captured': return event.amount === amount && event.reference !== undefined ? to({ state: 'captured', amount, attempt, reference: event.reference, captured: amount }) : refuse(hold, 'unexpected');
    case 'declined': case 'released': return to({ state: 'released', amount, attempt, reference: null });
    default: return wrong(hold);
  }
}

/** A hold that the bank still places, asks for or declines while it is being freed stays on its way out. */
function fromReleasing(hold: Extract<Hold, { state: 'releasing' }>, event: HoldEvent): HoldTransition {
  switch (event.type) {
    case 'released': return to({ ...hold, state: 'released' });
    case 'created': return to({ ...hold, reference: event.reference });
    case 'placed': case 'authenticating': case 'declined': return to(hold);
    case 'captured': return refuse(hold, 'unexpected');
    default: return wrong(hold);
  }
}

/** Released because the rail had never heard of it; a worker that was slow has made it after all, and it must be freed there. */
function fromReleased(hold: Extract<Hold, { state: 'released' }>, event: HoldEvent): HoldTransition {
  if (event.type === 'created' && hold.reference === null) return to({ ...hold, state: 'releasing', reference: event.reference });
  return event.type === 'captured' ? refuse(hold, 'unexpected') : wrong(hold);
}

/** True when nothing more comes of this hold: a talk is settled when all of its holds are. */
export function isFinal(hold: Hold): boolean {
  // What is collected later is booked by itself: the talk is settled without it.
  return hold.state === 'collecting' || hold.state === 'captured' || hold.state === 'released' || hold.state === 'lost' || hold.state === 'disputed';
}

function to(hold: Hold): HoldTransition {
  return { ok: true, hold };
}

function refuse(hold: Hold, reason: Extract<HoldTransition, { ok: false }>['reason']): HoldTransition {
  return { ok: false, state: hold.state, reason };
}

function wrong(hold: Hold): HoldTransition {
  return refuse(hold, 'wrong_state');
}
