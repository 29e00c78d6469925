import type { Id, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';

/** Kinds of account banks know: 普通, 当座, 貯蓄. */
export const accountTypes = ['ordinary', 'current', 'savings'] as const;
export type AccountType = (typeof accountTypes)[number];

/** Where an account is, as a bank file names it. Names in kana are half-width, as banks print them. */
export interface BankPlace {
  readonly bankCode: string;
  readonly bankName: string;
  readonly bankKana: string;
  readonly branchCode: string;
  readonly branchName: string;
  readonly branchKana: string;
  readonly accountType: AccountType;
}

/** A bank account money can be transferred to. */
export interface BankAccount extends BankPlace {
  /** Seven digits. */
  readonly accountNumber: string;
  /** The holder's name in half-width kana. */
  readonly holder: string;
}

/** The account somebody is paid out to. */
export interface HeldAccount extends BankAccount {
  readonly id: Id<'bankAccount'>;
  readonly userId: UserId;
  readonly savedAt: Instant;
  /** Nothing is paid out to it before. */
  readonly usableFrom: Instant;
  /** Counted from 1, one more at each change. */
  readonly version: number;
}

/** A changed account waits this long, so that whoever it belongs to can read the mail about it and stop what isn't theirs. */
export const CHANGE_WAIT = 3 * DAY;

const fields = ['bankCode', 'branchCode', 'accountType', 'accountNumber', 'holder'] as const;

/** Whether two accounts are the same one, whatever they are called. */
export function isSameAccount(one: BankAccount, other: BankAccount): boolean {
  return fields.every((field) => one[field] === other[field]);
}

/**
 * The account after somebody saved one: the first can be used at once, a changed one after 72 hours; saving the same again changes nothing. Somebody who is
 * paid for the first time has nothing that an intruder could lead elsewhere unseen: the mail goes out all the same, and the transfer is days away.
 */
export function saveAccount(held: HeldAccount | null, given: BankAccount, by: { readonly id: Id<'bankAccount'>; readonly userId: UserId; readonly at: Instant }): HeldAccount {
  const { id, userId, at } = by;
  if (held === null) return { ...given, id, userId, savedAt: at, usableFrom: at, version: 1 };
  if (isSameAccount(held, given)) return held;
  return { ...given, id: held.id, userId, savedAt: at, usableFrom: after(at, CHANGE_WAIT), version: held.version + 1 };
}

/** An account number, or its end, as it is shown once it is saved: `••••567`. */
export function maskNumber(accountNumber: string): string {
  return accountNumber === '' ? '' : `••••${accountNumber.slice(-3)}`;
}

/** The kana of a holder's name in full width, which is easier to read. */
export function readableKana(halfWidth: string): string {
  return halfWidth.normalize('NFKC');
}

const wholeBankName = /(銀行|信金|信組|農協|労金|信連|漁連|漁協|中金|公庫|金庫|組合|連合会|証券|バンク.*)$/u;
const wholeBranchName = /(店|部|所|室|課|センター|オフィス|プラザ)$/u;

/** A bank as people call it: the list leaves 銀行 out. One without a name is its code. */
export function bankWords({ bankCode, bankName }: Pick<BankAccount, 'bankCode' | 'bankName'>): string {
  return bankName === '' ? bankCode : wholeBankName.test(bankName) ? bankName : `${bankName}銀行`;
}

/** A branch as people call it: the list leaves 支店 out. */
export function branchWords({ bankCode, branchCode, branchName }: Pick<BankAccount, 'bankCode' | 'branchCode' | 'branchName'>): string {
  return branchName === '' ? branchCode : wholeBranchName.test(branchName) ? branchName : `${branchName}${bankCode === '9900' ? '店' : '支店'}`;
}

/** Bank and branch in one line. */
export function placeWords(place: Pick<BankAccount, 'bankCode' | 'bankName' | 'branchCode' | 'branchName'>): string {
  return `${bankWords(place)} ${branchWords(place)}`;
}
