import { DataTypes } from 'sequelize';
import { createIndex, createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const word = { type: DataTypes.STRING(16), allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };
const flag = { type: DataTypes.BOOLEAN, allowNull: false };
const reference = { type: DataTypes.STRING(120), allowNull: false };
const referenceOrNull = { type: DataTypes.STRING(120), allowNull: true };

/** What the rail to Stripe must know to find its objects again: each row says whether real money is behind it. */
async function stripeRail(m: Migration): Promise<void> {
  await createTable(m, 'stripe_customer', { customer: key, livemode: { ...flag, primaryKey: true }, reference, created_at: moment });
  await createTable(m, 'stripe_setup', { id: key, customer: id, session: reference, card: referenceOrNull, livemode: flag, started_at: moment }, { indexes: [['started_at']] });
  await createTable(m, 'stripe_intent', {
    hold: key, purpose: { ...word, primaryKey: true }, customer: id, reference: referenceOrNull, livemode: flag, started_at: moment, key_since: moment,
  }, { indexes: [['reference'], ['started_at']] });
  await createTable(m, 'stripe_call', { call_key: { type: DataTypes.STRING(160), primaryKey: true }, spent: count, at: moment }, { indexes: [['at']] });
}

/** News from the card rail, each once, and how far they were asked for. */
async function railNews(m: Migration): Promise<void> {
  await createTable(m, 'rail_event', { id: { type: DataTypes.STRING(120), primaryKey: true }, about: word, reference: referenceOrNull, received_at: moment }, { indexes: [['received_at']] });
  await createTable(m, 'rail_poll', { rail: { type: DataTypes.STRING(16), primaryKey: true }, asked_at: moment });
}

/** The tables of the rail to Stripe and of its news; a hold is found by the rail's name for it. */
export async function up(m: Migration): Promise<void> {
  await stripeRail(m);
  await railNews(m);
  await createIndex(m, { name: 'talk_hold_reference_index', table: 'talk_hold', columns: ['reference'] });
}
