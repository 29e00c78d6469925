import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const idOrNull = { type: DataTypes.STRING(40), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const yen = { type: DataTypes.BIGINT, allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };
const word = { type: DataTypes.STRING(24), allowNull: false };
const day = { type: DataTypes.STRING(10), allowNull: false };
const name = { type: DataTypes.STRING(120), allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };
const long = { type: DataTypes.TEXT('medium'), allowNull: false };

/** What is done once a night, and what came of checking the books. */
async function nights(m: Migration): Promise<void> {
  // `reached`: how far the night's work has come, so that another process goes on from there.
  await createTable(m, 'night_work', {
    name: key, day: { ...day, primaryKey: true }, reached: moment, fence: { ...count, defaultValue: 0 }, lease_until: moment, started_at: moment, done_at: momentOrNull,
  });
  await createTable(m, 'books_check', { checked_at: { type: DataTypes.BIGINT, primaryKey: true }, took_ms: count, by_id: idOrNull, findings: long });
}

/** What the card rail says of each hold beside what we say, and what differs. */
async function comparison(m: Migration): Promise<void> {
  await createTable(m, 'rail_record', {
    reference: { ...name, primaryKey: true }, hold: { ...name, allowNull: true }, month: { type: DataTypes.STRING(7), allowNull: false }, created_at: moment, state: word, live: { type: DataTypes.BOOLEAN, allowNull: false },
    their_held: yen, their_captured: yen, their_refunded: yen, their_disputed: yen, our_held: yen, our_captured: yen, our_refunded: yen, our_disputed: yen, seen_day: day, seen_at: moment,
  }, { indexes: [['month'], ['hold']] });
  await createTable(m, 'finding', {
    id: key, kind: word, object_id: name, unique_key: { type: DataTypes.STRING(190), allowNull: false }, facts: text, clearing: yen, talk_id: idOrNull, about_at: moment,
    found_at: moment, seen_day: day, state: word, closed_by: idOrNull, closed_at: momentOrNull, closed_reason: { ...text, allowNull: true },
  }, { unique: [['unique_key']], indexes: [['state', 'found_at']] });
}

/** Nightly work, the result of checking the books, the card rail's record beside ours, and findings. */
export async function up(m: Migration): Promise<void> {
  await nights(m);
  await comparison(m);
}
