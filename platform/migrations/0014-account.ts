import { DataTypes } from 'sequelize';
import { addColumns, createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const idOrNull = { type: DataTypes.STRING(40), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const text = (length: number, allowNull = false) => ({ type: DataTypes.STRING(length), allowNull });
const longText = { type: DataTypes.TEXT, allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 };
const whole = { type: DataTypes.BIGINT, allowNull: false };
const flag = { type: DataTypes.BOOLEAN, allowNull: false };

async function passkeys(m: Migration): Promise<void> {
  await createTable(m, 'passkey', {
    id: key, user_id: id, credential_digest: text(64), credential_id: longText, public_key: longText, counter: whole, transports: text(120), synced: flag,
    name: text(960), created_at: moment, used_at: momentOrNull, cloned_at: momentOrNull,
  }, { unique: [['credential_digest']], indexes: [['user_id', 'created_at']] });
  await createTable(m, 'passkey_challenge', { id: key, purpose: text(12), user_id: idOrNull, challenge: text(120), expires_at: moment }, { indexes: [['expires_at'], ['user_id']] });
}

/** Where sessions are and when their person last proved to be there, known devices, passkeys, changes of the e-mail address, what was agreed to, and leaving. */
export async function up(m: Migration): Promise<void> {
  await addColumns(m, 'session', { user_agent: 'VARCHAR(400) NULL', proved_at: 'BIGINT NULL' });
  await createTable(m, 'known_device', { user_id: key, device_digest: { ...text(64), primaryKey: true }, first_seen_at: moment, seen_at: moment }, { indexes: [['seen_at']] });
  await passkeys(m);
  await createTable(m, 'email_change', {
    id: key, user_id: id, old_email: text(254), new_email: text(254), code_digest: text(64, true), tries: count, expires_at: moment, created_at: moment,
    changed_at: momentOrNull, undo_digest: text(64, true), undo_until: momentOrNull,
  }, { unique: [['undo_digest']], indexes: [['user_id', 'created_at'], ['created_at']] });
  await createTable(m, 'agreement', { user_id: key, adult_at: moment, terms_at: moment });
  await createTable(m, 'leaving', { user_id: key, asked_at: moment, gives_up_sales: flag, erased_at: momentOrNull, words_erased_at: momentOrNull, cleaned_at: momentOrNull }, { indexes: [['erased_at', 'words_erased_at']] });
}
