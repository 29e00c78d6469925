import { z } from 'zod';
import { idField } from '../http/fields.ts';
import type { EffectHandler, Effects } from '../jobs/outbox.ts';

const body = z.strictObject({ findingId: idField('finding'), reference: z.string().min(1).max(120) });

/** The rail could not say whether a hold was freed; it is tried again. */
class ReleaseUnknown extends Error {}

/** Frees a hold at the rail that nobody here waits for. */
const release: EffectHandler = async (run) => {
  const { findingId, reference } = body.parse(run.body);
  const answer = await run.ctx.rails.cards.release({ key: `finding:${findingId}:release`, reference });
  if (answer.state === 'unknown') throw new ReleaseUnknown(run.key);
};

/** What this module does after a commit. */
export const effects: Effects = { 'reconciliation.release': release };
