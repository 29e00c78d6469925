import { z } from 'zod';
import { idField, originField } from '../http/fields.ts';
import { Problem } from '../http/problem.ts';

const number = (text: string) => Number(text);

/** What the window was opened for. */
const consentQuery = z.object({
  service: idField('service'),
  blog: originField.optional(),
  ceiling: z.enum(['10', '20', '30', '60']).default('20').transform(number),
  extension: z.enum(['0', '10', '20', '30']).default('0').transform(number),
  /** Named again in the message to the opener, so that it knows its own question. */
  request: z.string().regex(/^[\w-]{1,100}$/u).optional(),
  return: z.string().max(400).regex(/^\/(?![/\\])[^\s\\]*$/u).optional(),
  card: idField('card').optional(),
  cardFailed: z.literal('1').optional(),
});
export type ConsentQuery = z.output<typeof consentQuery>;

/** The window's question, read from its address. Throws `malformed_request` where it is none. */
export function readConsentQuery(query: URLSearchParams): ConsentQuery {
  const parsed = consentQuery.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw new Problem('malformed_request');
  return parsed.data;
}
