import iconv from 'iconv-lite';
import { isBankBusinessDay, isDay, type JapanDay } from './bank-calendar.ts';
import { isBankKana, isPartyKana, nameBytes } from './bank-kana.ts';

/** What kind of account money goes to: 普通, 当座, 貯蓄, その他. */
export type AccountType = 'ordinary' | 'current' | 'savings' | 'other';

/** An account as a bank file names it: codes of 4 and 3 digits, names in half-width kana (may be empty), the number in up to 7 digits. */
export interface ZenginAccount {
  readonly bankCode: string;
  readonly bankKana: string;
  readonly branchCode: string;
  readonly branchKana: string;
  readonly accountType: AccountType;
  readonly accountNumber: string;
}

/** One transfer: a data record. */
export interface ZenginTransfer extends ZenginAccount {
  /** The payout's number, which stands in 顧客コード1, so that a returned transfer can be matched by machine. Up to 10 digits, once in a file. */
  readonly number: number;
  /** The holder's name in half-width kana, as `normaliseHolder` writes it. */
  readonly holderKana: string;
  /** Whole yen, from 1: what arrives, the fee already taken off. */
  readonly amount: number;
  /** 新規コード: whether this account gets its first transfer from us, or was changed since the last. Without it, neither. */
  readonly isNew?: 'first' | 'changed';
}

/** What the operator's bank wants to know and how it wants the file. */
export interface ZenginSettings {
  /** 委託者コード: up to 10 digits, given by the operator's bank. */
  readonly clientCode: string;
  /** 委託者名 in half-width kana, as `normaliseClient` writes it. */
  readonly clientKana: string;
  /** The account that pays; 貯蓄 can't. */
  readonly from: ZenginAccount;
  readonly lineEnd: 'crlf' | 'none';
  /** 振込指定区分: 7 by wire (テレ振込), 8 by document, 0 where the bank wants none. */
  readonly transferKind: '7' | '8' | '0';
}

/** A whole file (総合振込): one header, its transfers, their totals. `transferOn` is 振込指定日. */
export interface ZenginFile extends ZenginSettings {
  readonly transferOn: JapanDay;
  readonly transfers: readonly ZenginTransfer[];
}

/** A field that can't stand in the file. `number` is the payout's; without it, the trouble is in the settings. */
export interface ZenginRefusal {
  readonly number?: number;
  readonly field: 'client_code' | 'client_name' | 'from_account' | 'transfer_day' | 'transfers' | 'payout_number' | 'bank_code' | 'branch_code' | 'bank_name' | 'branch_name' | 'account_type' | 'account_number' | 'holder' | 'amount';
}

/** The file's bytes with its totals, or everything that keeps it from being written. */
export type ZenginWritten =
  | { readonly ok: true; readonly bytes: Buffer; readonly count: number; readonly total: number }
  | { readonly ok: false; readonly refusals: readonly ZenginRefusal[] };

const recordBytes = 120;
const typeDigit: Readonly<Record<AccountType, string>> = { ordinary: '1', current: '2', savings: '4', other: '9' };

const digits = (text: string, most: number): boolean => text.length <= most && /^\d+$/.test(text);
const whole = (value: number, below: number): boolean => Number.isSafeInteger(value) && value >= 1 && value < below;

/** N: digits on the right, zeros before them. */
const n = (value: string | number, length: number): string => String(value).padStart(length, '0');
/** C: text on the left, blanks after it. */
const c = (value: string, length: number): string => value.padEnd(length, ' ');

function accountRefusals(account: ZenginAccount): ZenginRefusal['field'][] {
  const wrong: [ZenginRefusal['field'], boolean][] = [
    ['bank_code', !/^\d{4}$/.test(account.bankCode)], ['branch_code', !/^\d{3}$/.test(account.branchCode)],
    ['bank_name', !isBankKana(account.bankKana)], ['branch_name', !isBankKana(account.branchKana)],
    ['account_type', !Object.hasOwn(typeDigit, account.accountType)], ['account_number', !digits(account.accountNumber, 7)],
  ];
  return wrong.filter(([, isWrong]) => isWrong).map(([field]) => field);
}

function transferRefusals(transfer: ZenginTransfer, seen: Set<number>): ZenginRefusal[] {
  const fields = accountRefusals(transfer);
  if (!whole(transfer.number, 1e10) || seen.has(transfer.number)) fields.push('payout_number');
  if (!isPartyKana(transfer.holderKana, nameBytes.holder)) fields.push('holder');
  if (!whole(transfer.amount, 1e10)) fields.push('amount');
  seen.add(transfer.number);
  return fields.map((field) => ({ number: transfer.number, field }));
}

function refusalsOf(file: ZenginFile, total: number): ZenginRefusal[] {
  const settings: [ZenginRefusal['field'], boolean][] = [
    ['client_code', !digits(file.clientCode, 10)], ['client_name', !isPartyKana(file.clientKana, nameBytes.client)],
    ['from_account', accountRefusals(file.from).length > 0 || file.from.accountType === 'savings'],
    ['transfer_day', !isDay(file.transferOn) || !isBankBusinessDay(file.transferOn)],
    ['transfers', file.transfers.length === 0 || file.transfers.length >= 1e6 || total >= 1e12],
  ];
  const seen = new Set<number>();
  return [...settings.filter(([, isWrong]) => isWrong).map(([field]) => ({ field })), ...file.transfers.flatMap((transfer) => transferRefusals(transfer, seen))];
}

const place = ({ bankCode, bankKana, branchCode, branchKana }: ZenginAccount): string => n(bankCode, 4) + c(bankKana, 15) + n(branchCode, 3) + c(branchKana, 15);
const account = ({ accountType, accountNumber }: ZenginAccount): string => typeDigit[accountType] + n(accountNumber, 7);

/** 種別 21 (総合振込), コード区分 0 (JIS). */
const header = (file: ZenginFile): string =>
  `1210${n(file.clientCode, 10)}${c(file.clientKana, 40)}${file.transferOn.slice(5, 7)}${file.transferOn.slice(8, 10)}${place(file.from)}${account(file.from)}${c('', 17)}`;

const newCode = { none: '0', first: '1', changed: '2' } as const;

/** 手形交換所番号 is 0000, 顧客コード2 zeros, 識別表示 a blank: the two customer codes are numbers, not one text of EDI. */
const transferRecord = (transfer: ZenginTransfer, kind: string): string =>
  `2${place(transfer)}0000${account(transfer)}${c(transfer.holderKana, 30)}${n(transfer.amount, 10)}${newCode[transfer.isNew ?? 'none']}${n(transfer.number, 10)}${n(0, 10)}${kind} ${c('', 7)}`;

const trailer = (count: number, total: number): string => `8${n(count, 6)}${n(total, 12)}${c('', 101)}`;

/**
 * Writes a bulk-transfer file (全銀協規定フォーマット 総合振込): records of 120 bytes in JIS X 0201 (Shift_JIS), a header, one record a transfer in the order given,
 * a trailer with their number and sum, an end; the same input gives the same bytes. What doesn't fit is refused, never cut or replaced.
 */
export function writeZenginTransfers(file: ZenginFile): ZenginWritten {
  const total = file.transfers.reduce((sum, { amount }) => sum + amount, 0);
  const refusals = refusalsOf(file, total);
  if (refusals.length > 0) return { ok: false, refusals };
  const count = file.transfers.length;
  const records = [header(file), ...file.transfers.map((transfer) => transferRecord(transfer, file.transferKind)), trailer(count, total), c('9', recordBytes)];
  const lineEnd = file.lineEnd === 'crlf' ? '\r\n' : '';
  const bytes = iconv.encode(records.map((record) => record + lineEnd).join(''), 'Shift_JIS');
  if (bytes.length !== records.length * (recordBytes + lineEnd.length)) throw new RangeError(`a record isn't ${recordBytes} bytes`);
  return { ok: true, bytes, count, total };
}
