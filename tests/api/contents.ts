import { createHash } from 'node:crypto';
import type { Database } from '../../platform/src/database/database.ts';

/** The names of all tables. */
async function tablesOf(db: Database): Promise<string[]> {
  const query = db.dialect === 'sqlite'
    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name';
  return (await db.sql.all<{ name: string }>(query)).map(({ name }) => name);
}

/** What stands in every table: the number of rows and a digest of them. Two equal answers mean that nothing has changed between. */
export async function contentsOf(db: Database): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const table of await tablesOf(db)) {
    const rows = (await db.sql.all(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(row)).toSorted();
    contents[table] = `${rows.length} rows, ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 12)}`;
  }
  return contents;
}
