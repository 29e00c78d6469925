import type { Id, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { floorShare, type Yen } from '../primitives/yen.ts';

/** The longest line of a name on a receipt, in characters. */
export const LONGEST_ADDRESSEE = 50;

/** Who runs the platform, as a document shows it; null: not told yet. */
export interface Issuer {
  readonly name: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  /** The registration number of a qualified invoice issuer: T and 13 digits. */
  readonly invoiceNumber: string | null;
}

/** What a receipt shows besides its number, kept as it was when it was made: printing it again gives the same receipt. */
export interface ReceiptFacts {
  readonly locale: Locale;
  readonly serviceTitle: string;
  readonly providerId: UserId;
  readonly talkedAt: Instant;
  /** When the card company took the payment, as the platform learned it. */
  readonly paidAt: Instant;
  readonly captured: Yen;
  readonly refunded: Yen;
  readonly issuer: Issuer;
  /** The consumption tax in the price, in percent, as the operator has told it; null: not told. */
  readonly taxPercent: number | null;
  readonly moneyIsReal: boolean;
}

/** A receipt for what a visitor has paid for one talk. Another name or another sum makes another edition, which takes the place of those before. */
export interface Receipt {
  readonly id: Id<'receipt'>;
  readonly talkId: TalkId;
  readonly userId: UserId;
  readonly edition: number;
  readonly number: string;
  /** What was taken from the card, less what was given back. */
  readonly amount: Yen;
  /** The name line; empty for none. */
  readonly addressee: string;
  readonly facts: ReceiptFacts;
  readonly issuedAt: Instant;
}

const JAPAN = 9 * 60 * 60_000;

/** The number of a receipt: day of payment in Japan, ten signs of the talk's number, edition. */
export function receiptNumber(of: { readonly talkId: string; readonly paidAt: Instant; readonly edition: number }): string {
  const day = new Date(of.paidAt + JAPAN).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${of.talkId.slice(-10).toUpperCase()}-${of.edition}`;
}

/** The tax contained in a sum, rounded down once. */
export function taxWithin(amount: Yen, percent: number): Yen {
  return floorShare(amount, percent, 100 + percent);
}

/** What a document still lacks because the operator has not told it. */
export function lacksOf(issuer: Issuer, taxPercent: number | null): readonly ('name' | 'address' | 'invoiceNumber' | 'tax')[] {
  const named = (['name', 'address', 'invoiceNumber'] as const).filter((one) => issuer[one] === null);
  return taxPercent === null ? [...named, 'tax'] : named;
}
