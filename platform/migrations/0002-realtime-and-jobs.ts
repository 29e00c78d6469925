import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const id = { type: DataTypes.STRING(40), allowNull: false };
const digest = { type: DataTypes.STRING(64), primaryKey: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNot = { type: DataTypes.BIGINT, allowNull: true };
const count = { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 };
const text = { type: DataTypes.TEXT, allowNull: false };
const longText = { type: DataTypes.TEXT('medium'), allowNull: true };

/** The event log of each user, the outbox of effects, the answers kept per Idempotency-Key, and the limits. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'user_event_counter', {
    user_id: { type: DataTypes.STRING(40), primaryKey: true },
    // Changes when the log was restored from a backup: numbers given out after it would come again.
    epoch: { type: DataTypes.STRING(16), allowNull: false },
    seq: { type: DataTypes.BIGINT, allowNull: false },
  });
  await createTable(m, 'user_event', {
    user_id: { type: DataTypes.STRING(40), primaryKey: true },
    seq: { type: DataTypes.BIGINT, primaryKey: true },
    type: { type: DataTypes.STRING(60), allowNull: false }, service_id: { ...id, allowNull: true }, body: { ...longText, allowNull: false }, at: moment,
  }, { indexes: [['at']] });
  await createTable(m, 'outbox_effect', {
    effect_key: { type: DataTypes.STRING(160), primaryKey: true },
    kind: { type: DataTypes.STRING(60), allowNull: false }, body: { ...longText, allowNull: false },
    due_at: moment, attempts: count, fence: count, lease_until: { ...moment, defaultValue: 0 },
    enqueued_at: moment, done_at: momentOrNot, gave_up_at: momentOrNot, last_error: { ...text, allowNull: true },
  }, { indexes: [['done_at', 'gave_up_at', 'due_at']] });
  await createTable(m, 'idempotency_answer', {
    id: digest, request_hash: { type: DataTypes.STRING(64), allowNull: false }, status: { type: DataTypes.INTEGER, allowNull: true },
    body: longText, lease_until: moment, created_at: moment,
  }, { indexes: [['created_at']] });
  await createTable(m, 'rate_limit', { id: digest, full_at: moment }, { indexes: [['full_at']] });
}
