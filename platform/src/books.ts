import type { Sql } from './database/database.ts';
import { bookRules as ledger, checkBooks, type BookFinding, type BookRule } from './ledger/index.ts';
import { bookRules as payouts } from './payouts/index.ts';
import { bookRules as talks } from './talks/index.ts';

/** Every rule of the books: those of double entry, and what each module that books says about what it booked. A module that books adds its rules here. */
const bookRules: readonly BookRule[] = [...ledger, ...talks, ...payouts];

/**
 * Checks every rule of the books and answers what breaks one; empty when the books are right. The one function that tests, the
 * nightly check and the console use. Only reads, in short statements, and locks nothing; over millions of entries it takes minutes.
 */
export function assertBooks(db: { readonly sql: Sql }): Promise<BookFinding[]> {
  return checkBooks(db, bookRules);
}
