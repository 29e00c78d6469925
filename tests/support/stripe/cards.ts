/** Cards by what they do. Numbers are the last four of Stripe's own test cards that behave alike, where there is one. */
export type CardKind = keyof typeof faces;

interface Face {
  readonly brand: 'visa' | 'jcb' | 'amex' | 'mastercard';
  readonly last4: string;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  /** When the cardholder's bank asks: never, where the shop wants it, or at every use. */
  readonly authentication: 'never' | 'wanted' | 'always';
  /** How a charge is declined. */
  readonly decline?: 'generic_decline' | 'insufficient_funds' | 'expired_card';
}

const plain = { brand: 'visa', funding: 'credit', authentication: 'never' } as const;

const faces = {
  works: { ...plain, last4: '4242' },
  threeDSecure: { ...plain, last4: '3184', authentication: 'always' },
  threeDSecureAtSaving: { ...plain, last4: '3155', authentication: 'wanted' },
  declined: { ...plain, last4: '0341', decline: 'generic_decline' },
  tooLittleMoney: { ...plain, last4: '9995', decline: 'insufficient_funds' },
  expired: { ...plain, last4: '0069', decline: 'expired_card' },
  lostAtCapture: { ...plain, last4: '1001' },
  debit: { ...plain, last4: '5556', funding: 'debit' },
  prepaid: { ...plain, last4: '5100', brand: 'mastercard', funding: 'prepaid' },
  jcb: { ...plain, last4: '0505', brand: 'jcb' },
  amex: { ...plain, last4: '8431', brand: 'amex' },
  disputed: { ...plain, last4: '0259' },
  refundPends: { ...plain, last4: '7726' },
  refundFails: { ...plain, last4: '5126' },
} as const satisfies Record<string, Face>;

/** Every kind of card, in the order of the hosted page's buttons. */
export const cardKinds = Object.keys(faces) as CardKind[];

/** What is printed on a card, and what it does. */
export const faceOf = (kind: CardKind): Face => faces[kind];

/** Whether a text names a card. */
export const isCardKind = (text: unknown): text is CardKind => typeof text === 'string' && Object.hasOwn(faces, text);

const day = 86_400;

/** How long an account in Japan may hold yen on a card: 30 days, on American Express 7. In seconds. */
export const holdTime = (kind: CardKind): number => (faces[kind].brand === 'amex' ? 7 : 30) * day;

/** The same for the same plastic. */
export const fingerprintOf = (kind: CardKind): string => `fp${faces[kind].last4}${faces[kind].brand}000000`.slice(0, 16);

/** Whether the bank asks for this use of a card. `wanted` is what the shop said of 3-D Secure. */
export function bankAsks(kind: CardKind, wanted: string | null): boolean {
  const { authentication } = faces[kind];
  return authentication === 'always' || (authentication === 'wanted' && (wanted === 'any' || wanted === 'challenge'));
}
