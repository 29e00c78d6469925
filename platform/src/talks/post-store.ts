import type { Sql } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** A request by where it came from. */
export interface RequestFrom {
  readonly id: TalkId;
  /** The blog; null: the platform's own pages. */
  readonly origin: string | null;
  /** The path of the page on the blog; null where it is not known. */
  readonly page: string | null;
  /** Whether a talk came of it. */
  readonly talked: boolean;
}

/** Where the requests to a provider since a moment came from. */
export async function requestsFrom(sql: Sql, providerId: UserId, since: Instant): Promise<RequestFrom[]> {
  const rows = await sql.all<{ id: TalkId; origin: string | null; page: string | null; state: string }>('SELECT id, origin, page, state FROM talk WHERE provider_id = ? AND requested_at >= ?', [providerId, since]);
  return rows.map(({ id, origin, page, state }) => ({ id, origin, page, talked: ['live', 'ended', 'settled'].includes(state) }));
}

/** Keeps from which page a talk was requested. */
export async function savePage(sql: Sql, talkId: TalkId, page: string): Promise<void> {
  await sql.run('UPDATE talk SET page = ? WHERE id = ?', [page, talkId]);
}
