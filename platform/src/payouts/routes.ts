import { z } from 'zod';
import { operation, type Operation } from '../http/operation.ts';
import { yen } from '../primitives/yen.ts';
import { banksLike, branchesLike, printedHolder, putAccount, readAccount } from './account-actions.ts';
import { listPayouts, quotePayout, requestPayout } from './actions.ts';
import { readableKana } from './bank-account.ts';
import { accountReply, payoutReply, quoteReply } from './reply.ts';
import * as schema from './schema.ts';

const own = { tag: 'payouts', access: 'user' } as const;
const place = ({ code, name, kana }: { code: string; name: string; kana: string }) => ({ code, name, kana });

const searchBanks = operation({
  ...own, id: 'searchBanks', method: 'GET', path: '/v1/banks', summary: 'Banks by name, kana, Latin letters or code', query: schema.placeQuery, problems: [], replies: { 200: schema.places },
  async run({ query }) {
    return { status: 200, body: { items: banksLike(query.q).map(place) } };
  },
});

const searchBranches = operation({
  ...own, id: 'searchBankBranches', method: 'GET', path: '/v1/banks/{bankCode}/branches', summary: 'Branches of a bank', params: z.strictObject({ bankCode: z.string().regex(/^\d{4}$/u) }), query: schema.placeQuery,
  problems: [], replies: { 200: schema.places },
  async run({ params: { bankCode }, query }) {
    return { status: 200, body: { items: branchesLike(bankCode, query.q).map(place) } };
  },
});

const printHolder = operation({
  ...own, id: 'printHolderName', method: 'POST', path: '/v1/bank-holder-names', summary: 'A holder’s name as banks print it', idempotent: false, body: schema.holderBody, problems: [], replies: { 200: schema.printedHolder },
  async run({ body }) {
    const printed = printedHolder(body.holderName);
    return { status: 200, body: { printed, readable: readableKana(printed) } };
  },
});

const getAccount = operation({
  ...own, id: 'getBankAccount', method: 'GET', path: '/v1/me/bank-account', summary: 'The account I am paid out to', problems: [], replies: { 200: schema.ownAccount },
  async run({ ctx, viewer }) {
    const held = await readAccount(ctx, viewer.userId);
    return { status: 200, body: { account: held === null ? null : accountReply(held) } };
  },
});

const putBank = operation({
  ...own, id: 'putBankAccount', method: 'PUT', path: '/v1/me/bank-account', summary: 'Save the account I am paid out to', description: 'Tells by mail. A changed account can be used after 72 hours.',
  body: schema.bankBody, problems: ['proof_needed'], replies: { 200: schema.bankAccount },
  async run({ ctx, viewer, body }) {
    const { declared: _, ...given } = body;
    return { status: 200, body: accountReply(await putAccount(ctx, viewer, { kind: 'bank', ...given })) };
  },
});

const putYucho = operation({
  ...own, id: 'putYuchoAccount', method: 'PUT', path: '/v1/me/bank-account/yucho', summary: 'Save an account of Japan Post Bank by symbol and number', description: 'Like `putBankAccount`; turned into branch and number.',
  body: schema.yuchoBody, problems: ['proof_needed'], replies: { 200: schema.bankAccount },
  async run({ ctx, viewer, body }) {
    const { declared: _, ...given } = body;
    return { status: 200, body: accountReply(await putAccount(ctx, viewer, { kind: 'yucho', ...given })) };
  },
});

const getQuote = operation({
  ...own, id: 'quotePayout', method: 'GET', path: '/v1/me/payouts/quote', summary: 'What a payout would cost and bring, or why it can’t be', query: schema.quoteQuery, problems: [], replies: { 200: schema.quote },
  async run({ ctx, viewer, query: { amount } }) {
    return { status: 200, body: quoteReply(await quotePayout(ctx, viewer.userId, amount === undefined ? null : yen(amount))) };
  },
});

const listMine = operation({
  ...own, id: 'listPayouts', method: 'GET', path: '/v1/me/payouts', summary: 'My payouts, the newest first', problems: [], replies: { 200: schema.payouts },
  async run({ ctx, viewer }) {
    return { status: 200, body: { items: (await listPayouts(ctx, viewer.userId)).map(payoutReply) } };
  },
});

const request = operation({
  ...own, id: 'requestPayout', method: 'POST', path: '/v1/me/payouts', summary: 'Request a payout', description: 'The amount leaves the sales at once. Fee and day must be those of `quotePayout`.',
  body: schema.requestBody, problems: ['proof_needed', 'payout_not_possible', 'payout_changed'], replies: { 201: schema.payout },
  async run({ ctx, viewer, body, request: { key } }) {
    const wish = { amount: yen(body.amount), shownFee: yen(body.shownFee), shownArrivesOn: body.shownArrivesOn };
    return { status: 201, body: payoutReply(await requestPayout(ctx, viewer, { wish, requestKey: key })) };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [searchBanks, searchBranches, printHolder, getAccount, putBank, putYucho, getQuote, listMine, request];
