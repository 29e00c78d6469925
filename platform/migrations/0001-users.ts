import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const id = (extra: { primaryKey?: true; allowNull?: boolean } = { allowNull: false }) => ({ type: DataTypes.STRING(40), ...extra });
const moment = (allowNull = false) => ({ type: DataTypes.BIGINT, allowNull });
const count = { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 };
const text = (length: number, allowNull = false) => ({ type: DataTypes.STRING(length), allowNull });
const longText = { type: DataTypes.TEXT, allowNull: false };
const code = { code_digest: text(64, true), tries: count, expires_at: moment() };

/** Accounts, sessions, sign-ups and resets under way, blocks, and the mails of the local mailbox. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'user', {
    id: id({ primaryKey: true }),
    // Up to 30 graphemes, which can be several characters each; the fields bound them.
    nickname: text(600), nickname_key: text(600), email: text(254), email_key: text(254), password_hash: text(200),
    words: longText, talk_times: longText, locale: text(2),
    available_until: moment(true), reachable_at: moment(true), talk_id: id({ allowNull: true }),
    sign_in_failures: count, talk_count: count, review_count: count, stars_sum: count,
    suspended_at: moment(true), deleted_at: moment(true), created_at: moment(), updated_at: moment(),
  }, { unique: [['email_key']], indexes: [['available_until']] });
  await createTable(m, 'session', {
    id: id({ primaryKey: true }), user_id: id(), token_digest: text(64), keep: text(10), created_at: moment(), used_at: moment(), expires_at: moment(),
  }, { unique: [['token_digest']], indexes: [['user_id'], ['expires_at']] });
  await createTable(m, 'sign_up', {
    id: id({ primaryKey: true }), nickname: text(600), email: text(254), email_key: text(254), password_hash: text(200), locale: text(2), ...code, created_at: moment(),
  }, { indexes: [['email_key'], ['expires_at']] });
  await createTable(m, 'password_reset', {
    id: id({ primaryKey: true }), user_id: id({ allowNull: true }), email: text(254), ...code, created_at: moment(),
  }, { indexes: [['user_id'], ['expires_at']] });
  await createTable(m, 'block', {
    blocker_id: id({ primaryKey: true }), blocked_id: id({ primaryKey: true }), created_at: moment(),
  }, { indexes: [['blocked_id']] });
  await createTable(m, 'mailbox_mail', {
    id: id({ primaryKey: true }), mail_key: text(160), recipient: text(254), subject: text(300), text: longText, html: longText, created_at: moment(),
  }, { unique: [['mail_key']], indexes: [['created_at']] });
}
