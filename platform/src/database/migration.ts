import type { QueryInterface, Transaction as SequelizeTransaction } from 'sequelize';
import type { Vault } from '../primitives/vault.ts';
import type { Dialect, Sql } from './sql.ts';

/**
 * What a migration works with. On SQLite everything happens in one transaction, so calls of the query interface must pass
 * `{ transaction: m.transaction }`; MySQL commits each change of a table by itself, so there a migration must bear being begun twice.
 */
export interface Migration {
  readonly dialect: Dialect;
  readonly sql: Sql;
  readonly queryInterface: QueryInterface;
  readonly transaction: SequelizeTransaction | undefined;
  /** Seals what stood open before; a migration that finds nothing to seal does without. */
  readonly vault: Vault | undefined;
}
