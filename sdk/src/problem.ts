import type { components } from './generated/api.ts';

/** A refusal as the platform sends it (RFC 9457). */
export type ProblemBody = components['schemas']['Problem'];

/** What programs go by. `unknown` when the answer didn't come from the platform: a proxy's error page. */
export type ProblemCode = ProblemBody['code'] | 'unknown';

/** A refused request. `message` is the platform's sentence in the language asked for. */
export class ChokuProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** The whole refusal, when the platform sent one. */
  readonly body: ProblemBody | undefined;
  /** Whole seconds until another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(response: Response, body: ProblemBody | undefined) {
    super(body?.detail ?? body?.title ?? `HTTP ${response.status}`);
    this.name = 'ChokuProblem';
    this.status = response.status;
    this.code = body?.code ?? 'unknown';
    this.body = body;
    this.retryAfter = Number(response.headers.get('retry-after')) || undefined;
  }
}

function isProblemBody(value: unknown): value is ProblemBody {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value;
}

/** The problem of an answer that isn't a success; `value` is its parsed body. */
export function toProblem(response: Response, value: unknown): ChokuProblem {
  return new ChokuProblem(response, isProblemBody(value) ? value : undefined);
}
