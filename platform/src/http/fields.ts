import { z } from 'zod';
import { idPattern, type IdKind } from '../primitives/id.ts';

const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How long a text is as people count it: in graphemes, so that 👨‍👩‍👧 is one. */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
}

function normalise(text: string, keepLines: boolean): string {
  const lines = text.normalize('NFC').replaceAll(/\r\n?/gu, '\n').replaceAll(controls, '');
  return (keepLines ? lines : lines.replaceAll(/[\n\t]+/gu, ' ')).trim();
}

function text(limits: { min: number; max: number }, keepLines: boolean) {
  // The outer bound keeps absurd input away from the segmenter; the inner one is the rule people know.
  return z.string().max(limits.max * 16 + 64).transform((value) => normalise(value, keepLines)).pipe(
    z.string().superRefine((value, context) => {
      const length = textLength(value);
      if (length < limits.min) context.addIssue({ code: 'too_small', minimum: limits.min, inclusive: true, origin: 'string', input: value });
      if (length > limits.max) context.addIssue({ code: 'too_big', maximum: limits.max, inclusive: true, origin: 'string', input: value });
    }).meta({ minLength: limits.min, maxLength: limits.max }),
  );
}

/** Text on one line: NFC, no control or direction marks, trimmed; limits in graphemes. */
export const singleLine = (limits: { min: number; max: number }) => text(limits, false);

/** Text with line breaks: NFC, no control or direction marks, trimmed; limits in graphemes. */
export const multiLine = (limits: { min: number; max: number }) => text(limits, true);

/** A whole amount of yen. */
export const yenField = z.int().meta({ description: 'Whole Japanese yen.' });

/** A moment: ISO 8601 in UTC, with milliseconds. */
export const momentField = z.iso.datetime().meta({ description: 'ISO 8601, UTC.' });

/** An id of one kind. */
export const idField = (kind: IdKind) => z.string().regex(idPattern(kind)).meta({ description: `Id of a ${kind}.` });

/** A blog's address: scheme, host and port, nothing else; `http:` only for loopback. */
export const originField = z.string().max(300).regex(/^https?:\/\/[^/?#\s@]+$/u).meta({ description: 'Origin of the blog, e.g. https://blog.example.' });

/** The path of a page as browsers write it (`location.pathname`), without query and fragment. */
export const pathField = z.string().regex(/^\/[!-~]{0,1999}$/u).meta({ description: 'The path of a page (`location.pathname`), without query and fragment.' });

/** The query of a list read page by page: `cursor` is the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** A page of a list: `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
