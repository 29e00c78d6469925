import { addColumns, type Migration } from '../src/database/migrate.ts';

/** The photos of a service, in their order, as JSON: at most five, always read and changed together with it. The name of a user's portrait. */
export async function up(m: Migration): Promise<void> {
  await addColumns(m, 'service', { photos: 'TEXT NULL' });
  await addColumns(m, 'user', { portrait: 'VARCHAR(24) NULL' });
}
