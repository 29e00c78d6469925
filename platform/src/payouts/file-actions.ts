import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { newId, type UserId } from '../primitives/id.ts';
import type { Vault } from '../primitives/vault.ts';
import { yen } from '../primitives/yen.ts';
import { arrivalDay, dayAfter, isBankBusinessDay, isDay, japanDay } from '../rails/payouts/bank-calendar.ts';
import { findBank, findBranch } from '../rails/payouts/bank-directory.ts';
import { normaliseClient } from '../rails/payouts/bank-kana.ts';
import { writeZenginTransfers, type ZenginTransfer } from '../rails/payouts/zengin-transfer.ts';
import type { OpenedRows } from './account-store.ts';
import { termsOf } from './actions.ts';
import { findFile, insertFile, nextFileNumber, type FileSettings, type PayoutFile } from './file-store.ts';
import { readTotals } from './file-totals.ts';
import { frozenAmong } from './mark-actions.ts';
import { decide, needsRelease, netOf, type Payout } from './payout.ts';
import { openAccount } from './sealed-account.ts';
import { listInFile, lockRequested, saveStep } from './store.ts';
import { fileGone, markRefusals, transferDayRefusal } from './texts.ts';

/** The most transfers of one file. */
const MOST = 5_000;

const refuse = (state: keyof typeof markRefusals): never => { throw new Problem('state_conflict', { state, detail: markRefusals[state] }); };

/** What the file says of whoever pays; null while OPERATOR_FILE leaves it out, or its name is none a bank can write. */
export function fileSettings({ config }: Pick<Context, 'config'>): FileSettings | null {
  const { payouts } = config.operator;
  const client = normaliseClient(payouts?.from?.clientName ?? '');
  if (payouts?.from === undefined || !client.ok) return null;
  const { clientCode, bankCode, branchCode, accountType, accountNumber } = payouts.from;
  const from = { bankCode, bankKana: findBank(bankCode)?.kana ?? '', branchCode, branchKana: findBranch(bankCode, branchCode)?.kana ?? '', accountType, accountNumber };
  return { clientCode, clientKana: client.kana, from, lineEnd: payouts.lineEnds, transferKind: payouts.transferKind };
}

/** The first day the operator's bank can transfer what is given to it now. */
export function firstTransferDay(ctx: Pick<Context, 'clock' | 'config' | 'rails'>): string {
  const terms = termsOf(ctx);
  return arrivalDay(ctx.clock.now(), terms?.leadDays ?? 2, terms?.cutOffHour ?? 12);
}

/** What a file is written from. */
interface Written { readonly transferOn: string; readonly payouts: readonly Payout[] }

/** A payout as the bank is told of it: the one place where whole numbers are opened to be given out. Throws an Error when somebody has left. */
function transferOf(vault: Vault, payout: Payout): ZenginTransfer {
  const account = openAccount(vault, payout.account, `payout:${payout.id}`);
  if (account === null) throw new Error(`nobody knows any more where ${payout.id} goes`);
  const { bankCode, bankKana, branchCode, branchKana, accountType, accountNumber, holder } = account;
  return { number: payout.number, bankCode, bankKana, branchCode, branchKana, accountType, accountNumber, holderKana: holder, amount: netOf(payout) };
}

/** The bytes of a file, its totals counted anew from them. Throws an Error for anything that must not reach a bank. */
function write(vault: Vault, settings: FileSettings, of: Written): { bytes: Buffer; count: number; total: number; sha256: string } {
  const written = writeZenginTransfers({ ...settings, transferOn: of.transferOn, transfers: of.payouts.map((payout) => transferOf(vault, payout)) });
  if (!written.ok) {
    const faults = written.refusals.map(({ number, field }) => (number === undefined ? field : `${number}: ${field}`)).join(', ');
    throw new Problem('state_conflict', { state: 'unwritable', detail: { ja: `振込データにできない項目があります(${faults})。`, en: `Something can’t be written for the bank (${faults}).` } });
  }
  const { bytes, count, total } = written;
  const read = readTotals(bytes);
  const wanted = of.payouts.reduce((sum, payout) => sum + netOf(payout), 0);
  if (read === null || read.count !== of.payouts.length || read.total !== wanted || count !== read.count || total !== read.total) throw new Error('the bank file read back differs from its payouts');
  return { bytes, count, total, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** What can go into a file now: earned with real money, let go where it is large, of nobody who is suspended, and not the operator's own. */
async function exportable(tx: Transaction, by: UserId): Promise<Payout[]> {
  const waiting = (await lockRequested(tx, MOST)).filter((payout) => payout.live && !needsRelease(payout) && payout.userId !== by);
  const frozen = await frozenAmong(tx.sql, waiting.map((payout) => payout.userId));
  return waiting.filter((payout) => !frozen.has(payout.userId));
}

function checkDay(ctx: Pick<Context, 'clock'>, day: string): void {
  const today = japanDay(ctx.clock.now());
  // Day and month are all the file says of it.
  if (!isDay(day) || !isBankBusinessDay(day) || day < today || day >= dayAfter(today, 365)) throw invalidField('transferOn', 'not_allowed', transferDayRefusal);
}

/**
 * Puts every payout that can go into one file for the bank, in the caller's transaction: each payout enters a file once. 409 on the test rail, without the operator's
 * account, and when nothing is there to go; a refused field for a day on which banks don't work.
 */
export async function exportPayouts(ctx: Context, tx: Transaction, order: { by: UserId; transferOn: string }): Promise<PayoutFile> {
  const { by, transferOn } = order;
  if (!ctx.rails.cards.live) return refuse('test_money');
  const settings = fileSettings(ctx) ?? refuse('bank_facts_missing');
  checkDay(ctx, transferOn);
  const payouts = await exportable(tx, by);
  if (payouts.length === 0) return refuse('nothing_to_export');
  const { count, total, sha256 } = write(ctx.vault, settings, { transferOn, payouts });
  const madeAt = ctx.clock.now();
  const file: PayoutFile = { id: newId('payoutFile', ctx.random), number: await nextFileNumber(tx), transferOn, count, total: yen(total), sha256, settings, madeBy: by, madeAt, live: true };
  await insertFile(tx, file);
  for (const payout of payouts) {
    const step = decide(payout, { type: 'export', fileId: file.id }, madeAt);
    if (!step.ok || !await saveStep(tx, step.payout, payout.state)) throw new Error(`${payout.id} entered another file`);
  }
  return file;
}

/** The bytes of a file once more: the same, or nothing. 404; 410 when somebody in it has left since. */
export async function readFileBytes({ sql, vault }: OpenedRows, fileId: string): Promise<{ file: PayoutFile; bytes: Uint8Array }> {
  const file = await findFile(sql, fileId);
  if (file === null) throw new Problem('not_found');
  const payouts = await listInFile(sql, fileId);
  if (payouts.some((payout) => payout.account.sealed === null)) throw new Problem('expired', { detail: fileGone });
  const { bytes, sha256 } = write(vault, file.settings, { transferOn: file.transferOn, payouts });
  if (sha256 !== file.sha256) throw new Error(`${fileId} would not have the bytes it was given out with`);
  return { file, bytes };
}
