import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { findBank, findBranch, searchBanks, searchBranches, type Bank, type BankBranch } from '../rails/payouts/bank-directory.ts';
import { normaliseHolder } from '../rails/payouts/bank-kana.ts';
import { fromYucho } from '../rails/payouts/yucho.ts';
import { requireRecentProof, tell } from '../users/index.ts';
import { findAccount, findSharers, keepAccount, lockAccount } from './account-store.ts';
import { maskNumber, placeWords, saveAccount, type AccountType, type BankAccount, type HeldAccount } from './bank-account.ts';
import { accountChangedNotice } from './mail-texts.ts';
import type { Payout } from './payout.ts';
import { openAccount } from './sealed-account.ts';
import { kanaTexts, refusals } from './texts.ts';

/** An account as somebody writes it down: codes of a bank, or 記号 and 番号 of ゆうちょ. */
export type GivenAccount =
  | { readonly kind: 'bank'; readonly bankCode: string; readonly branchCode: string; readonly accountType: AccountType; readonly accountNumber: string; readonly holderName: string }
  | { readonly kind: 'yucho'; readonly symbol: string; readonly number: string; readonly savings: boolean; readonly holderName: string };

/** The holder's name as banks print it, in half-width kana. Throws a refused field that says which character no bank can write. */
export function printedHolder(name: string): string {
  const found = normaliseHolder(name);
  if (found.ok) return found.kana;
  const values = 'character' in found ? { character: found.character } : {};
  const words = kanaTexts[found.reason];
  const filled = (text: string) => text.replace('{character}', values.character ?? '');
  throw invalidField('holderName', found.reason, { ja: filled(words.ja), en: filled(words.en) });
}

const digitsOnly = (text: string): string => text.normalize('NFKC').replaceAll(/[\s-]/gu, '');

function bankAccountOf(given: Extract<GivenAccount, { kind: 'bank' }>, holder: string): BankAccount {
  const [bankCode, branchCode, accountNumber] = [digitsOnly(given.bankCode), digitsOnly(given.branchCode), digitsOnly(given.accountNumber)];
  if (!/^\d{4}$/u.test(bankCode)) throw invalidField('bankCode', 'wrong_format', refusals.bankCode);
  if (!/^\d{3}$/u.test(branchCode)) throw invalidField('branchCode', 'wrong_format', refusals.branchCode);
  if (!/^\d{1,7}$/u.test(accountNumber) || Number(accountNumber) === 0) throw invalidField('accountNumber', 'wrong_format', refusals.accountNumber);
  // A code that the list doesn't know is taken: banks merge and open between two lists.
  const [bank, branch] = [findBank(bankCode), findBranch(bankCode, branchCode)];
  return {
    bankCode, bankName: bank?.name ?? '', bankKana: bank?.kana ?? '', branchCode, branchName: branch?.name ?? '', branchKana: branch?.kana ?? '',
    accountType: given.accountType, accountNumber: accountNumber.padStart(7, '0'), holder,
  };
}

function yuchoAccountOf(given: Extract<GivenAccount, { kind: 'yucho' }>, holder: string): BankAccount {
  const found = fromYucho(given.symbol, given.number, given.savings);
  if (!found.ok) throw invalidField(found.field, 'wrong_format', found.field === 'symbol' ? refusals.symbol : refusals.yuchoNumber);
  const { bankCode, branchCode, branchKana, accountType, accountNumber } = found.account;
  const [bank, branch] = [findBank(bankCode), findBranch(bankCode, branchCode)];
  return { bankCode, bankName: bank?.name ?? 'ゆうちょ', bankKana: bank?.kana ?? '', branchCode, branchName: branch?.name ?? '', branchKana, accountType, accountNumber, holder };
}

async function tellOfChange(ctx: Context, tx: Transaction, held: HeldAccount): Promise<void> {
  const facts = { place: placeWords(held), number: maskNumber(held.accountNumber), first: held.version === 1, usableFrom: held.usableFrom, now: ctx.clock.now() };
  await tell(tx, {
    kind: 'account', userId: held.userId, key: `bank-account:${held.id}:${held.version}`,
    words: { ja: accountChangedNotice.ja(facts), en: accountChangedNotice.en(facts) },
  });
}

/**
 * Saves the account somebody is paid out to. A changed one can be paid to after 72 hours; its owner is told by mail in either case. Throws `proof_needed` and
 * refused fields.
 */
export async function putAccount(ctx: Context, viewer: UserViewer, given: GivenAccount): Promise<HeldAccount> {
  await requireRecentProof(ctx, viewer);
  const holder = printedHolder(given.holderName);
  const account = given.kind === 'bank' ? bankAccountOf(given, holder) : yuchoAccountOf(given, holder);
  const { userId } = viewer;
  return ctx.db.transaction(async (tx) => {
    const before = await lockAccount(tx, ctx.vault, userId);
    const held = saveAccount(before, account, { id: newId('bankAccount', ctx.random), userId, at: ctx.clock.now() });
    if (held === before) return held;
    await keepAccount(tx, ctx.vault, held);
    await tellOfChange(ctx, tx, held);
    return held;
  });
}

/** The account somebody is paid out to; null where they told none. */
export async function readAccount({ db: { sql }, vault }: Pick<Context, 'db' | 'vault'>, userId: UserId): Promise<HeldAccount | null> {
  return findAccount({ sql, vault }, userId);
}

/** Who else is paid out to the account of a payout; nobody once its person has left. */
export async function findSharersOf({ db: { sql }, vault }: Pick<Context, 'db' | 'vault'>, payout: Payout): Promise<UserId[]> {
  const account = openAccount(vault, payout.account, `payout:${payout.id}`);
  return account === null ? [] : findSharers({ sql, vault }, account, payout.userId);
}

/** Banks that what was typed may mean: by name, kana, Latin letters or code. */
export function banksLike(typed: string): readonly Bank[] {
  return searchBanks(typed, 20);
}

/** Branches of a bank that what was typed may mean. */
export function branchesLike(bankCode: string, typed: string): readonly BankBranch[] {
  return searchBranches(bankCode, typed, 20);
}

/** A bank of the list; null for a code it doesn't know. */
export function knownBank(bankCode: string): Bank | null {
  return findBank(bankCode) ?? null;
}

/** A branch of the list; null for a code it doesn't know. */
export function knownBranch(bankCode: string, branchCode: string): BankBranch | null {
  return findBranch(bankCode, branchCode) ?? null;
}
