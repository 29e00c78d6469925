import type { Transaction } from '../database/database.ts';
import type { Instant } from '../primitives/instant.ts';
import { removeFilesLater } from '../users/index.ts';
import type { PersonLeft } from '../users/events.ts';
import type { UserId } from '../primitives/id.ts';
import { moveService } from './service.ts';
import { listOf, lockService, saveService } from './store.ts';

/** Takes everything a person offers off the site when they ask to leave. */
export async function unpublishAll(tx: Transaction, event: { userId: UserId; at: Instant }): Promise<void> {
  for (const { id } of await listOf(tx.sql, event.userId)) {
    const service = await lockService(tx, id);
    if (service === null) continue;
    const moved = moveService(service, 'unpublished', event.at);
    if (moved.ok) await saveService(tx, moved.service);
  }
}

/** Removes the files of a person's photos when their account goes. */
export async function removePhotosOf(tx: Transaction, { userId }: PersonLeft): Promise<void> {
  for (const service of await listOf(tx.sql, userId)) for (const { name } of service.photos) await removeFilesLater(tx, name);
}
