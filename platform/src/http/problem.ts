import type { Locale, Texts } from '../primitives/locale.ts';
import { problemCodes, type ProblemCode } from './problem-codes.ts';

export { problemCodes, type ProblemCode } from './problem-codes.ts';

/** Where a refused value stood. */
export type FieldPlace = 'body' | 'query' | 'path' | 'header';

/** One thing wrong with the input. `field` is a dotted path such as `items.0.title`, empty for the whole. */
export interface FieldProblem {
  readonly in: FieldPlace;
  readonly field: string;
  /** What programs go by: `missing`, `unknown_field`, `wrong_type`, `too_short`, `too_long`, `too_small`, `too_large`, `wrong_format`, `not_allowed` … */
  readonly rule: string;
  readonly message: Texts;
  /** The limit that was missed, where there is one. */
  readonly limit?: number;
}

/** What a refusal may say besides its code. */
export interface ProblemDetails {
  /** A sentence for this one case; the code's own sentence is the title. */
  readonly detail?: Texts;
  /** The state the thing is in, when that is why. */
  readonly state?: string;
  readonly errors?: readonly FieldProblem[];
  /** Whole seconds until another try makes sense: sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Ids and numbers that belong to the refusal, such as the talk that is already asked for. */
  readonly about?: Readonly<Record<string, string | number | boolean>>;
}

/** A refusal with a code. Thrown at the edge only; rules inside answer with values. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail?.en ?? problemCodes[code].title.en);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  /** The HTTP status of the code. */
  get status(): number {
    return problemCodes[this.code].status;
  }
}

/** A single refused field as a problem, for rules that only an action can check. */
export function invalidField(field: string, rule: string, message: Texts): Problem {
  return new Problem('invalid_input', { errors: [{ in: 'body', field, rule, message }] });
}

/** A refusal as it goes over the wire: RFC 9457 with our members. */
export interface ProblemWire {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly state?: string;
  readonly about?: Readonly<Record<string, string | number | boolean>>;
  readonly errors?: readonly { in: FieldPlace; field: string; rule: string; message: string; limit?: number }[];
  /** Names this answer in the platform's log. */
  readonly reference: string;
}

/** The wire form of a problem in the reader's language. */
export function problemToWire(problem: Problem, locale: Locale, reference: string): ProblemWire {
  const { detail, state, about, errors } = problem.details;
  return {
    type: `/problems/${problem.code}`,
    title: problemCodes[problem.code].title[locale],
    status: problem.status,
    code: problem.code,
    ...(detail && { detail: detail[locale] }),
    ...(state !== undefined && { state }),
    ...(about && { about }),
    ...(errors && { errors: errors.map((error) => ({ ...error, message: error.message[locale] })) }),
    reference,
  };
}
