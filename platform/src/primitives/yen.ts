import type { Brand } from './brand.ts';

/** A whole number of Japanese yen. May be negative in ledger entries. */
export type Yen = Brand<number, 'Yen'>;

/** Makes yen of a whole number. Throws a RangeError on a fraction or beyond the safe integers. */
export function yen(amount: number): Yen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole yen: ${amount}`);
  return (Object.is(amount, -0) ? 0 : amount) as Yen;
}

/** The sum of amounts in yen; ¥0 of none. */
export function sumYen(amounts: Iterable<Yen>): Yen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return yen(sum);
}

/** The amount with its sign turned. */
export function negateYen(amount: Yen): Yen {
  return yen(-amount);
}

/** `floor(amount × numerator / denominator)` in whole yen, exact for amounts and factors within the safe integers. */
export function floorShare(amount: number, numerator: number, denominator: number): Yen {
  return yen(Number(BigInt(amount) * BigInt(numerator) / BigInt(denominator)));
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Yen as people read it: `¥1,520`, `−¥240` (U+00A5, U+2212; the same in both languages). */
export function formatYen(amount: Yen): string {
  return amount < 0 ? `−¥${grouped.format(-amount)}` : `¥${grouped.format(amount)}`;
}
