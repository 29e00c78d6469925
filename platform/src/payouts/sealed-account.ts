import type { Sealed, Vault } from '../primitives/vault.ts';
import type { BankAccount, BankPlace } from './bank-account.ts';

/** An account as it stands in a row: where it is and the end of its number open, the number and its holder sealed. */
export interface SealedAccount extends BankPlace {
  /** The last three digits. */
  readonly numberEnd: string;
  /** Null once somebody has left. */
  readonly sealed: Sealed | null;
}

/** What an account is sealed for: the row it stands in. */
export type AccountRow = `bank_account:${string}` | `payout:${string}`;

interface Secret { readonly accountNumber: string; readonly holder: string }

/** Seals number and holder of an account for the row it will stand in. */
export function sealAccount(vault: Vault, account: BankAccount, row: AccountRow): SealedAccount {
  const { bankCode, bankName, bankKana, branchCode, branchName, branchKana, accountType, accountNumber, holder } = account;
  const secret: Secret = { accountNumber, holder };
  return { bankCode, bankName, bankKana, branchCode, branchName, branchKana, accountType, numberEnd: accountNumber.slice(-3), sealed: vault.seal(JSON.stringify(secret), row) };
}

/** Number and holder of a row. Throws `SealBroken` when they are another row's, or were changed. */
export function openSecret(vault: Vault, sealed: Sealed, row: AccountRow): Secret {
  return JSON.parse(vault.open(sealed, row)) as Secret;
}

/** The whole account of a row; null once somebody has left. Throws `SealBroken` when it is another row's, or was changed. */
export function openAccount(vault: Vault, account: SealedAccount, row: AccountRow): BankAccount | null {
  const { numberEnd: _, sealed, ...place } = account;
  return sealed === null ? null : { ...place, ...openSecret(vault, sealed, row) };
}

/** What the same accounts share and nobody else can compute: the mark under the present key, then those under older ones. */
export function accountMarks(vault: Vault, { bankCode, branchCode, accountNumber }: BankAccount): readonly [string, ...string[]] {
  return vault.marksOf(`${bankCode}-${branchCode}-${accountNumber}`);
}
