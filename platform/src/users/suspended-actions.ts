import type { Sql } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { findSuspension } from './suspension-store.ts';
import type { User } from './user.ts';

/**
 * Throws `account_suspended` with the operator's words for somebody suspended who has just proved who they are; nobody else may learn of it. Every
 * way of signing in asks this after the proof and before it begins a session.
 */
export async function refuseSuspended(sql: Sql, user: Pick<User, 'id' | 'suspendedAt' | 'deletedAt'>): Promise<void> {
  if (user.suspendedAt === null || user.deletedAt !== null) return;
  const words = (await findSuspension(sql, user.id))?.words ?? '';
  throw new Problem('account_suspended', {
    detail: {
      ja: `このアカウントは、運営が停止しています。${words}`,
      en: `This account has been suspended by the operator. ${words}`.trim(),
    },
  });
}
