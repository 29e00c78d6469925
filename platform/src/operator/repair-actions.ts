import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserId } from '../primitives/id.ts';
import { dismissFinding, readFinding, repairFinding } from '../reconciliation/index.ts';
import { findTalk } from '../talks/index.ts';
import type { Act } from './act.ts';
import { refusals } from './texts.ts';

type FindingAct = Extract<Act, { kind: 'repair' | 'dismiss_finding' }>;

/** Everybody whose talk a finding is about: none of them closes it. */
export async function peopleOfFinding(sql: Sql, findingId: string): Promise<readonly UserId[]> {
  const found = await readFinding(sql, findingId);
  const stored = found === null || found.finding.talkId === null ? null : await findTalk(sql, found.finding.talkId);
  return stored === null ? [] : [stored.talk.terms.providerId, stored.talk.terms.visitorId];
}

/** Closes a finding: by a journal, or with words alone. 404 for none, 409 when it was closed meanwhile, no longer says what was shown, or nothing is to be booked. */
export async function closeByAct(ctx: Context, tx: Transaction, order: { readonly act: FindingAct; readonly by: UserId; readonly reason: string }): Promise<void> {
  const { act, by, reason } = order;
  const given = { id: act.findingId, by, reason, at: ctx.clock.now() };
  if (act.kind === 'repair' && (await readFinding(tx.sql, act.findingId))?.finding.clearing !== act.clearing) throw new Problem('state_conflict', { state: 'changed', detail: refusals.changedMeanwhile });
  const outcome = act.kind === 'repair' ? await repairFinding(ctx, tx, { ...given, bearer: act.bearer }) : await dismissFinding(tx, given);
  if (outcome === 'unknown') throw new Problem('not_found');
  if (outcome === 'closed' || outcome === 'nothing') throw new Problem('state_conflict', { state: outcome, detail: refusals.changedMeanwhile });
}
