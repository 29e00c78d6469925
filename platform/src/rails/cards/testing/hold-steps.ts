import { randomBytes } from 'node:crypto';
import { newId, type RandomBytes } from '../../../primitives/id.ts';
import { yen } from '../../../primitives/yen.ts';
import type { CardRail, RailCard } from '../rail.ts';

/** What a card is to do in a contract test. Every rail has such cards for tests. */
export type ContractCard = 'works' | 'threeDSecure' | 'declined' | 'lostAtCapture' | 'debit' | 'disputed';

/** A rail under test, with the hands of its cardholders and a clock that can be moved. */
export interface RailUnderTest {
  readonly rail: CardRail;
  /** Saves a card for a customer as that person would; answers what the rail tells of it. */
  saveCard(customer: string, card: ContractCard): Promise<RailCard>;
  /** Gives up saving: the person refuses at their bank. */
  refuseSaving(setup: string, customer: string): Promise<void>;
  /** The cardholder answers their bank about a hold. */
  answerBank(reference: string, customer: string, allow: boolean): Promise<void>;
  /** The cardholder disputes what was captured of a hold. */
  dispute(reference: string): Promise<void>;
  /** The cardholder's bank decides the dispute. */
  decideDispute(reference: string, outcome: 'won' | 'lost'): Promise<void>;
  /** A refund, by our id, comes back: the cardholder's bank would not take it. */
  failRefund(refund: string): Promise<void>;
  now(): number;
  /** Moves the clock on by milliseconds. */
  later(milliseconds: number): void;
}

/** Chance, for ids. */
export const random: RandomBytes = (length) => new Uint8Array(randomBytes(length));
/** Where a bank sends the cardholder back to. */
export const returnUrl = 'http://localhost:4000/bank-return';
/** What is reserved in every story. */
export const amount = yen(1_520);

/** The steps of a hold, with keys made as the talks make them. */
export function steps(suite: () => RailUnderTest) {
  const customer = newId('user', random);
  const hold = newId('hold', random);
  const talk = newId('talk', random);
  const rail = () => suite().rail;
  return {
    customer, hold, talk,
    place: () => rail().place({ key: `hold:${hold}:create`, hold, talk, customer, amount }),
    confirm: (reference: string, card: string, attempt = 1) => rail().confirm({ key: `hold:${hold}:confirm:${attempt}`, reference, card, returnUrl }),
    capture: (reference: string, sum: number) => rail().capture({ key: `hold:${hold}:capture:1`, reference, amount: yen(sum) }),
    refund: (reference: string, sum: number, refund = newId('refund', random)) => rail().refund({ key: `refund:${refund}:1`, refund, reference, amount: yen(sum) }),
    collect: (card: string, sum: number) => rail().collect({ key: `talk:${talk}:collect`, hold, talk, customer, card, amount: yen(sum) }),
    release: (reference: string) => rail().release({ key: `hold:${hold}:release`, reference }),
    card: async (card: ContractCard) => (await suite().saveCard(customer, card)).reference,
  };
}

/** A hold that is made and not confirmed. */
export async function created(suite: () => RailUnderTest) {
  const hold = steps(suite);
  const answer = await hold.place();
  if (answer.state !== 'created') throw new Error(`a new hold is ${answer.state}`);
  return { ...hold, reference: answer.reference };
}

/** A hold that was confirmed on a card. */
export async function placed(suite: () => RailUnderTest, card: ContractCard = 'works') {
  const hold = await created(suite);
  const saved = await hold.card(card);
  return { ...hold, saved, answer: await hold.confirm(hold.reference, saved) };
}


/** A hold of which a sum was taken. */
export async function captured(suite: () => RailUnderTest, { sum = 928, card = 'works' }: { readonly sum?: number; readonly card?: ContractCard } = {}) {
  const hold = await placed(suite, card);
  const answer = await hold.capture(hold.reference, sum);
  if (answer.state !== 'captured') throw new Error(`the hold is ${answer.state}`);
  return hold;
}

/** All that comes, in its order. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
