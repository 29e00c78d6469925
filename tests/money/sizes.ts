import { inject } from 'vitest';

/** The one number that decides everything by chance: `SEED`, or 1. A failure is replayed by giving the seed that was printed. */
export const seed = Number(process.env['SEED'] ?? '1');

/** Whether this is the long run at night, `npm run night`. */
export const atNight = process.env['NIGHT'] === '1';

/** How often something is tried: few times with every change, many at night. */
export function rounds(few: number, many: number): number {
  return atNight ? many : few;
}

/** The same by database: MariaDB's are processes of their own and slower. */
export function roundsOn(few: Readonly<Record<'sqlite' | 'mysql', number>>, many: Readonly<Record<'sqlite' | 'mysql', number>>): number {
  const database = inject('database');
  return rounds(few[database], many[database]);
}

/** Numbers by chance, the same for a seed (mulberry32), from 0 up to 1. */
export function chance(from: number): () => number {
  let state = from | 0;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296;
  };
}
