import { insertOrIgnore, type Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** Keeps when somebody said at sign-up that they are 18 or older and agree to the terms. */
export async function insertAgreement(sql: Sql, userId: UserId, at: Instant): Promise<void> {
  await insertOrIgnore(sql, 'agreement', { user_id: userId, adult_at: at, terms_at: at });
}
