import { digest } from '../primitives/digest.ts';
import type { Instant } from '../primitives/instant.ts';

/** What an operator did or read. */
export interface AuditedDeed {
  readonly at: Instant;
  /** A user's id, or `shell` for somebody at the machine. */
  readonly operatorId: string;
  /** Such as `suspend`, `read_messages`, `propose`. */
  readonly act: string;
  readonly objectId: string;
  readonly reason: string;
  /** What else belongs to it, as JSON. Never what people wrote to each other. */
  readonly detail: string;
}

/** A row of the log. Numbered without a gap; its digest covers everything in it and the digest before. */
export interface AuditEntry extends AuditedDeed {
  readonly seq: number;
  readonly previousDigest: string;
  readonly digest: string;
}

/** The last row of the log, as the next one needs it. */
export type AuditEnd = Pick<AuditEntry, 'seq' | 'digest'>;

function digestOf(entry: Omit<AuditEntry, 'digest'>): string {
  return digest(JSON.stringify([entry.seq, entry.at, entry.operatorId, entry.act, entry.objectId, entry.reason, entry.detail, entry.previousDigest]));
}

/** The row that follows the last one. */
export function nextEntry(end: AuditEnd, deed: AuditedDeed): AuditEntry {
  const entry = { ...deed, seq: end.seq + 1, previousDigest: end.digest };
  return { ...entry, digest: digestOf(entry) };
}

/** What is wrong with a row after the one before it: a row is missing, the chain is cut, or the row was changed. Null: nothing. */
export function faultOf(before: AuditEnd | null, entry: AuditEntry): 'missing' | 'cut' | 'changed' | null {
  if (entry.seq !== (before === null ? 0 : before.seq + 1)) return 'missing';
  if (entry.previousDigest !== (before?.digest ?? '')) return 'cut';
  return digestOf(entry) === entry.digest ? null : 'changed';
}
