import type { Sweep } from '../jobs/due.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { verifyAudit } from './audit-actions.ts';
import { expireProposals } from './store.ts';

/** The log of operators is read from its beginning every night, and proposals nobody answered are closed. */
export const sweeps: readonly Sweep[] = [
  {
    name: 'the log of operators', every: DAY,
    run: async (ctx) => {
      const { deeds, lastDigest, fault } = await verifyAudit(ctx);
      // Kept in the platform's own logs, the last digest shows later whether rows at the end were taken away.
      if (fault === null) ctx.log.info({ deeds, lastDigest }, 'the log of operators is whole');
      else ctx.log.fatal({ ...fault, alarm: 'operator-log-broken' }, 'the log of operators was changed');
      return 0;
    },
  },
  { name: 'proposals nobody answered', every: 10 * MINUTE, run: (ctx, now) => expireProposals(ctx.db.sql, now) },
];
