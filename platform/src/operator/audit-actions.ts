import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { faultOf, nextEntry, type AuditedDeed, type AuditEnd, type AuditEntry } from './audit.ts';
import { appendEntry, listEntries, lockEnd, readAfter, type AuditQuery } from './audit-store.ts';

/** What is written down of a deed; the moment comes from the clock. */
export interface Deed extends Omit<AuditedDeed, 'at' | 'detail'> {
  /** What else belongs to it. Never what people wrote to each other. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes a deed into the log, in the transaction of the deed. */
export async function record(ctx: Pick<Context, 'clock'>, tx: Transaction, { detail, ...deed }: Deed): Promise<void> {
  await appendEntry(tx, nextEntry(await lockEnd(tx), { ...deed, at: ctx.clock.now(), detail: JSON.stringify(detail ?? {}) }));
}

/** Whether the log is whole. */
export interface AuditCheck {
  /** How many deeds were read. */
  readonly deeds: number;
  /** The digest of the last row: kept elsewhere, it shows later whether rows at the end are missing. */
  readonly lastDigest: string;
  readonly fault: { readonly seq: number; readonly kind: 'missing' | 'cut' | 'changed' } | null;
}

const batch = 500;

/** Reads the log from its beginning and finds the first row that was changed or is missing. */
export async function verifyAudit(ctx: Pick<Context, 'db'>): Promise<AuditCheck> {
  let end: AuditEnd | null = null;
  for (;;) {
    const rows = await readAfter(ctx.db.sql, end?.seq ?? -1, batch);
    for (const entry of rows) {
      const kind = faultOf(end, entry);
      if (kind !== null) return { deeds: end?.seq ?? 0, lastDigest: end?.digest ?? '', fault: { seq: entry.seq, kind } };
      end = entry;
    }
    if (rows.length < batch) break;
  }
  return end === null ? { deeds: 0, lastDigest: '', fault: { seq: 0, kind: 'missing' } } : { deeds: end.seq, lastDigest: end.digest, fault: null };
}

/** Rows of the log, the newest first. */
export async function listAudit(ctx: Pick<Context, 'db'>, query: AuditQuery): Promise<AuditEntry[]> {
  return listEntries(ctx.db.sql, query);
}
