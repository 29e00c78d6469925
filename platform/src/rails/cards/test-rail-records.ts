import { after, type Instant } from '../../primitives/instant.ts';
import type { Yen } from '../../primitives/yen.ts';
import { yen } from '../../primitives/yen.ts';
import type { RailNews, RailRecord } from './rail.ts';
import type { TestBankParts } from './test-bank.ts';
import { disputeOf, DISPUTED_AFTER, told } from './test-dispute.ts';
import * as refunds from './test-rail-refund-store.ts';
import { findHold } from './test-rail-store.ts';

/** Every hold the bank made since a moment, the oldest first. */
export async function* listTestHolds({ db, clock }: TestBankParts, since: Instant): AsyncGenerator<RailRecord> {
  for (const reference of await refunds.findReferencesSince(db.sql, since)) {
    const hold = await findHold(db.sql, { reference });
    if (hold === null) continue;
    const now = clock.now();
    const dispute = hold.state === 'captured' ? await disputeOf(db.sql, hold, now) : null;
    const expired = hold.state === 'placed' && hold.captureBefore !== null && now >= hold.captureBefore;
    const refunded: Yen = hold.state === 'captured' ? await refunds.sumRefunded(db.sql, reference) : yen(0);
    yield {
      reference, hold: hold.hold, talk: hold.talk, createdAt: hold.createdAt, state: expired ? 'released' : hold.state, amount: hold.amount, captured: hold.captured, refunded,
      dispute: dispute === null ? null : told(dispute),
    };
  }
}

interface Change { readonly at: Instant; readonly news: RailNews }

/** What changed at the bank since a moment without anybody here asking for it: refunds and disputes, the oldest first. */
export async function* newsOfTestBank({ db, clock }: TestBankParts, since: Instant): AsyncGenerator<RailNews> {
  const change = (name: string, at: Instant, reference: string): Change => ({ at, news: { id: `${name}_${at}`, about: { kind: 'hold', reference } } });
  const given = (await refunds.findRefundsSince(db.sql, since)).map((refund) => change(`${refund.reference}_${refund.state}`, refund.changedAt, refund.hold));
  const decided = (await refunds.findDisputesSince(db.sql, since)).map((dispute) => change(`${dispute.reference}_${dispute.state}`, dispute.changedAt, dispute.hold));
  const span = { from: after(since, -DISPUTED_AFTER), to: after(clock.now(), -DISPUTED_AFTER) };
  const opened = (await refunds.findSelfDisputing(db.sql, span)).map(({ reference, capturedAt }) => change(`${reference}_disputed`, after(capturedAt, DISPUTED_AFTER), reference));
  for (const { news } of [...given, ...decided, ...opened].toSorted((one, other) => one.at - other.at)) yield news;
}
