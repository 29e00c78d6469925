import { DataTypes } from 'sequelize';
import { addColumns, createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const text = (length: number, allowNull = false) => ({ type: DataTypes.STRING(length), allowNull });
const longText = { type: DataTypes.TEXT, allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };
const countOrNull = { type: DataTypes.INTEGER, allowNull: true };

/** Keys the platform makes for itself, what people want to be told and where, their devices, and what could not be delivered. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'platform_key', { name: key, value: longText, created_at: moment });
  await createTable(m, 'notification_preference', { user_id: key, kind: { ...key, type: DataTypes.STRING(30) }, channel: { ...key, type: DataTypes.STRING(8) }, wanted: { type: DataTypes.BOOLEAN, allowNull: false } });
  // Minutes after midnight in Japan; null for no quiet hours.
  await createTable(m, 'notification_quiet_hours', { user_id: key, from_minute: countOrNull, to_minute: countOrNull });
  await createTable(m, 'push_subscription', {
    id: key, user_id: id, session_id: id, endpoint_digest: text(64), endpoint: longText, p256dh: text(120), auth: text(40), device: text(80), created_at: moment, used_at: momentOrNull,
  }, { unique: [['endpoint_digest']], indexes: [['user_id', 'created_at'], ['session_id']] });
  await createTable(m, 'failed_delivery', {
    effect_key: { ...key, type: DataTypes.STRING(160) }, id: { ...id }, channel: text(8), kind: text(30), user_id: { ...id, allowNull: true }, recipient: text(254), attempts: count, error: text(500),
    first_at: moment, last_at: moment, gave_up_at: momentOrNull,
  }, { unique: [['id']], indexes: [['last_at', 'id'], ['user_id']] });
  await addColumns(m, 'user', { push_ready: 'TINYINT(1) NOT NULL DEFAULT 0' });
}
