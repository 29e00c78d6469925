import type { Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, toWire } from '../primitives/instant.ts';
import type { Fate, OwnColumn, OwnRecord } from '../primitives/own-record.ts';
import type { Vault } from '../primitives/vault.ts';

type Value = string | number | null;

function written(value: Value, kind: OwnColumn): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'moment': return toWire(instant(Number(value)));
    case 'flag': return Number(value) === 1;
    case 'number': return Number(value);
    case 'json': return JSON.parse(String(value)) as unknown;
    case 'text': return String(value);
  }
}

const camel = (column: string) => column.replaceAll(/_([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
const asked = (record: OwnRecord, userId: UserId): Value[] => Array.from(record.whose.matchAll(/\?/gu), () => userId);

/** The rows of a person in one table, as an export holds them. */
export async function readOwn({ sql, vault }: { readonly sql: Sql; readonly vault: Vault }, record: OwnRecord, userId: UserId): Promise<Readonly<Record<string, unknown>>[]> {
  const columns = Object.entries(record.columns);
  const names = new Set([...Object.keys(record.columns), ...record.opened?.from ?? []]);
  // Table, columns and condition come from the modules' own lists, never from a request.
  const rows = await sql.all<Record<string, Value>>(`SELECT ${[...names].map((name) => `\`${name}\``).join(', ')} FROM \`${record.table}\` WHERE ${record.whose}`, asked(record, userId));
  return rows.map((row) => ({ ...Object.fromEntries(columns.map(([name, kind]) => [camel(name), written(row[name] ?? null, kind)])), ...record.opened?.read(vault, row) }));
}

/** Does to the rows of a person in one table what is to become of them. */
export async function meetFate(sql: Sql, record: OwnRecord, given: { userId: UserId; fate: Fate }): Promise<void> {
  const { userId, fate } = given;
  if (fate === 'deleted') {
    await sql.run(`DELETE FROM \`${record.table}\` WHERE ${record.whose}`, asked(record, userId));
    return;
  }
  if ('kept' in fate) return;
  const changes = Object.entries(fate.emptied);
  const values = changes.map(([, value]) => (typeof value === 'string' ? value.replaceAll('{person}', userId) : value));
  await sql.run(`UPDATE \`${record.table}\` SET ${changes.map(([name]) => `\`${name}\` = ?`).join(', ')} WHERE ${record.whose}`, [...values, ...asked(record, userId)]);
}
