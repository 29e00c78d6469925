import { placeholders, type Sql, type Transaction } from '../database/database.ts';
import type { ServiceId } from '../primitives/id.ts';

// Whoever keeps something made of services, as search does, reads here what has changed since it last looked. A row a change, written in the
// transaction of the change: what is read here has happened, and what has happened will be read here.

/** Notes that a service was written. Called by everything that writes one. */
export async function noteChange(tx: Transaction, serviceId: ServiceId): Promise<void> {
  await tx.sql.run('INSERT INTO service_change (service_id) VALUES (?)', [serviceId]);
}

/** A change with its number. Numbers grow, but a smaller one may become visible later: transactions end in any order. */
export interface ServiceChange {
  readonly number: number;
  readonly serviceId: ServiceId;
}

/** The changes after a number, and those of the numbers that were missing when last looked. At most 1,000, ascending. */
export async function changesSince(sql: Sql, after: number, missing: readonly number[] = []): Promise<ServiceChange[]> {
  const among = missing.length === 0 ? '' : ` OR id IN (${placeholders(missing)})`;
  const rows = await sql.all<{ id: number; service_id: ServiceId }>(`SELECT id, service_id FROM service_change WHERE id > ?${among} ORDER BY id LIMIT 1000`, [after, ...missing]);
  return rows.map((row) => ({ number: row.id, serviceId: row.service_id }));
}

/** The oldest and the newest number kept; 0 without any. */
export async function changeRange(sql: Sql): Promise<{ oldest: number; newest: number }> {
  const row = await sql.get<{ oldest: number | null; newest: number | null }>('SELECT MIN(id) AS oldest, MAX(id) AS newest FROM service_change');
  return { oldest: row?.oldest ?? 0, newest: row?.newest ?? 0 };
}

/** Forgets all but the last so many changes. Answers how many it forgot. */
export async function forgetChanges(sql: Sql, keep: number): Promise<number> {
  const { newest } = await changeRange(sql);
  return (await sql.run('DELETE FROM service_change WHERE id <= ?', [newest - keep])).changes;
}
