import type { Context } from '../context.ts';
import type { UserViewer } from '../http/viewer.ts';
import { toWire } from '../primitives/instant.ts';
import { takeExport } from './limit-actions.ts';
import { readOwn } from './own-records-store.ts';
import { requireRecentProof } from './proof-actions.ts';

/** An export: when it was made, of whom, and the rows of each section. */
export interface ExportDocument {
  readonly [section: string]: unknown;
  readonly format: 'choku-export-1';
  readonly exportedAt: string;
  readonly userId: string;
}

/** Everything the platform keeps of a person, from what every module says it keeps. Throws `proof_needed` and `rate_limited`. */
export async function exportEverything(ctx: Context, viewer: UserViewer): Promise<ExportDocument> {
  await requireRecentProof(ctx, viewer);
  await takeExport(ctx, viewer.userId);
  const sections: Record<string, unknown[]> = {};
  for (const record of ctx.reactions.ownRecords ?? []) {
    sections[record.section] = [...sections[record.section] ?? [], ...await readOwn({ sql: ctx.db.sql, vault: ctx.vault }, record, viewer.userId)];
  }
  return { ...sections, format: 'choku-export-1', exportedAt: toWire(ctx.clock.now()), userId: viewer.userId };
}
