import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const id = { type: DataTypes.STRING(40), allowNull: false };
const key = { type: DataTypes.STRING(40), primaryKey: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const word = { type: DataTypes.STRING(16), allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };
const long = { type: DataTypes.TEXT, allowNull: false };

/** Talks, who is connected to them, their holds, the signals of calls under way, and when the platform was up. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'talk', {
    id: key, service_id: id, provider_id: id, visitor_id: id, conversation_id: id, state: word, version: count,
    requested_at: moment, due_at: momentOrNull, ended_at: momentOrNull,
    // Whether no second beyond the free minute was talked: counted before the next request.
    free_ending: { type: DataTypes.BOOLEAN, allowNull: false }, wait_minutes: count,
    origin: { type: DataTypes.STRING(300), allowNull: true }, body: { type: DataTypes.TEXT('medium'), allowNull: false },
  }, { indexes: [['due_at'], ['provider_id', 'state', 'requested_at'], ['visitor_id', 'state', 'requested_at'], ['service_id', 'visitor_id'], ['provider_id', 'visitor_id', 'free_ending']] });
  await createTable(m, 'talk_presence', {
    talk_id: key, side: { type: DataTypes.STRING(8), primaryKey: true }, body: { type: DataTypes.TEXT('medium'), allowNull: false },
  });
  await createTable(m, 'talk_hold', {
    id: key, talk_id: id, part: count, state: word, card_id: id, reference: { type: DataTypes.STRING(120), allowNull: true },
    body: long, created_at: moment, updated_at: moment,
  }, { unique: [['talk_id', 'part']], indexes: [['state', 'updated_at']] });
  await createTable(m, 'talk_signal', {
    talk_id: key, number: { type: DataTypes.INTEGER, primaryKey: true }, side: { type: DataTypes.STRING(8), allowNull: false },
    connection_id: { type: DataTypes.STRING(64), allowNull: false }, body: { type: DataTypes.TEXT('medium'), allowNull: false }, at: moment,
  });
  await createTable(m, 'platform_uptime', { id: key, up_from: moment, up_to: moment }, { indexes: [['up_to']] });
}
