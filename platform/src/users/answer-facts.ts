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

/** The median of some waits in milliseconds, in whole minutes rounded up, at least 1; null below three waits. */
export function medianMinutes(waits: readonly number[]): number | null {
  if (waits.length < LEAST_ANSWERS) return null;
  const sorted = waits.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return Math.max(1, Math.ceil((low + high) / 2 / MINUTE));
}

/** What the requests of the past 90 days say. */
export function answerFacts(requests: readonly AskedRequest[]): AnswerFacts {
  const waits = requests.flatMap(({ requestedAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - requestedAt]));
  return { asked: requests.length, answered: waits.length, medianMinutes: medianMinutes(waits) };
}
