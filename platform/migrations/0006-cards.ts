import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const idOrNull = { type: DataTypes.STRING(40), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const word = { type: DataTypes.STRING(24), allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };
const reference = { type: DataTypes.STRING(120), allowNull: false };
const address = { type: DataTypes.STRING(600), allowNull: false };

/** Saved cards, attempts to save one, and mandates. */
async function cards(m: Migration): Promise<void> {
  await createTable(m, 'card', {
    id: key, user_id: id, reference, brand: word, last4: { type: DataTypes.STRING(4), allowNull: false }, funding: word, fingerprint: reference,
    label: { type: DataTypes.STRING(60), allowNull: false }, is_default: { type: DataTypes.BOOLEAN, allowNull: false }, saved_at: moment, removed_at: momentOrNull,
  }, { indexes: [['user_id', 'removed_at']] });
  await createTable(m, 'card_setup', { id: key, user_id: id, return_path: { type: DataTypes.STRING(1000), allowNull: false }, state: word, card_id: idOrNull, started_at: moment }, { indexes: [['state', 'started_at'], ['started_at']] });
  await createTable(m, 'mandate', {
    id: key, user_id: id, service_id: id, origin: { type: DataTypes.STRING(300), allowNull: true }, price_per_minute: count, free_seconds: count,
    ceiling_minutes: count, extension_minutes: count, card_id: id, given_at: moment, valid_until: moment, revoked_at: momentOrNull,
  }, { indexes: [['user_id', 'valid_until'], ['card_id']] });
}

/** The test rail's own books: what a bank would know, nothing of ours. */
async function testRail(m: Migration): Promise<void> {
  await createTable(m, 'test_rail_setup', {
    id: key, customer: id, return_url: address, state: word, kind: { type: DataTypes.STRING(24), allowNull: true }, card: idOrNull, started_at: moment,
  }, { indexes: [['started_at']] });
  await createTable(m, 'test_rail_card', { reference: key, customer: id, kind: word, saved_at: moment, forgotten_at: momentOrNull });
  await createTable(m, 'test_rail_hold', {
    reference: key, hold: id, talk: id, customer: id, amount: count, state: word, card: idOrNull, kind: { type: DataTypes.STRING(24), allowNull: true },
    return_url: { type: DataTypes.STRING(600), allowNull: true }, captured: count, captured_at: momentOrNull, capture_before: momentOrNull, created_at: moment,
  }, { unique: [['hold']] });
  await createTable(m, 'test_rail_call', {
    call_key: { type: DataTypes.STRING(160), primaryKey: true }, request: { type: DataTypes.STRING(64), allowNull: false }, answer: { type: DataTypes.TEXT, allowNull: false }, at: moment,
  }, { indexes: [['at']] });
}

/** Cards and mandates, and the tables of the built-in card rail. */
export async function up(m: Migration): Promise<void> {
  await cards(m);
  await testRail(m);
}
