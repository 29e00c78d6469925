import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { newId, type UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { yen } from '../primitives/yen.ts';
import { operatorFact } from '../site/operator-facts.ts';
import { findToldTalk, readOwn, type ToldTalk } from '../talks/index.ts';
import { mayRead } from './access.ts';
import { receiptNumber, type Issuer, type Receipt, type ReceiptFacts } from './receipt.ts';
import * as store from './store.ts';

/** How often an edition is tried that somebody else may be making at the same moment. */
const TRIES = 5;

/** Who runs the platform, as documents in a language show it. */
export function issuerOf(ctx: Pick<Context, 'config'>, locale: Locale): Issuer {
  const fact = (name: 'name' | 'address' | 'phone' | 'invoiceNumber') => operatorFact(ctx.config, name, locale) ?? null;
  return { name: fact('name'), address: fact('address'), phone: fact('phone'), invoiceNumber: fact('invoiceNumber') };
}

/** The visitor's own settled talk of which something is paid. 404 when it isn't theirs, 403 on the other side, 409 while nothing is settled or nothing was paid. */
async function paidTalk(ctx: Context, viewer: UserViewer, talkId: string): Promise<ToldTalk & { readonly talk: { readonly state: 'settled' } }> {
  const { stored, side } = await readOwn(ctx, viewer, talkId);
  if (side !== 'visitor') throw new Problem('forbidden');
  const told = await findToldTalk(ctx, viewer.userId, { side: 'visitor', talkId: stored.talk.terms.id });
  const { talk } = told ?? {};
  if (told === null || talk === undefined || talk.state !== 'settled') throw new Problem('state_conflict', { state: stored.talk.state });
  if (told.earned.kept <= 0) throw new Problem('state_conflict', { state: told.earned.state });
  return { ...told, talk };
}

function factsOf(ctx: Context, locale: Locale, { talk, serviceTitle, earned }: Awaited<ReturnType<typeof paidTalk>>): ReceiptFacts {
  return {
    locale, serviceTitle, providerId: talk.terms.providerId, talkedAt: talk.startedAt, paidAt: talk.settledAt, captured: earned.captured, refunded: yen(earned.captured - earned.kept),
    issuer: issuerOf(ctx, locale), taxPercent: ctx.config.operator.talkTaxPercent ?? null, moneyIsReal: ctx.rails.cards.live,
  };
}

const sameReceipt = (one: Receipt, other: Pick<Receipt, 'addressee' | 'facts'>): boolean => one.addressee === other.addressee && JSON.stringify(one.facts) === JSON.stringify(other.facts);

/** Makes the receipt of a settled talk, or answers the one there is when nothing has changed since. 404, 403 for the provider, 409 with the state. */
export async function issueReceipt(ctx: Context, viewer: UserViewer, wish: { readonly talkId: string; readonly addressee: string }): Promise<Receipt> {
  const told = await paidTalk(ctx, viewer, wish.talkId);
  const facts = factsOf(ctx, viewer.locale, told);
  const talkId = told.talk.terms.id;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [newest] = await store.findReceiptsOf(ctx.db.sql, talkId);
    if (newest !== undefined && sameReceipt(newest, { addressee: wish.addressee, facts })) return newest;
    const edition = (newest?.edition ?? 0) + 1;
    const receipt: Receipt = {
      id: newId('receipt', ctx.random), talkId, userId: viewer.userId, edition, number: receiptNumber({ talkId, paidAt: facts.paidAt, edition }),
      amount: told.earned.kept, addressee: wish.addressee, facts, issuedAt: ctx.clock.now(),
    };
    if (await store.insertReceipt(ctx.db.sql, receipt)) return receipt;
  }
  throw new Problem('too_busy');
}

/** The receipts of one's own talk, the newest first. 404 when it isn't one's own; none for the provider. */
export async function listReceipts(ctx: Context, viewer: UserViewer, talkId: string): Promise<Receipt[]> {
  const { stored } = await readOwn(ctx, viewer, talkId);
  return (await store.findReceiptsOf(ctx.db.sql, stored.talk.terms.id)).filter((receipt) => mayRead(receipt, viewer.userId));
}

/** One's own receipt. 404 for everybody else. */
export async function readReceipt(ctx: Context, userId: UserId, receiptId: string): Promise<Receipt> {
  const receipt = await store.findReceipt(ctx.db.sql, receiptId);
  if (receipt === null || !mayRead(receipt, userId)) throw new Problem('not_found');
  return receipt;
}

/** Whether a talk of one's own, on the visitor's side, has something to make a receipt of: for the page of its statement. */
export async function receiptsFor(ctx: Context, userId: UserId, talkId: ToldTalk['talk']['terms']['id']): Promise<{ readonly offered: boolean; readonly receipts: readonly Receipt[] } | null> {
  const told = await findToldTalk(ctx, userId, { side: 'visitor', talkId });
  if (told === null || told.talk.state !== 'settled') return null;
  const receipts = (await store.findReceiptsOf(ctx.db.sql, talkId)).filter((receipt) => mayRead(receipt, userId));
  return { offered: told.earned.kept > 0, receipts };
}
