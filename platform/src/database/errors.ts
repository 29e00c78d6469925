import { ForeignKeyConstraintError, UniqueConstraintError } from 'sequelize';

const uniqueCodes = new Set<unknown>(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'ER_DUP_ENTRY']);
const foreignKeyCodes = new Set<unknown>(['SQLITE_CONSTRAINT_FOREIGNKEY', 'ER_NO_REFERENCED_ROW_2', 'ER_ROW_IS_REFERENCED_2', 'ER_NO_REFERENCED_ROW', 'ER_ROW_IS_REFERENCED']);
const passingCodes = new Set<unknown>(['SQLITE_BUSY', 'SQLITE_LOCKED', 'ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD']);
/** MariaDB's "record has changed since last read", "lock wait timeout" and "deadlock", where the driver has no name for the number. */
const passingNumbers = new Set<unknown>([1020, 1205, 1213]);

/** Whether a write was refused because a unique key is taken, be it from a model or from SQL by hand. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintError || causes(error).some(({ code }) => uniqueCodes.has(code));
}

/** Whether a write was refused because a row it names is missing, or a row it removes is still named. */
export function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof ForeignKeyConstraintError || causes(error).some(({ code }) => foreignKeyCodes.has(code));
}

/** Whether the same transaction may succeed when it is done again from its start. */
export function isPassing(error: unknown): boolean {
  return causes(error).some(({ code, errno }) => passingCodes.has(code) || passingNumbers.has(errno));
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
