import { answerSetup, giveCard } from './checkout.ts';
import type { CardKind } from './cards.ts';
import { fail, succeed } from './attempt.ts';
import { passTime } from './time.ts';
import { known, type CheckoutSession, type World } from './world.ts';

/** The people at the other end: who give cards, and answer their banks. What they do goes straight to the state; the pages do the same. */
export interface Cardholder {
  /** Gives a card on a hosted page (its address or id), and allows it at the bank where that asks. */
  save(page: string, kind: CardKind): void;
  /** Gives a card that the bank asks about, refuses there, and goes away. */
  refuse(page: string): void;
  /** Answers the bank about a payment. Without effect where it asks nothing any more. */
  answer(intent: string, allow: boolean): void;
}

/** The hosted page that an address or id means. */
export function sessionOf(world: World, page: string): CheckoutSession {
  return known(world.sessions, page.split('/').at(-1) ?? page);
}

/** The answer of a cardholder to their bank about a payment. */
export function answerPayment(world: World, id: string, allow: boolean): void {
  const intent = known(world.intents, id);
  if (intent.status !== 'requires_action') return;
  if (allow) succeed(world, intent);
  else fail(world, intent, { code: 'payment_intent_authentication_failure', message: 'The provided PaymentMethod has failed authentication.' });
}

/** The answer of a cardholder to their bank about saving a card. */
export function answerSaving(world: World, id: string, allow: boolean): void {
  answerSetup(world, known(world.setupIntents, id), allow);
}

/** The cardholders of a world. `after` is called when one has done something. */
export function cardholders(world: World, after: () => void): Cardholder {
  const act = (work: () => void): void => {
    passTime(world);
    work();
    after();
  };
  return {
    save: (page, kind) => act(() => {
      const session = sessionOf(world, page);
      if (giveCard(world, session, kind) === 'asked') answerSaving(world, session.setupIntent, true);
    }),
    refuse: (page) => act(() => {
      const session = sessionOf(world, page);
      giveCard(world, session, 'threeDSecure');
      answerSaving(world, session.setupIntent, false);
    }),
    answer: (intent, allow) => act(() => { answerPayment(world, intent, allow); }),
  };
}
