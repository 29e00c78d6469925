import type { RailCard } from './rail.ts';

/** What a test card does; people choose it by what it does, so that nobody types a real number. */
export const testCardKinds = ['works', 'threeDSecure', 'threeDSecureAtSaving', 'declined', 'tooLittleMoney', 'lostAtCapture', 'debit', 'disputed'] as const;
export type TestCardKind = (typeof testCardKinds)[number];

const faces: Readonly<Record<TestCardKind, Pick<RailCard, 'brand' | 'last4' | 'funding'>>> = {
  works: { brand: 'visa', last4: '4242', funding: 'credit' },
  threeDSecure: { brand: 'visa', last4: '3184', funding: 'credit' },
  threeDSecureAtSaving: { brand: 'mastercard', last4: '3155', funding: 'credit' },
  declined: { brand: 'mastercard', last4: '0002', funding: 'credit' },
  tooLittleMoney: { brand: 'visa', last4: '9995', funding: 'credit' },
  lostAtCapture: { brand: 'amex', last4: '0341', funding: 'credit' },
  debit: { brand: 'jcb', last4: '0505', funding: 'debit' },
  disputed: { brand: 'visa', last4: '0259', funding: 'credit' },
};

/** What a saved test card looks like. */
export function faceOf(kind: TestCardKind, reference: string): RailCard {
  return { ...faces[kind], reference, fingerprint: `test_${kind}` };
}

/** What a bank answers when a sum is to be held on a card. */
export function holdAnswer(kind: TestCardKind): 'placed' | 'authenticating' | 'declined' {
  if (kind === 'declined' || kind === 'tooLittleMoney') return 'declined';
  return kind === 'threeDSecure' ? 'authenticating' : 'placed';
}

/** Whether the bank asks the cardholder when the card is saved. */
export function asksAtSaving(kind: TestCardKind): boolean {
  return kind === 'threeDSecure' || kind === 'threeDSecureAtSaving';
}
