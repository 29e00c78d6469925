import type { Sql, Transaction } from '../database/database.ts';
import { upsert } from '../database/database.ts';
import type { ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { isVisible, type Reportable } from '../users/index.ts';
import { mayRead } from './access.ts';
import type { Service, ServiceState } from './service.ts';
import { findService, lockService, saveService } from './store.ts';

/** Why an operator has hidden a service, for its provider to read. */
export interface Hiding {
  readonly words: string;
  readonly stateBefore: ServiceState;
  readonly at: Instant;
}

/** Hides a service from everybody but its provider, who can't change that. False when it is hidden already or isn't there. */
export async function hideService(tx: Transaction, given: { serviceId: ServiceId; words: string; at: Instant }): Promise<boolean> {
  const service = await lockService(tx, given.serviceId);
  if (service === null || service.state === 'hidden') return false;
  await upsert(tx.sql, tx.db.dialect, { table: 'service_hiding', row: { service_id: service.id, state_before: service.state, words: given.words, at: given.at }, key: ['service_id'] });
  await saveService(tx, { ...service, state: 'hidden', updatedAt: given.at });
  return true;
}

/** The last hiding of a service, over or not; null when there was none. */
export async function findHiding(sql: Sql, serviceId: ServiceId): Promise<Hiding | null> {
  const row = await sql.get<{ words: string; state_before: ServiceState; at: Instant }>('SELECT words, state_before, at FROM service_hiding WHERE service_id = ?', [serviceId]);
  return row === undefined ? null : { words: row.words, stateBefore: row.state_before, at: row.at };
}

/** Shows a hidden service again, in the state it had before. Null when it isn't hidden. */
export async function showService(tx: Transaction, given: { serviceId: ServiceId; at: Instant }): Promise<Service | null> {
  const service = await lockService(tx, given.serviceId);
  const hiding = await findHiding(tx.sql, given.serviceId);
  if (service === null || service.state !== 'hidden' || hiding === null) return null;
  const shown = { ...service, state: hiding.stateBefore, updatedAt: given.at };
  await saveService(tx, shown);
  return shown;
}

/** A service somebody can read, to be reported. Null for everything hidden from them. */
export async function reportableService(sql: Sql, asked: { readonly viewerId: UserId; readonly id: string }): Promise<Reportable | null> {
  const service = await findService(sql, asked.id);
  if (service === null || !mayRead(service, asked.viewerId) || !await isVisible(sql, asked.viewerId, service.providerId)) return null;
  return { ownerId: service.providerId, serviceId: service.id, conversationId: null, words: `${service.title}\n\n${service.prText}` };
}
