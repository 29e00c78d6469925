import { giveMandate } from '../cards/mandate.ts';
import { cardLabel } from '../cards/card.ts';
import { insertMandate, saveCard } from '../cards/store.ts';
import { postJournal } from '../ledger/index.ts';
import { payableJournal } from '../ledger/journal.ts';
import { claimPayable, findDuePayables } from '../ledger/store.ts';
import { newId, type Id } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, MINUTE, SECOND } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { faceOf } from '../rails/cards/test-cards.ts';
import * as testRail from '../rails/cards/test-rail-store.ts';
import { countReview as countForService, countTalk as countForServiceTalk, noteAnswer } from '../services/index.ts';
import { countsForService, newReview, newRound, opensNow, type ReviewedTalk } from '../reviews/review.ts';
import { insertReview, keepReply, lockRound } from '../reviews/store.ts';
import { ceilings } from '../talks/bill.ts';
import type { Hold } from '../talks/hold.ts';
import { settlementJournal } from '../talks/settlement.ts';
import { sides } from '../talks/side.ts';
import { insertTalk, saveHold, savePresence } from '../talks/store.ts';
import type { SettledTalk, TalkTerms } from '../talks/talk.ts';
import { countReview, countTalk } from '../users/index.ts';
import { pastTalk, type PastTalk } from './past-talk.ts';
import type { PlannedReview, PlannedTalk } from './plan.ts';
import { known, threadOf, type Seeding } from './seeding.ts';

const WAIT_MINUTES = 30;

/** A visitor's card of the test rail, saved at their first talk. ゆう has taken theirs back, so that the demo shows how a card is saved. */
async function cardOf(seeding: Seeding, visitor: string, savedAt: Instant): Promise<Id<'card'>> {
  const known_ = seeding.cards.get(visitor);
  if (known_ !== undefined) return known_;
  const { id: userId } = known(seeding.visitors, visitor);
  const face = faceOf('works', newId('testCard', seeding.ctx.random));
  const id = newId('card', seeding.ctx.random);
  const removedAt = visitor === 'ゆう' ? after(savedAt, DAY) : null;
  await testRail.insertCard(seeding.tx, { reference: face.reference, customer: userId, kind: 'works', savedAt });
  if (removedAt !== null) await testRail.forgetCard(seeding.tx.sql, face.reference, removedAt);
  await saveCard(seeding.tx, { ...face, id, userId, label: cardLabel(face), isDefault: removedAt === null, savedAt, removedAt });
  seeding.cards.set(visitor, id);
  return id;
}

async function termsOf(seeding: Seeding, plan: PlannedTalk): Promise<TalkTerms> {
  const service = known(seeding.services, plan.service);
  const { id: visitorId } = known(seeding.visitors, plan.visitor);
  const ceilingMinutes = ceilings.find((minutes) => minutes * 60 > plan.seconds) ?? 60;
  const consentAt = after(plan.requestedAt, -MINUTE);
  const agreed = { serviceId: service.id, pricePerMinute: service.pricePerMinute, freeSeconds: 60 as const, ceilingMinutes };
  const cardId = await cardOf(seeding, plan.visitor, consentAt);
  const mandate = giveMandate({ ...agreed, id: newId('mandate', seeding.ctx.random), userId: visitorId, origin: null, extensionMinutes: 0, cardId }, consentAt);
  await insertMandate(seeding.tx, mandate);
  return {
    ...agreed, id: newId('talk', seeding.ctx.random), conversationId: threadOf(seeding, plan).id, mandateId: mandate.id, providerId: service.providerId, visitorId,
    mode: 'voice', comment: '', mostMinutes: ceilingMinutes, requestedAt: plan.requestedAt, waitUntil: after(plan.requestedAt, WAIT_MINUTES * MINUTE),
  };
}

/** The hold as the talk and as the test rail's own bank keep it. */
async function keepHold(seeding: Seeding, of: { talk: SettledTalk; hold: Hold; cardId: Id<'card'> }): Promise<void> {
  const { talk: { terms, acceptedAt, settledAt }, hold, cardId } = of;
  const id = newId('hold', seeding.ctx.random);
  await saveHold(seeding.tx, { id, talkId: terms.id, part: 1, cardId, hold }, settledAt);
  if (hold.state !== 'captured' && hold.state !== 'released') throw new Error(`a hold of the demo is ${hold.state}`);
  const captured = hold.state === 'captured' ? hold.captured : yen(0);
  await testRail.insertHold(seeding.tx, {
    reference: hold.reference ?? id, hold: id, talk: terms.id, customer: terms.visitorId, amount: hold.amount, state: hold.state, card: null, kind: 'works', returnUrl: null,
    captured, capturedAt: captured > 0 ? settledAt : null, captureBefore: after(acceptedAt, 7 * DAY), createdAt: acceptedAt,
  });
}

/** The journal and the counts of a settled talk, as settling writes them. */
async function settle(seeding: Seeding, talk: SettledTalk): Promise<void> {
  const { ctx, tx } = seeding;
  const { terms, settledAt, captured } = talk;
  const payableAt = after(settledAt, ctx.config.payableAfterDays * DAY);
  const journal = settlementJournal({ talkId: terms.id, providerId: terms.providerId, captured, capturedBefore: yen(0), payableAt }, 'settlement');
  if (journal !== null) await postJournal({ clock: { now: () => settledAt }, random: ctx.random }, tx, journal);
  await countForServiceTalk(tx, terms.serviceId);
  await countTalk(tx, [terms.providerId, terms.visitorId]);
}

async function keepReviews(seeding: Seeding, talk: SettledTalk, reviews: readonly PlannedReview[]): Promise<void> {
  if (reviews.length === 0) return;
  const { terms: { id: talkId, serviceId, providerId, visitorId }, endedAt, statement: { talkSeconds } } = talk;
  const about: ReviewedTalk = { talkId, serviceId, providerId, visitorId, endedAt, talkSeconds };
  const fresh = newRound(about);
  const bothWrittenAt = after(endedAt, DAY);
  const openedAt = reviews.length === 2 ? bothWrittenAt : fresh.opensAt;
  if (!opensNow(fresh, reviews, openedAt) || openedAt > seeding.now) throw new Error('a review of the demo is not open yet');
  await lockRound(seeding.tx, { ...fresh, openedAt });
  for (const { byRole, stars, words, reply } of reviews) {
    const review = newReview(about, { id: newId('review', seeding.ctx.random), byRole, stars, words }, byRole === 'visitor' ? after(endedAt, 4 * MINUTE) : bothWrittenAt);
    await insertReview(seeding.tx, { ...review, openedAt });
    if (reply !== undefined) await keepReply(seeding.tx, review.id, { words: reply, repliedAt: after(openedAt, 30 * MINUTE) });
    if (countsForService(review)) await countForService(seeding.tx, serviceId, stars);
    await countReview(seeding.tx, review.about, stars);
  }
}

async function keepTalk(seeding: Seeding, past: PastTalk, cardId: Id<'card'>): Promise<void> {
  const { tx } = seeding;
  const { talk } = past;
  await insertTalk(tx, { talk, origin: null, waitMinutes: WAIT_MINUTES, version: past.version }, null);
  for (const side of sides) await savePresence(tx, talk.terms.id, { side, presence: past.presence[side] });
  await keepHold(seeding, { talk, hold: past.hold, cardId });
}

/** Takes the planned talks through their lives and keeps what each leaves behind: holds, books, counts, reviews, lines in the thread. */
export async function keepTalks(seeding: Seeding, plans: readonly PlannedTalk[]): Promise<void> {
  for (const [index, plan] of plans.entries()) {
    const terms = await termsOf(seeding, plan);
    const answerMs = (50 + index * 37 % 140) * SECOND;
    const past = pastTalk(terms, { answerMs, talkMs: plan.seconds * SECOND, reference: newId('testHold', seeding.ctx.random) });
    await keepTalk(seeding, past, known(seeding.cards, plan.visitor));
    await noteAnswer(seeding.tx, terms.serviceId, answerMs);
    await settle(seeding, past.talk);
    await keepReviews(seeding, past.talk, plan.reviews);
    for (const { line, at } of past.lines) threadOf(seeding, plan).lines.push({ at, from: 'platform', talkId: terms.id, line });
  }
}

/** Moves the sales whose waiting days are over, each at its own time. */
export async function movePayables({ ctx, tx, now }: Seeding): Promise<void> {
  for (const due of await findDuePayables(tx.sql, now, 1_000)) {
    if (await claimPayable(tx, due.journalId, due.at)) await postJournal({ clock: { now: () => due.at }, random: ctx.random }, tx, payableJournal(due));
  }
}
