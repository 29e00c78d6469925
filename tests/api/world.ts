import { operations } from '../../platform/src/operations.ts';
import type { Operation } from '../../platform/src/http/operation.ts';
import { frameSession } from '../people/frame.ts';
import { operator, type OperatorPerson } from '../people/operator.ts';
import { password } from '../people/person.ts';
import type { Platform } from '../people/platform.ts';
import { giveMandate, publishService, visitor, type Provider, type Visitor } from '../people/roles.ts';
import { accepted, talked } from '../people/talk.ts';
import { ayaAndKen, type Pair } from '../people/stage.ts';
import { toldBodies, toldIds } from './told.ts';

/** Everything an operation can be asked about, and the people who may or may not ask. */
export interface World {
  readonly provider: Provider;
  readonly visitor: Visitor;
  /** Somebody with an account and a card who has nothing to do with the two. */
  readonly stranger: Visitor;
  /** Somebody who may use the operator's console and has just proved who they are. */
  readonly operator: OperatorPerson;
  /** The visitor's session in the frame of another service than the talk's. */
  readonly otherFrame: { readonly token: string };
  /** Existing ids by the names of path parameters. */
  readonly ids: Readonly<Record<string, string>>;
  /** A good body for each operation that takes one, by its id. */
  readonly bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const text = { text: 'おむつは持ち込みでしたか?', clientKey: 'question-0001' };
const origin = 'https://blog.example';
const weekly = [{ days: ['mon'], from: '09:00', to: '12:30' }];
const words = { title: '保育園のこと', prText: '三年通いました。', category: 'town', tags: ['世田谷'], pricePerMinute: 100, modes: ['voice'], area: { prefecture: '東京都', city: '世田谷区' }, talkTimes: weekly };

/** Good bodies that need no ids. */
const plainBodies = {
  signUp: { nickname: 'はな', email: 'hana@example.jp', password, locale: 'ja', adult: true, agreed: true },
  confirmSignUp: { code: '123456', keep: 'token' }, createSession: { email: 'hana@example.jp', password, keep: 'token' },
  requestPasswordReset: { email: 'hana@example.jp' }, completePasswordReset: { code: '123456', newPassword: password },
  updateMe: { nickname: 'あや', words: 'こんにちは', talkTimes: weekly, locale: 'ja' }, setAvailability: { available: true },
  createService: words, updateService: words, setServiceState: { state: 'paused' },
  registerBlogAddress: { origin }, answerBlogAddress: { state: 'registered' }, approveHandOver: {},
  redeemHandOver: { code: 'a-code', verifier: 'v'.repeat(43) }, refreshFrameSession: { refreshToken: 'a-token' },
  ask: text, sendMessage: text, markRead: { number: 1 }, startCardSetup: { returnPath: '/my' },
  declineTalk: { comment: 'ごめんなさい' }, joinTalk: { connectionId: 'connection-of-a-page' },
  renewLease: { connectionId: 'connection-of-a-page', hears: true, leaving: false }, sendSignal: { connectionId: 'connection-of-a-page', body: '{}' },
  describePhoto: { alt: '園庭' }, giveBack: { amount: 10 }, setMonthlyLimit: { limit: 5_000 }, issueReceipt: { addressee: '株式会社れい' },
  writeReview: { stars: 5, words: 'ありがとう' }, replyToReview: { words: 'こちらこそ' }, chooseTestCard: { kind: 'works' }, answerTestSetup: { answer: 'allow' }, answerTestHold: { answer: 'allow' },
} as const;

/** Good bodies of whoever is paid out. */
const payoutBodies = {
  putBankAccount: { bankCode: '0001', branchCode: '211', accountType: 'ordinary', accountNumber: '1234567', holderName: 'サトウ アヤ', declared: true },
  putYuchoAccount: { symbol: '14030', number: '12345671', savings: false, holderName: 'サトウ アヤ', declared: true },
  printHolderName: { holderName: 'さとう あや' }, requestPayout: { amount: 5_000, shownFee: 220, shownArrivesOn: '2026-11-26' },
} as const;

const why = { reason: '通報を確かめたため' };
const said = { ...why, words: '規約をお読みください。' };
/** Good bodies of the operators. */
const operatorBodies = {
  operatorSuspendUser: { ...said, permanent: false }, operatorRestoreUser: said, operatorHideService: said, operatorAskAuthor: said, operatorShowService: said, operatorShowReview: why,
  operatorDecideReport: { ...why, decision: 'warn', wordsToReporter: '確かめました。', wordsToOwner: 'ご注意ください。', permanent: false },
  operatorRetryJob: { ...why, effectKey: 'hold:hld_1:place:1' }, operatorAnswerProposal: { ...why, answer: 'rejected' },
  operatorRefundTalk: { ...why, amount: 10 }, operatorAbsorbTalk: { ...why, amount: 10 }, operatorAnswerRefund: { ...why, amount: 10, refundId: `rfd_${'0'.repeat(20)}`, part: 1, again: false },
  operatorRepairFinding: { ...why, bearer: 'platform', clearing: 700 }, operatorDismissFinding: why,
  operatorExportPayouts: { ...why, transferOn: '2026-11-30' }, operatorMarkFilePaid: why, operatorMarkPaid: { ...why, seenState: 'requested' }, operatorReleasePayout: why,
  operatorMarkReturned: { ...why, seenState: 'paid', why: 'wrong_name', words: '' }, operatorRefusePayout: { ...why, words: '確認が取れませんでした。' },
} as const;

async function reportOf(visitor: Visitor, serviceId: string): Promise<string> {
  return (await visitor.choku.post('/v1/reports', { body: { kind: 'service', id: serviceId, reason: 'money', words: '', messageIds: [] } })).id;
}

async function provedOperator(platform: Platform): Promise<OperatorPerson> {
  const who = await operator(platform, 'rei');
  await who.prove();
  return who;
}

async function blogAddressOf(provider: Provider): Promise<string> {
  return (await provider.choku.post('/v1/me/blog-addresses', { body: { origin } })).id;
}

/** The open review of a talk by its visitor, which the provider may reply to. */
async function openReviewOf(platform: Platform, people: Pair): Promise<string> {
  const talk = await talked(platform, people, { seconds: 90 });
  for (const who of [people.visitor, people.provider]) await who.choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: talk.id } }, body: { stars: 4, words: '' } });
  const [review] = (await people.provider.choku.get('/v1/me/reviews')).items;
  if (review === undefined) throw new Error('both have written, so the reviews are open');
  return review.id;
}

const challengeId = `chl_${'0'.repeat(20)}`;
const credential = { id: 'AQID', rawId: 'AQID', type: 'public-key', clientExtensionResults: {} };
const used = { ...credential, response: { clientDataJSON: 'e30', authenticatorData: 'AQID', signature: 'AQID' } };

/** Good bodies of what concerns the account itself. */
const accountBodies = {
  proveByPassword: { password }, changePassword: { newPassword: password }, startEmailChange: { email: 'new@example.jp' }, confirmEmailChange: { code: '123456' },
  undoEmailChange: { token: 'a'.repeat(32) }, leave: { giveUpSales: false }, renamePasskey: { name: 'わたしの鍵' },
  addPasskey: { challengeId, credential: { ...credential, response: { clientDataJSON: 'e30', attestationObject: 'AQID' } }, name: '鍵' },
  createPasskeySession: { challengeId, credential: used, keep: 'token' }, proveByPasskey: { challengeId, credential: used },
} as const;

async function sessionOf(person: Visitor): Promise<string> {
  const [here] = (await person.choku.get('/v1/me/sessions')).items;
  if (here === undefined) throw new Error('whoever asks is signed in');
  return here.id;
}

/** Makes the world: a talk in its joining time with all that belongs to it, a stranger, and a frame of another service. */
export async function makeWorld(platform: Platform): Promise<World> {
  const people = await ayaAndKen(platform);
  const stranger = await visitor(platform, 'yui');
  const elsewhere = await ayaAndKen(platform);
  const { provider: aya, visitor: ken } = people;
  const reviewId = await openReviewOf(platform, people);
  const asked = await ken.choku.post('/v1/services/{serviceId}/conversation', { params: { path: { serviceId: aya.service.id } }, body: text });
  const mandate = await giveMandate(ken, aya.service, { ceiling: 20 });
  const setup = await ken.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
  const story = await accepted(platform, people, { mandateId: mandate.id });
  const bank = await platform.ctx.db.sql.get<{ reference: string }>('SELECT reference FROM test_rail_hold WHERE talk = ?', [story.id]);
  const blogAddressId = await blogAddressOf(aya);
  const challenge = 'c'.repeat(43);
  const { handOverId } = await ken.choku.post('/v1/hand-overs', { body: { serviceId: aya.service.id, origin, challenge, purpose: 'ask' } });
  const otherFrame = await frameSession(platform, ken, { ...elsewhere.provider, service: await publishService(elsewhere.provider, { title: '別のこと' }) });
  const id = '0'.repeat(20);
  const photo = { id: `pho_${id}`, name: 'x'.repeat(24), alt: null, width: 400, height: 267, widths: [400] };
  await platform.ctx.db.sql.run('UPDATE service SET photos = ? WHERE id = ?', [JSON.stringify([photo]), aya.service.id]);
  return {
    ...people, stranger, otherFrame, operator: await provedOperator(platform),
    ids: {
      ...await toldIds(platform, aya), talkId: story.id, serviceId: aya.service.id, conversationId: asked.conversation.id, cardId: ken.cardId, mandateId: mandate.id, userId: aya.id, blogAddressId, handOverId,
      account: 'card_clearing', journalId: `jnl_${id}`, findingId: `fnd_${id}`, reviewId, reportId: await reportOf(ken, aya.service.id), proposalId: `prp_${id}`, payoutId: `pay_${id}`, payoutFileId: `pyf_${id}`, bankCode: '0001', cardSetupId: setup.id, testHoldId: bank?.reference ?? '', signUpId: `sup_${id}`, photoId: photo.id, passwordResetId: `pwr_${id}`, passkeyId: `psk_${id}`, emailChangeId: `emc_${id}`, sessionId: await sessionOf(ken),
    },
    bodies: {
      ...plainBodies, ...accountBodies, ...payoutBodies, ...operatorBodies, ...toldBodies,
      createReport: { kind: 'service', id: aya.service.id, reason: 'money', words: '', messageIds: [] },
      startHandOver: { serviceId: aya.service.id, origin, challenge, purpose: 'ask' },
      createMandate: { serviceId: aya.service.id, origin: null, ceilingMinutes: 10, extensionMinutes: 0, cardId: ken.cardId, shownPrice: 120, shownFreeSeconds: 60 },
      orderPhotos: { photoIds: [photo.id] },
      requestTalk: { mode: 'voice', ceilingMinutes: 10, waitMinutes: 10, comment: '', mandateId: mandate.id },
      chooseCard: { cardId: ken.cardId }, extendTalk: { minutes: 10, mandateId: mandate.id },
    },
  };
}

/** The path of an operation with existing ids, some of them replaced. */
export function pathOf(operation: Operation, ids: Readonly<Record<string, string>>): string {
  return operation.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`the world has no ${name}`);
    return encodeURIComponent(id);
  });
}

/** Every operation that is declared, those that are no part of the public API included. */
export const everyOperation = operations;
