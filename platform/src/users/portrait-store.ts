import type { Sql, Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** Makes the files of a name the user's portrait; null: the drawn one. */
export async function savePortrait(tx: Transaction, userId: UserId, portrait: { readonly name: string | null; readonly at: Instant }): Promise<void> {
  await tx.sql.run('UPDATE user SET portrait = ?, updated_at = ? WHERE id = ?', [portrait.name, portrait.at, userId]);
}

/** So many rows are read at a time. */
const PAGE = 1_000;

/** The names of all portraits. */
export async function findPortraitNames(sql: Sql): Promise<string[]> {
  const names: string[] = [];
  for (let after = '', more = true; more;) {
    const rows = await sql.all<{ id: string; portrait: string }>('SELECT id, portrait FROM user WHERE portrait IS NOT NULL AND id > ? ORDER BY id LIMIT ?', [after, PAGE]);
    names.push(...rows.map(({ portrait }) => portrait));
    after = rows.at(-1)?.id ?? '';
    more = rows.length === PAGE;
  }
  return names;
}
