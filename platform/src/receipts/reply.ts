import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type { Receipt } from './receipt.ts';
import type * as schema from './schema.ts';

/** A receipt as its visitor sees it. */
export function receiptReply({ id, talkId, number, edition, amount, addressee, issuedAt }: Receipt): z.input<typeof schema.receipt> {
  return { id, talkId, number, edition, amount, addressee, issuedAt: toWire(issuedAt), url: `/my/receipts/${id}` };
}
