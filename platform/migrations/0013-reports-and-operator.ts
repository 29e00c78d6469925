import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';
import { insertOrIgnore } from '../src/database/sql.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const idOrNull = { type: DataTypes.STRING(40), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const word = { type: DataTypes.STRING(24), allowNull: false };
const wordOrNull = { type: DataTypes.STRING(24), allowNull: true };
const text = { type: DataTypes.TEXT, allowNull: false };
const textOrNull = { type: DataTypes.TEXT, allowNull: true };
const digest = { type: DataTypes.STRING(64), allowNull: false };

async function reports(m: Migration): Promise<void> {
  await createTable(m, 'report', {
    id: key, reference: { type: DataTypes.STRING(12), allowNull: false }, reporter_id: id, kind: word, object_id: id, owner_id: id, service_id: idOrNull, conversation_id: idOrNull,
    reason: word, words: text, shown: text, state: word, decision: wordOrNull, decision_reason: textOrNull, words_to_reporter: textOrNull, words_to_owner: textOrNull,
    decided_by: idOrNull, created_at: moment, decided_at: momentOrNull,
  }, { unique: [['reference']], indexes: [['state', 'created_at'], ['owner_id', 'created_at'], ['reporter_id', 'created_at'], ['object_id']] });
  // What the reporter chose to show, as it stood when they did.
  await createTable(m, 'report_message', {
    report_id: key, position: { type: DataTypes.INTEGER, primaryKey: true }, message_id: id, sender_id: id, text, at: moment,
  }, { foreignKeys: { report_id: 'report' } });
}

async function suspensions(m: Migration): Promise<void> {
  // Words to the person; that somebody is suspended stands in their own row, where every read looks.
  await createTable(m, 'user_suspension', { user_id: key, words: text, permanent: { type: DataTypes.BOOLEAN, allowNull: false }, at: moment }, { foreignKeys: { user_id: 'user' } });
  // Where a service goes back to when it is shown again.
  await createTable(m, 'service_hiding', { service_id: key, state_before: word, words: text, at: moment }, { foreignKeys: { service_id: 'service' } });
  // The words of a hidden review wait here; its stars stay where they are.
  await createTable(m, 'review_hiding', { review_id: key, words: text, at: moment, shown_at: momentOrNull }, { foreignKeys: { review_id: 'review' } });
}

async function operators(m: Migration): Promise<void> {
  await createTable(m, 'operator', { user_id: key, roles: { type: DataTypes.STRING(80), allowNull: false }, added_at: moment }, { foreignKeys: { user_id: 'user' } });
  await createTable(m, 'operator_proposal', {
    id: key, act: word, object_id: { type: DataTypes.STRING(160), allowNull: false }, body: text, reason: text, why: word, state: word,
    proposed_by: id, proposed_at: moment, expires_at: moment, decided_by: idOrNull, decided_at: momentOrNull, decided_reason: textOrNull,
  }, { indexes: [['state', 'proposed_at'], ['object_id']] });
  // Appended to and nothing else. Each row's digest covers the digest before it, so that a changed or missing row shows.
  await createTable(m, 'operator_audit', {
    seq: { type: DataTypes.BIGINT, primaryKey: true }, at: moment, operator_id: id, act: { type: DataTypes.STRING(40), allowNull: false },
    object_id: { type: DataTypes.STRING(160), allowNull: false }, reason: text, detail: text, previous_digest: digest, digest,
  }, { indexes: [['object_id'], ['operator_id']] });
  // Where the chain begins; whoever appends holds this row, so that two never append at once.
  await insertOrIgnore(m.sql, 'operator_audit', { seq: 0, at: 0, operator_id: 'nobody', act: 'begin', object_id: '', reason: '', detail: '{}', previous_digest: '', digest: 'V92jueVldRl_RSNBEMGH0VcToRgDNU6BYb94buwqONk' });
}

/** Reports, suspensions and hidden services, operators, what needs a second one, and the log of what they did. */
export async function up(m: Migration): Promise<void> {
  await reports(m);
  await suspensions(m);
  await operators(m);
}
