export { createChoku, type Choku, type ChokuOptions, type Verb } from './client.ts';
export type { ChokuEvent, EventsOptions } from './events.ts';
export type { components, operations, paths } from './generated/api.ts';
export { ChokuProblem, type ProblemBody, type ProblemCode } from './problem.ts';
