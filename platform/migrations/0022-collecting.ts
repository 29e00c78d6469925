import { addColumns, type Migration } from '../src/database/migrate.ts';

/** Mandates whose words allow asking the card once more; those given before do not. */
export async function up(m: Migration): Promise<void> {
  await addColumns(m, 'mandate', { may_collect: 'BOOLEAN NOT NULL DEFAULT 0' });
}
