import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

/** Blog addresses, hand-overs from a window to a frame, and the sessions of frames. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'blog_address', {
    id: { type: DataTypes.STRING(40), primaryKey: true },
    provider_id: { type: DataTypes.STRING(40), allowNull: false },
    origin: { type: DataTypes.STRING(300), allowNull: false },
    state: { type: DataTypes.STRING(12), allowNull: false },
    service_id: { type: DataTypes.STRING(40), allowNull: true },
    first_seen_at: { type: DataTypes.BIGINT, allowNull: false },
    registered_at: { type: DataTypes.BIGINT, allowNull: true },
  }, { unique: [['provider_id', 'origin']] });
  await createTable(m, 'hand_over', {
    id: { type: DataTypes.STRING(40), primaryKey: true },
    service_id: { type: DataTypes.STRING(40), allowNull: false },
    origin: { type: DataTypes.STRING(300), allowNull: false },
    purpose: { type: DataTypes.STRING(12), allowNull: false },
    challenge: { type: DataTypes.STRING(64), allowNull: false },
    state: { type: DataTypes.STRING(12), allowNull: false },
    user_id: { type: DataTypes.STRING(40), allowNull: true },
    code_hash: { type: DataTypes.STRING(64), allowNull: true },
    code_expires_at: { type: DataTypes.BIGINT, allowNull: true },
    expires_at: { type: DataTypes.BIGINT, allowNull: false },
  }, { indexes: [['expires_at']] });
  await createTable(m, 'frame_session', {
    id: { type: DataTypes.STRING(40), primaryKey: true },
    user_id: { type: DataTypes.STRING(40), allowNull: false },
    service_id: { type: DataTypes.STRING(40), allowNull: false },
    origin: { type: DataTypes.STRING(300), allowNull: false },
    access_hash: { type: DataTypes.STRING(64), allowNull: false },
    access_expires_at: { type: DataTypes.BIGINT, allowNull: false },
    refresh_hash: { type: DataTypes.STRING(64), allowNull: false },
    used_refresh_hash: { type: DataTypes.STRING(64), allowNull: true },
    refreshed_at: { type: DataTypes.BIGINT, allowNull: false },
    created_at: { type: DataTypes.BIGINT, allowNull: false },
    ended_at: { type: DataTypes.BIGINT, allowNull: true },
  }, { unique: [['access_hash'], ['refresh_hash']], indexes: [['used_refresh_hash'], ['user_id'], ['refreshed_at']] });
}
