import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

/** What providers offer. Sums about talks and reviews stand beside the words, so that no read counts rows. */
export async function up(m: Migration): Promise<void> {
  const count = { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 };
  await createTable(m, 'service', {
    id: { type: DataTypes.STRING(40), primaryKey: true },
    provider_id: { type: DataTypes.STRING(40), allowNull: false },
    state: { type: DataTypes.STRING(12), allowNull: false },
    title: { type: DataTypes.TEXT, allowNull: false },
    pr_text: { type: DataTypes.TEXT, allowNull: false },
    category: { type: DataTypes.STRING(40), allowNull: false },
    tags: { type: DataTypes.TEXT, allowNull: false },
    price_per_minute: { type: DataTypes.INTEGER, allowNull: false },
    modes: { type: DataTypes.STRING(40), allowNull: false },
    area: { type: DataTypes.TEXT, allowNull: true },
    talk_times: { type: DataTypes.TEXT, allowNull: true },
    talk_count: count, review_count: count, stars_sum: count,
    answers: { type: DataTypes.TEXT, allowNull: false },
    created_at: { type: DataTypes.BIGINT, allowNull: false },
    updated_at: { type: DataTypes.BIGINT, allowNull: false },
    published_at: { type: DataTypes.BIGINT, allowNull: true },
  }, { indexes: [['provider_id', 'created_at'], ['state', 'published_at'], ['state', 'category']], foreignKeys: [{ columns: ['provider_id'], references: { table: 'user', columns: ['id'] } }] });
}
