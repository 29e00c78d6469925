import type { Sql, SqlValue } from './sql.ts';
import type { SqliteSession } from './sqlite-file.ts';

/** SQL by hand on a line of statements of a SQLite file, with prepared statements. */
export function sqliteSql(session: SqliteSession): Sql {
  async function rows<R>(text: string, params: readonly SqlValue[]): Promise<R[]> {
    const outcome = await session.execute(text, params);
    // The caller's type for the row is a promise about the statement's columns that only the statement can keep.
    return outcome.rows as R[];
  }
  return {
    all: (text, params = []) => rows(text, params),
    async get<R>(text: string, params: readonly SqlValue[] = []) {
      const [row] = await rows<R>(text, params);
      return row;
    },
    async run(text, params = []) {
      const { changes } = await session.execute(text, params);
      return { changes };
    },
  };
}
