import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type * as schema from './schema.ts';
import type { SalesEntry } from './store.ts';

type Row = z.input<typeof schema.salesRow>;

/** What a source is about: `talk:<id>:settlement`, `refund:<id>:1`, `dispute:<id>:opened`, `payout:<id>:requested`. */
function kindOf([subject, , step = '']: readonly string[]): Row['kind'] {
  if (subject === 'payout' || subject === 'refund' || subject === 'dispute') return subject;
  return subject === 'talk' && (step === 'settlement' || step === 'collected' || step === 'absorbed') ? step : 'other';
}

/** One change of somebody's sales. */
export function salesRowReply(entry: SalesEntry): Row {
  const source = entry.source.split(':');
  return {
    at: toWire(entry.bookedAt), kind: kindOf(source), talkId: entry.about, amount: entry.amount,
    payableFrom: entry.payableFrom === null ? null : toWire(entry.payableFrom),
  };
}
