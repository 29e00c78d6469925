import type { Sql } from '../database/database.ts';
import type { Texts } from '../primitives/locale.ts';

/** Where a rule of the books does not hold: a source, an account, an id; and what was found there instead. */
export interface BrokenPlace { readonly where: string; readonly detail: string }

/** One rule of the books. It only reads, in short statements: while one runs on SQLite, nothing else of the process does. */
export interface BookRule {
  /** Its name in logs and tests, such as `journal_sums_to_zero`. */
  readonly name: string;
  /** What must hold, as an operator reads it. */
  readonly says: Texts;
  /** What breaks it; nothing when it holds. */
  look(sql: Sql): Promise<readonly BrokenPlace[]>;
}

/** A rule that does not hold, and where. */
export interface BookFinding extends BrokenPlace { readonly rule: string; readonly says: Texts }

interface FoundRow { place: string; detail: string | number | null }

/** So many rows of the walked table are looked at by one statement. */
const stride = 500;
/** A rule that is broken everywhere need not name every place. */
const mostPlaces = 100;

const toPlace = (row: FoundRow): BrokenPlace => ({ where: row.place, detail: String(row.detail ?? '') });

/** Lets whatever else waits in this process have its turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve); });
}

/** Walks a table by its key: from exclusive, to inclusive, in strides, with a pause after each. */
export async function* stridesOf(sql: Sql, { table, key }: { readonly table: string; readonly key: string }): AsyncGenerator<readonly [string, string]> {
  for (let from = ''; ;) {
    const row = await sql.get<{ id: string }>(`SELECT ${key} AS id FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT 1 OFFSET ${stride - 1}`, [from])
      ?? await sql.get<{ id: string | null }>(`SELECT MAX(${key}) AS id FROM ${table} WHERE ${key} > ?`, [from]);
    const to = row?.id ?? null;
    if (to === null) return;
    yield [from, to];
    await pause();
    from = to;
  }
}

/**
 * A rule that one query finds broken over a whole table, however large: the query answers `place` and `detail`, and has two `?`, the
 * key exclusive and inclusive between which it looks (`… t.id > ? AND t.id <= ? …`). `table` and `key` are walked in strides.
 */
export function ruleOver(over: { readonly table: string; readonly key: string }, rule: Pick<BookRule, 'name' | 'says'> & { readonly query: string }): BookRule {
  const { name, says, query } = rule;
  return {
    name, says,
    async look(sql) {
      const found: BrokenPlace[] = [];
      for await (const [from, to] of stridesOf(sql, over)) {
        found.push(...(await sql.all<FoundRow>(query, [from, to])).map(toPlace));
        if (found.length >= mostPlaces) return found.slice(0, mostPlaces);
      }
      return found;
    },
  };
}

/** Checks rules of the books and answers what breaks one; empty when the books are right. Only reads, and locks nothing. */
export async function checkBooks(db: { readonly sql: Sql }, rules: readonly BookRule[]): Promise<BookFinding[]> {
  const findings: BookFinding[] = [];
  for (const { name, says, look } of rules) {
    findings.push(...(await look(db.sql)).map((place) => ({ rule: name, says, ...place })));
  }
  return findings;
}
