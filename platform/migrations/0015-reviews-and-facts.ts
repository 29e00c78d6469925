import type { Migration } from '../src/database/migrate.ts';

/** The one reply of the person a review is about. */
export async function up(m: Migration): Promise<void> {
  // In plain SQL: on SQLite Sequelize would copy the table, and the rows that point at it would be lost.
  await m.sql.run('ALTER TABLE review ADD COLUMN reply_words TEXT NULL');
  await m.sql.run('ALTER TABLE review ADD COLUMN replied_at BIGINT NULL');
}
