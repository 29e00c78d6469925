import { addColumns, type Migration } from '../src/database/migrate.ts';

/** The one reply of the person a review is about. */
export async function up(m: Migration): Promise<void> {
  await addColumns(m, 'review', { reply_words: 'TEXT NULL', replied_at: 'BIGINT NULL' });
}
