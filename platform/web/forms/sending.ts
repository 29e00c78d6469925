import type { Locale } from '../../src/primitives/locale.ts';
import { fill, formTexts as t } from '../../src/site/texts.ts';
import type { Mark } from './marks.ts';

/** What came of sending: done with the answer's JSON, refused with words for each place, or no answer at all. */
export type Outcome =
  | { readonly kind: 'done'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly marks: readonly Mark[] }
  | { readonly kind: 'unanswered'; readonly marks: readonly Mark[] };

/** One request of a form. The key stays the same while the same content is tried again after no answer. */
export interface FormRequest {
  readonly method: string;
  readonly action: string;
  readonly body: string;
  readonly key: string;
  readonly locale: Locale;
}

interface ProblemBody {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly reference?: string;
  readonly errors?: readonly { readonly in?: string; readonly field?: string; readonly message?: string }[];
}

/** A new key for `Idempotency-Key`: 128 random bits. Works without a secure context too. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function problemOf(response: Response): Promise<ProblemBody> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return {};
  return response.json() as Promise<ProblemBody>;
}

function marksOf(problem: ProblemBody, status: number, locale: Locale): readonly Mark[] {
  const fields = (problem.errors ?? []).filter((error) => error.message !== undefined);
  if (fields.length > 0) return fields.map((error) => ({ field: error.in === undefined || error.in === 'body' ? error.field ?? '' : '', message: error.message ?? '' }));
  const reference = status >= 500 && problem.reference !== undefined ? fill(t.reference[locale], { id: problem.reference }) : '';
  const sentence = status >= 500 ? t.failed[locale] : problem.detail ?? problem.title ?? t.failed[locale];
  return [{ field: '', message: sentence + reference }];
}

/** Sends a form's JSON to an operation of this origin. Never throws: what went wrong is part of the outcome. */
export async function send(request: FormRequest): Promise<Outcome> {
  const { method, action, body, key, locale } = request;
  try {
    const response = await fetch(action, {
      method, credentials: 'same-origin', redirect: 'error',
      headers: { accept: 'application/json', 'accept-language': locale, 'content-type': 'application/json', ...(method === 'POST' && { 'idempotency-key': key }) },
      body,
    });
    if (response.ok) {
      const text = await response.text();
      return { kind: 'done', status: response.status, body: text === '' ? undefined : JSON.parse(text) as unknown };
    }
    const problem = await problemOf(response);
    return { kind: 'refused', status: response.status, code: problem.code ?? '', marks: marksOf(problem, response.status, locale) };
  } catch (error) {
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
