import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openEmptyDatabase } from '../../../tests/support/databases.ts';
import type { Database } from './database.ts';
import type { Migration } from './migration.ts';

const folder = new URL('../../migrations/', import.meta.url);
type Up = (m: Migration) => Promise<void>;

class Cut extends Error {}

/** Does a migration as `migrate` does; `isCut`: the process is gone when all is done but for writing that down. */
async function carryOut(db: Database, up: Up, isCut: boolean): Promise<void> {
  const parts = { dialect: db.dialect, queryInterface: db.sequelize.getQueryInterface(), vault: undefined };
  const work = async (sql: Migration['sql'], transaction: Migration['transaction']): Promise<void> => {
    await up({ ...parts, sql, transaction });
    if (isCut) throw new Cut();
  };
  await (db.dialect === 'mysql' ? work(db.sql, undefined) : db.transaction((tx) => work(tx.sql, tx.sequelize)));
}

test('every migration that was cut is done from its beginning, whatever of it was there', async () => {
  const db = await openEmptyDatabase();
  for (const name of (await readdir(folder)).toSorted()) {
    const { up } = await import(new URL(name, folder).href) as { up: Up };
    await expect(carryOut(db, up, true), name).rejects.toBeInstanceOf(Cut);
    await carryOut(db, up, false);
  }
  await db.close();
});
