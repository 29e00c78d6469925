import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { postJournal } from '../ledger/index.ts';
import { after } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import { countTalk as countServiceTalk } from '../services/index.ts';
import { countTalk } from '../users/index.ts';
import { command, type LockedTalk } from './change-actions.ts';
import { mayCollect, planCollection } from './collect-actions.ts';
import { isFinal } from './hold.ts';
import { settlementJournal } from './settlement.ts';
import type * as store from './store.ts';

/**
 * Settles an ended talk once every hold is captured, released or lost (docs/money.md, "Money"): the state, the one journal for the sum
 * captured, and the counts of the service and its two people, all in the caller's transaction. `holds` are all of the talk's as they are now.
 */
export async function settleIfDone(ctx: Context, tx: Transaction, { locked, holds }: { locked: LockedTalk; holds: readonly store.StoredHold[] }): Promise<void> {
  const { talk } = locked.stored;
  if (talk.state !== 'ended') return;
  if (!holds.every((stored) => isFinal(stored.hold))) return;
  const captured = sumYen(holds.map(({ hold }) => hold.state === 'captured' ? hold.captured : yen(0)));
  const uncollected = yen(sumYen(talk.plan.captures.map((capture) => capture.amount)) - captured);
  const collects = await mayCollect(tx, talk.terms, uncollected);
  const settled = await command(ctx, tx, { locked, command: { type: 'settle', captured, collects } });
  if (!settled.ok) throw new Error(`talk ${talk.terms.id} can't be settled with ${captured}: ${settled.reason}`);
  if (collects) await planCollection(ctx, tx, { terms: talk.terms, holds, amount: uncollected });
  await countServiceTalk(tx, talk.terms.serviceId);
  await countTalk(tx, [talk.terms.providerId, talk.terms.visitorId]);
  const payableAt = after(ctx.clock.now(), ctx.config.payableAfterDays * DAY);
  const journal = settlementJournal({ talkId: talk.terms.id, providerId: talk.terms.providerId, captured, capturedBefore: yen(0), payableAt }, 'settlement');
  // Last, because it locks accounts that every settlement needs.
  if (journal !== null) await postJournal(ctx, tx, journal);
}
