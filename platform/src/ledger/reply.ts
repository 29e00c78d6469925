import type { z } from 'zod';
import { idPattern } from '../primitives/id.ts';
import { toWire } from '../primitives/instant.ts';
import type * as schema from './schema.ts';
import type { SalesEntry } from './store.ts';

type Row = z.input<typeof schema.salesRow>;

/** What a source is about, by its step: `talk:<id>:settlement`, `payout:<id>`. */
function kindOf([subject, , step = '']: readonly string[]): Row['kind'] {
  if (subject === 'payout') return 'payout';
  if (subject !== 'talk') return 'other';
  if (step === 'settlement' || step === 'collected') return step;
  return step.startsWith('refund') ? 'refund' : 'other';
}

/** One change of somebody's sales. */
export function salesRowReply(entry: SalesEntry): Row {
  const source = entry.source.split(':');
  const talkId = source[1] ?? '';
  return {
    at: toWire(entry.bookedAt), kind: kindOf(source), talkId: idPattern('talk').test(talkId) ? talkId : null, amount: entry.amount,
    payableFrom: entry.payableFrom === null ? null : toWire(entry.payableFrom),
  };
}
