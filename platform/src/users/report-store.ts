import type { Sql } from '../database/database.ts';
import { asId, type UserId } from '../primitives/id.ts';
import type { Reportable } from './events.ts';
import { nicknameKey } from './nickname.ts';
import { findUser, findUsers } from './store.ts';
import type { User } from './user.ts';
import { isVisible } from './visibility-store.ts';

/** A user somebody can see, to be reported. Null for everybody hidden from them. */
export async function reportableUser(sql: Sql, asked: { readonly viewerId: UserId; readonly id: string }): Promise<Reportable | null> {
  const userId = asId('user', asked.id);
  const user = await findUser(sql, userId);
  if (user === null || !await isVisible(sql, asked.viewerId, userId)) return null;
  return { ownerId: userId, serviceId: null, conversationId: null, words: [user.nickname, user.words].filter((line) => line !== '').join('\n\n') };
}

/** People whose nickname holds some words, however they are spelled, those that begin with them first; suspended ones too. For operators. */
export async function findPeopleByName(sql: Sql, words: string, limit: number): Promise<User[]> {
  const key = nicknameKey(words);
  if (key === '') return [];
  const within = `%${key.replaceAll(/[%_!]/gu, (sign) => `!${sign}`)}%`;
  const rows = await sql.all<{ id: UserId }>(
    `SELECT id FROM user WHERE nickname_key LIKE ? ESCAPE '!' AND deleted_at IS NULL ORDER BY CASE WHEN nickname_key LIKE ? ESCAPE '!' THEN 0 ELSE 1 END, nickname_key, id LIMIT ?`, [within, within.slice(1), limit]);
  const users = new Map((await findUsers(sql, rows.map((row) => row.id))).map((user) => [user.id, user]));
  return rows.flatMap((row) => users.get(row.id) ?? []);
}
