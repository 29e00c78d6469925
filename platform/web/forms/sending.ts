import { ChokuProblem, createChoku, type Verb } from '@choku/sdk';
import type { Locale } from '../../src/primitives/locale.ts';
import { fill, formTexts as t } from '../../src/site/texts.ts';
import type { Mark } from './marks.ts';

/** What came of sending: done with the answer's JSON, refused with words for each place, or no answer at all. */
export type Outcome =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'unanswered'; readonly marks: readonly Mark[] };

/** One request of a form. The key stays the same while the same content is tried again after no answer. */
export interface FormRequest {
  readonly method: Verb;
  readonly action: string;
  readonly body: unknown;
  readonly key: string;
  readonly locale: Locale;
}

const verbs: readonly Verb[] = ['get', 'post', 'put', 'patch', 'delete'];

/** The method an attribute names; POST without one. */
export function verbOf(method: string | null): Verb {
  return verbs.find((verb) => verb === method?.toLowerCase()) ?? 'post';
}

/** A new key for `Idempotency-Key`: 128 random bits. Works without a secure context too. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function marksOf(problem: ChokuProblem, locale: Locale): readonly Mark[] {
  const errors = problem.body?.errors ?? [];
  if (errors.length > 0) return errors.map((error) => ({ field: error.in === 'body' ? error.field : '', message: error.message }));
  const reference = problem.status >= 500 && problem.body !== undefined ? fill(t.reference[locale], { id: problem.body.reference }) : '';
  const sentence = problem.status >= 500 || problem.body === undefined ? t.failed[locale] : problem.message;
  return [{ field: '', message: sentence + reference }];
}

/** Sends a form's JSON to an operation of this origin. Never throws for what can go wrong out there: that is part of the outcome. */
export async function send(request: FormRequest): Promise<Outcome> {
  const { method, action, body, key, locale } = request;
  // A form waits for its person to press again, under the same key; it doesn't try by itself.
  const choku = createChoku({ baseUrl: location.origin, locale, retryWaits: [] });
  try {
    return { kind: 'done', body: await choku.send(method, action, { body, ...(method === 'post' && { headers: { 'Idempotency-Key': key } }) }) };
  } catch (error) {
    if (error instanceof ChokuProblem) return { kind: 'refused', status: error.status, code: error.code, marks: marksOf(error, locale) };
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    return { kind: 'unanswered', marks: [{ field: '', message: (navigator.onLine ? t.failed : t.offline)[locale] }] };
  }
}

function partOf(body: unknown, path: string): string {
  const found = path.split('.').reduce<unknown>((inner, key) =>
    (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined), body);
  return typeof found === 'string' || typeof found === 'number' ? encodeURIComponent(found) : '';
}

/** Where to go next: the path with `{…}` filled from the answer. `undefined` unless it is a path of this origin. */
export function nextPath(next: string, body: unknown): string | undefined {
  const filled = next.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => partOf(body, path));
  const base = new URL(location.href);
  if (!/^\/(?![/\\])/.test(filled) || !URL.canParse(filled, base)) return undefined;
  const address = new URL(filled, base);
  return address.origin === base.origin ? address.pathname + address.search + address.hash : undefined;
}
