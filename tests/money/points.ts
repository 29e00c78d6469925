import type { Around } from '../../platform/src/app.ts';
import type { Database, Sql } from '../../platform/src/database/database.ts';
import type { CardRail } from '../../platform/src/rails/cards/rail.ts';

/** Where a process passes something that lasts: told before and after each. `lasting` is false for a write that changed nothing. */
export interface Watcher {
  before(deed: string): void;
  after(deed: string, lasting: boolean): void;
}

const frame = /\bat (?:async )?(?:new )?(?:Object\.|Function\.)?(?<code>[\w$.<>#]+) .*?\/platform\/src\/(?<file>[^:?]+)/u;
/** What stands between the code that decides and the database; it names nothing. */
const between = /^(database|http|primitives|app\.ts)/u;

const plumbing = /^(<|async$|run$|#run|carryOutAll$|faulty$|keyed$)/u;

/** The running code in words, such as `talks/effects.ts conclude ‹ captureHold`: the innermost functions of the platform's own modules. */
function runningCode(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  const { stack = '' } = new Error('where are we');
  Error.stackTraceLimit = limit;
  const found = stack.split('\n').map((line) => frame.exec(line)?.groups).filter((groups) => groups !== undefined && !between.test(groups['file'] ?? ''));
  const names = [...new Set(found.map((groups) => groups?.['code']?.split('.').at(-1) ?? ''))].filter((name) => name !== '' && !plumbing.test(name));
  return `${found[0]?.['file'] ?? 'outside'} ${names.slice(0, 3).join(' ‹ ')}`;
}

function watchedSql(sql: Sql, watcher: Watcher): Sql {
  return {
    all: (text, params) => sql.all(text, params),
    get: (text, params) => sql.get(text, params),
    async run(text, params) {
      const deed = `${runningCode()}: write`;
      watcher.before(deed);
      const answer = await sql.run(text, params);
      watcher.after(deed, answer.changes > 0);
      return answer;
    },
  };
}

function watchedDatabase(db: Database, watcher: Watcher): Database {
  return {
    ...db,
    sql: watchedSql(db.sql, watcher),
    async transaction(work) {
      const deed = `${runningCode()}: commit`;
      const result = await db.transaction(async (tx) => {
        const done = await work(tx);
        watcher.before(deed);
        return done;
      });
      watcher.after(deed, true);
      return result;
    },
  };
}

type Calls = Record<string, (...given: unknown[]) => unknown>;

/** The calls of the rail that answer with a promise, each by its name; the rest stays as it is. */
function watchedRail(rail: CardRail, watcher: Watcher): CardRail {
  const calls = rail as unknown as Calls;
  const watched = Object.keys(calls).filter((name) => typeof calls[name] === 'function' && !['list', 'news', 'readNews'].includes(name)).map((name) => [name, async (...given: unknown[]) => {
    const deed = `${runningCode()}: card rail ${name}`;
    watcher.before(deed);
    const answer = await calls[name]?.(...given);
    watcher.after(deed, true);
    return answer;
  }] as const);
  return { ...rail, ...Object.fromEntries(watched) } as CardRail;
}

/** Stands around the database and the card rail and tells of every commit, every single write and every call, named by the code that does it. */
export function watchedBy(watcher: Watcher): Around {
  return { database: (db) => watchedDatabase(db, watcher), cards: (rail) => watchedRail(rail, watcher) };
}

/** One moment to be killed at: the n-th passing of a name. */
export interface Point {
  readonly name: string;
  readonly nth: number;
}

/** Counts what is passed, remembers it, and calls `reached` at the one point it waits for. */
export class PointCounter implements Watcher {
  readonly #reached: () => void;
  readonly #counts = new Map<string, number>();
  #passed: Point[] = [];
  #waitsFor: Point | null = null;

  constructor(reached: () => void) {
    this.#reached = reached;
  }

  before(deed: string): void {
    this.#count(`before ${deed}`);
  }

  after(deed: string, lasting: boolean): void {
    const nth = this.#count(`after ${deed}`);
    if (lasting) this.#passed.push({ name: `before ${deed}`, nth }, { name: `after ${deed}`, nth });
  }

  /** Forgets the counts and waits for a point from now on; null for none. */
  begin(point: Point | null): void {
    this.#counts.clear();
    this.#passed = [];
    this.#waitsFor = point;
  }

  /** What was passed since, and lasted. */
  passed(): readonly Point[] {
    return this.#passed;
  }

  #count(name: string): number {
    const nth = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, nth);
    if (this.#waitsFor?.name === name && this.#waitsFor.nth === nth) this.#reached();
    return nth;
  }
}
