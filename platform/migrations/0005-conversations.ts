import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 };
const flag = { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false };

/** Conversations with what each side has read, and their messages. The row of a conversation holds the number of its last message. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'conversation', {
    id: key, service_id: id, provider_id: id, visitor_id: id, last_number: count,
    provider_read: count, visitor_read: count,
    // Messages of the other side beyond the read mark, kept so that no page counts rows.
    provider_unread: count, visitor_unread: count,
    // Whether a mail about unread messages is on its way or sent.
    provider_mailed: flag, visitor_mailed: flag,
    created_at: moment, updated_at: moment,
  }, {
    unique: [['service_id', 'visitor_id']], indexes: [['provider_id', 'updated_at'], ['visitor_id', 'updated_at'], ['provider_id', 'provider_unread'], ['visitor_id', 'visitor_unread']],
    foreignKeys: { service_id: 'service', provider_id: 'user', visitor_id: 'user' },
  });
  await createTable(m, 'message', {
    id: key, conversation_id: id, number: { type: DataTypes.INTEGER, allowNull: false },
    sender: { type: DataTypes.STRING(8), allowNull: false }, client_key: { type: DataTypes.STRING(64), allowNull: true },
    text: { type: DataTypes.TEXT, allowNull: false },
    event_kind: { type: DataTypes.STRING(20), allowNull: true }, talk_id: { ...id, allowNull: true }, amount: { type: DataTypes.INTEGER, allowNull: true },
    at: moment,
  }, { unique: [['conversation_id', 'number'], ['conversation_id', 'sender', 'client_key']], foreignKeys: { conversation_id: 'conversation' } });
}
