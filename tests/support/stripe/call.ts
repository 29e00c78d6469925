import type { Json, World } from './world.ts';

/** A call that the contract allows, with what it says. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Json;
  readonly form: Json;
}

/** What each call does, by the contract's name of it. Answers the body; throws a StripeProblem. */
export type Calls = Readonly<Record<string, (world: World, call: Call) => Json>>;
