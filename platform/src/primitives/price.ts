import { milliseconds, wholeSeconds, type Seconds } from './seconds.ts';
import { floorShare, type Yen } from './yen.ts';

/** What a talk's price depends on. */
export interface Pricing { readonly pricePerMinute: Yen; readonly freeSeconds: 0 | 60 }

/** `floor(price × billed / 60)`: the bill of a number of billed seconds, in whole yen (docs/money.md, "Talk time and the bill"). */
export function billOf(pricePerMinute: Yen, billedSeconds: Seconds): Yen {
  return floorShare(pricePerMinute, billedSeconds, 60);
}

/** The seconds of a talk that cost something: `max(0, talk − free)`. */
export function billedSecondsOf(talkSeconds: Seconds, freeSeconds: 0 | 60): Seconds {
  return wholeSeconds(milliseconds(Math.max(0, talkSeconds - freeSeconds) * 1000));
}

/** What is reserved on the card for a talk: the bill of the whole ceiling (docs/money.md, "Talk time and the bill": the hold). */
export function holdAmount(pricing: Pricing, ceilingMinutes: number): Yen {
  const ceilingSeconds = wholeSeconds(milliseconds(ceilingMinutes * 60_000));
  return billOf(pricing.pricePerMinute, billedSecondsOf(ceilingSeconds, pricing.freeSeconds));
}
