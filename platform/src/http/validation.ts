import type { z } from 'zod';
import type { Texts } from '../primitives/locale.ts';
import type { FieldPlace, FieldProblem } from './problem.ts';
import { validationTexts } from './texts.ts';

type Issue = z.core.$ZodIssue;

/** A checked value, or everything that is wrong with it. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldProblem[] };

/** Beyond this many the answer would only be long. */
const mostErrors = 100;

/** Checks a value against a schema; every fault is named, not just the first. */
export function check<T>(schema: z.ZodType<T>, place: FieldPlace, value: unknown): Checked<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: parsed.error.issues.flatMap((issue) => toFieldProblems(issue, place)).slice(0, mostErrors) };
}

function toFieldProblems(issue: Issue, place: FieldPlace): readonly FieldProblem[] {
  const field = issue.path.map(String).join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem(place, [field, key.slice(0, 100)].filter((part) => part !== '').join('.'), { rule: 'unknown_field' }));
  }
  return [problem(place, field, describe(issue))];
}

interface Broken {
  readonly rule: keyof typeof validationTexts | (string & {});
  readonly limit?: number;
  readonly message?: Texts;
}

function problem(place: FieldPlace, field: string, broken: Broken): FieldProblem {
  const text = broken.message ?? (validationTexts as Readonly<Record<string, Texts>>)[broken.rule] ?? validationTexts.invalid;
  const message = broken.limit === undefined ? text : { ja: text.ja.replace('{n}', String(broken.limit)), en: text.en.replace('{n}', String(broken.limit)) };
  return { in: place, field, rule: broken.rule, message, ...(broken.limit === undefined ? {} : { limit: broken.limit }) };
}

const sizes = { string: ['too_short', 'too_long'], array: ['too_few', 'too_many'], set: ['too_few', 'too_many'], map: ['too_few', 'too_many'] } as const;

function size(origin: string, limit: number | bigint, end: 0 | 1): Broken {
  const names = (sizes as Readonly<Record<string, readonly [string, string]>>)[origin] ?? ['too_small', 'too_large'];
  if (origin === 'string' && end === 0 && Number(limit) === 1) return { rule: 'missing' };
  return { rule: names[end], limit: Number(limit) };
}

function describe(issue: Issue): Broken {
  switch (issue.code) {
    case 'invalid_type': return { rule: issue.input === undefined ? 'missing' : 'wrong_type' };
    case 'too_small': return size(issue.origin, issue.minimum, 0);
    case 'too_big': return size(issue.origin, issue.maximum, 1);
    case 'not_multiple_of': return { rule: 'not_a_multiple', limit: issue.divisor };
    case 'invalid_format': return { rule: 'wrong_format' };
    case 'invalid_value': return { rule: issue.input === undefined ? 'missing' : 'not_allowed' };
    case 'custom': return custom(issue);
    default: return { rule: 'invalid' };
  }
}

/** A schema's own rule: `params: { rule, ja, en }` names it and says it in both languages. */
function custom(issue: z.core.$ZodIssueCustom): Broken {
  const { rule, ja, en } = issue.params ?? {};
  const named = typeof rule === 'string' ? rule : 'invalid';
  return typeof ja === 'string' && typeof en === 'string' ? { rule: named, message: { ja, en } } : { rule: named };
}
