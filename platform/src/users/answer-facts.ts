import type { Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';

/** Answers older than this say nothing about how somebody answers now. */
export const ANSWERS_WITHIN = 90 * DAY;
/** With fewer requests than this nothing is said about how soon an answer comes. */
export const LEAST_ANSWERS = 3;

/** How a provider has answered the requests of the past 90 days. */
export interface AnswerFacts {
  /** Requests that came to an end: answered, or the waiting time ran out. Those taken back by their visitor, and those still waiting, don't count. */
  readonly asked: number;
  /** Those accepted or declined. */
  readonly answered: number;
  /** The median of how long an answer took, in whole minutes, at least 1; null below three answers. */
  readonly medianMinutes: number | null;
}

/** One request as far as its answer goes; `answeredAt` is null where none came. */
export interface AskedRequest {
  readonly requestedAt: Instant;
  readonly answeredAt: Instant | null;
}

/** What the requests of the past 90 days say. */
export function answerFacts(requests: readonly AskedRequest[]): AnswerFacts {
  const waits = requests.flatMap(({ requestedAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - requestedAt])).toSorted((one, other) => one - other);
  const [low, high] = [waits[Math.floor((waits.length - 1) / 2)] ?? 0, waits[Math.floor(waits.length / 2)] ?? 0];
  return { asked: requests.length, answered: waits.length, medianMinutes: waits.length < LEAST_ANSWERS ? null : Math.max(1, Math.round((low + high) / 2 / MINUTE)) };
}
