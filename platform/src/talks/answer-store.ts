import type { Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { answerFacts, ANSWERS_WITHIN, type AnswerFacts } from '../users/index.ts';
import type { TalkState } from './talk.ts';

/** The newest requests that are looked at; a provider with more of them in 90 days is known well enough. */
const MOST_LOOKED_AT = 200;

interface RequestRow { state: TalkState; requested_at: Instant; accepted_at: number | string | null; declined_at: number | string | null }

const momentOf = (read: number | string | null): Instant | null => (read === null ? null : Number(read) as Instant);

/** How a provider has answered the requests of the past 90 days. */
export async function answersOf(sql: Sql, providerId: UserId, now: Instant): Promise<AnswerFacts> {
  const rows = await sql.all<RequestRow>(
    `SELECT state, requested_at, JSON_EXTRACT(body, '$.acceptedAt') AS accepted_at, JSON_EXTRACT(body, '$.declinedAt') AS declined_at
     FROM talk WHERE provider_id = ? AND requested_at >= ? AND state <> 'requested' ORDER BY requested_at DESC LIMIT ${MOST_LOOKED_AT}`, [providerId, after(now, -ANSWERS_WITHIN)]);
  const requests = rows.map((row) => ({ requestedAt: row.requested_at, answeredAt: momentOf(row.accepted_at === 'null' ? null : row.accepted_at) ?? momentOf(row.declined_at), state: row.state }));
  return answerFacts(requests.filter(({ state, answeredAt }) => answeredAt !== null || state === 'expired'));
}
