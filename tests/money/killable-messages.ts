import type { Point } from './points.ts';

/** What the test asks of the process. `at`: the present moment on its clock, in ms since 1970. */
export type KillableOrder =
  | { readonly id: number; readonly do: 'open'; readonly at: number }
  | { readonly id: number; readonly do: 'set'; readonly at: number }
  | { readonly id: number; readonly do: 'tick'; readonly at: number }
  | { readonly id: number; readonly do: 'wait for'; readonly point: Point | null }
  | { readonly id: number; readonly do: 'tell' }
  | { readonly id: number; readonly do: 'close' };

/** What the process answers once the order is carried out. */
export interface KillableAnswer {
  readonly id: number;
  readonly passed?: readonly Point[];
  readonly failure?: string;
}
