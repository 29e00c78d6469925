import type { OthersTable } from '../primitives/own-record.ts';

/** The tables of this module: none holds more of a person than the bare ids of talks, holds and operators, and the books need them whole. */
export const othersTables: readonly OthersTable[] = [
  { table: 'night_work', why: 'the platform’s own duties' }, { table: 'books_check', why: 'whether the books are right' },
  { table: 'rail_record', why: 'the card company’s record of holds beside ours, by their bare ids; the holds themselves are exported' },
  { table: 'finding', why: 'what the platform has to put right in its books; names bare ids' },
];
