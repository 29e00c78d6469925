import { postJournal } from '../../platform/src/ledger/index.ts';
import { asId } from '../../platform/src/primitives/id.ts';
import { yen } from '../../platform/src/primitives/yen.ts';
import { password, person, type Person } from './person.ts';
import type { Platform } from './platform.ts';

let gifts = 0;

/** Gives somebody payable sales without the talks that would earn them: by a journal, from what others gave up. */
export async function giveSales(platform: Platform, who: Pick<Person, 'id'>, amount: number): Promise<void> {
  gifts += 1;
  const entries = [{ account: { kind: 'given_up', owner: null }, amount: yen(amount) }, { account: { kind: 'sales_payable', owner: asId('user', who.id) }, amount: yen(-amount) }] as const;
  await platform.ctx.db.transaction((tx) => postJournal(platform.ctx, tx, { source: `gift:${gifts}:${who.id}`, entries }));
}

/** Shows the password once more, which counts for 10 minutes. */
export async function prove(who: Person): Promise<void> {
  const answer = await who.send('POST', '/v1/me/proofs', { password });
  if (answer.status !== 201) throw new Error(`the proof was answered ${answer.status}`);
}

/** A good account at みずほ銀行, as somebody writes it down. */
export const mizuho = { bankCode: '0001', branchCode: '211', accountType: 'ordinary', accountNumber: '1234567', holderName: 'サトウ　サトミ', declared: true } as const;

/** Tells the account somebody is paid out to; changes are proved first. */
export async function tellAccount(who: Person, account: Readonly<Record<string, unknown>> = mizuho): Promise<Response> {
  await prove(who);
  return who.send('PUT', '/v1/me/bank-account', account);
}

let earners = 0;

/** Somebody new with payable sales and an account. */
export async function earner(platform: Platform, sales: number): Promise<Person> {
  earners += 1;
  const who = await person(platform, `satomi${earners}`);
  await giveSales(platform, who, sales);
  const { status } = await tellAccount(who);
  if (status !== 200) throw new Error(`the account was answered ${status}`);
  return who;
}

/** What somebody can have paid out, in whole yen. */
export async function payableOf(who: Person): Promise<number> {
  return (await who.choku.get('/v1/me/sales')).payable;
}

/** Asks for a payout at the figures that are shown now. */
export async function askPayout(who: Person, amount: number): Promise<{ status: number; body: { id: string; state: string; code?: string; net: number; amount: number } }> {
  const quote = await (await who.send('GET', `/v1/me/payouts/quote?amount=${amount}`)).json() as { fee: number; arrivesOn: string };
  await prove(who);
  const answer = await who.send('POST', '/v1/me/payouts', { amount, shownFee: quote.fee, shownArrivesOn: quote.arrivesOn });
  return { status: answer.status, body: await answer.json() as { id: string; state: string; net: number; amount: number } };
}

/** What the operator's own bank wants to know. */
export const operatorBank = {
  fees: { sameBank: 0, otherBank: 220 }, leadDays: 2, cutOffHour: 12, lineEnds: 'crlf', transferKind: '7',
  from: { clientCode: '1234567890', clientName: 'カ）チョク', bankCode: '0005', branchCode: '001', accountType: 'ordinary', accountNumber: '0000001' },
} as const;

/** Lets the sales of a platform count as real money from now on, with an operator whose bank is known. Answers how to end it. */
export function withRealMoney(platform: Platform): () => void {
  const { config, rails } = platform.ctx;
  const before = { operator: config.operator, live: rails.cards.live };
  Object.assign(config, { operator: { ...config.operator, payouts: operatorBank } });
  Object.defineProperty(rails.cards, 'live', { value: true, configurable: true });
  return () => {
    Object.assign(config, { operator: before.operator });
    Object.defineProperty(rails.cards, 'live', { value: before.live, configurable: true });
  };
}
