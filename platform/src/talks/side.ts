/** The two roles in a talk. */
export type Side = 'provider' | 'visitor';

/** Both sides, in a fixed order. */
export const sides = ['provider', 'visitor'] as const satisfies readonly Side[];
