import mysql from 'mysql2';
import type { Connection, FieldPacket, ResultSetHeader } from 'mysql2';
import { sqlOn, type Sql, type SqlValue } from './sql.ts';

/** Lends a connection for one statement. */
export type WithConnection = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

type Cells = Record<string, unknown>;

interface Reply {
  readonly rows: Cells[];
  readonly changes: number;
}

/** SQL by hand over mysql2's binary protocol. */
export function mysqlSql(withConnection: WithConnection): Sql {
  return sqlOn((text, params) => withConnection((connection) => send(connection, text, params)));
}

function send(connection: Connection, text: string, params: readonly SqlValue[]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const answered = (error: unknown, result: unknown, fields?: FieldPacket[]): void => {
      if (error !== null) reject(error);
      else settle(result, fields, { resolve, reject });
    };
    // Statements that define tables can't all be prepared; they have no parameters.
    if (params.length === 0) connection.query(text, answered);
    else connection.execute({ sql: text, values: params.map(parameter) }, answered);
  });
}

function settle(result: unknown, fields: FieldPacket[] | undefined, { resolve, reject }: { resolve: (reply: Reply) => void; reject: (error: unknown) => void }): void {
  try {
    if (Array.isArray(result)) resolve({ rows: withNumbers(result, fields ?? []), changes: 0 });
    else resolve({ rows: [], changes: (result as ResultSetHeader).affectedRows });
  } catch (error) {
    reject(error);
  }
}

// Taken once: `mysql` loads the module behind it anew with every look.
const { LONGLONG } = mysql.TypedParameter;

/** Numbers travel as integers where they are: as floating-point ones they'd lose `LIMIT ?` and exact sums. */
function parameter(value: SqlValue): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))) return LONGLONG(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}

const numericTypes = new Set<number | undefined>([mysql.Types.LONGLONG, mysql.Types.DECIMAL, mysql.Types.NEWDECIMAL]);

function withNumbers(rows: Cells[], fields: readonly FieldPacket[]): Cells[] {
  const numeric = fields.filter(({ columnType }) => numericTypes.has(columnType)).map(({ name }) => name);
  if (numeric.length === 0) return rows;
  for (const row of rows) {
    for (const name of numeric) row[name] = number(row[name], name);
  }
  return rows;
}

function number(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value;
  const read = Number(value);
  if (Math.abs(read) > Number.MAX_SAFE_INTEGER) throw new RangeError(`${name} is beyond what a number holds exactly`);
  return read;
}
