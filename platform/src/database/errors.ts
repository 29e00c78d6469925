import { ForeignKeyConstraintError, UniqueConstraintError } from 'sequelize';

const uniqueCodes = new Set<unknown>(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'ER_DUP_ENTRY']);
const foreignKeyCodes = new Set<unknown>(['SQLITE_CONSTRAINT_FOREIGNKEY', 'ER_NO_REFERENCED_ROW_2', 'ER_ROW_IS_REFERENCED_2', 'ER_NO_REFERENCED_ROW', 'ER_ROW_IS_REFERENCED']);
/** Somebody else was first: done again, a transaction soon succeeds. 1020 is MariaDB's "record has changed since last read", 1213 a deadlock. */
const lostRaces = new Set<unknown>(['ER_LOCK_DEADLOCK', 'ER_CHECKREAD', 1020, 1213]);
/** Somebody held a lock for as long as we wait. 1205 is "lock wait timeout". */
const vainWaits = new Set<unknown>(['SQLITE_BUSY', 'SQLITE_LOCKED', 'ER_LOCK_WAIT_TIMEOUT', 1205]);

/** Whether a write was refused because a unique key is taken, be it from a model or from SQL by hand. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintError || causes(error).some(({ code }) => uniqueCodes.has(code));
}

/** Whether a write was refused because a row it names is missing, or a row it removes is still named. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof ForeignKeyConstraintError || causes(error).some(({ code }) => foreignKeyCodes.has(code));
}

/** How often a transaction that ended with this error may be tried in all: once when another attempt would end the same way. */
export function attemptsFor(error: unknown): number {
  const found = causes(error).flatMap(({ code, errno }) => [code, errno]);
  if (found.some((mark) => lostRaces.has(mark))) return 12;
  return found.some((mark) => vainWaits.has(mark)) ? 3 : 1;
}

interface DriverError {
  readonly code: unknown;
  readonly errno: unknown;
}

/** The error itself and the driver's error that Sequelize or a caller wrapped. */
function causes(error: unknown): DriverError[] {
  const found: DriverError[] = [];
  let current: unknown = error;
  while (current instanceof Error && found.length < 5) {
    const fields: Record<string, unknown> = { ...current };
    found.push({ code: fields['code'], errno: fields['errno'] });
    current = fields['parent'] ?? current.cause;
  }
  return found;
}
