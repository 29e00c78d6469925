import { ConfigError } from '../config.ts';
import type { Context } from '../context.ts';
import type { Sql } from '../database/database.ts';
import type { Vault } from '../primitives/vault.ts';
import { changeSeal, countByKey, findSealedUnder, type SealedRow } from './seal-store.ts';
import { accountMarks, openAccount, sealAccount } from './sealed-account.ts';

/** So many rows of each table are sealed anew in one turn. */
const some = 100;

/** How the rows that hold bank accounts are sealed. */
export interface SealedState {
  /** Keys that rows are sealed under and that aren't here: nobody can be paid to those accounts. */
  readonly missing: readonly string[];
  /** Rows under a key that is here but not the first: it may go when there are none. */
  readonly older: number;
}

/** Under which keys bank accounts are sealed. Without a vault every key is missing. */
export async function readSealed(sql: Sql, vault: Vault | null): Promise<SealedState> {
  const counts = await countByKey(sql);
  const [first, ...olderIds] = vault?.keyIds ?? [];
  return { missing: [...counts.keys()].filter((keyId) => keyId !== first && !olderIds.includes(keyId)), older: olderIds.reduce((sum, keyId) => sum + (counts.get(keyId) ?? 0), 0) };
}

/** Refuses to start where bank accounts are sealed under a key that isn't here. Throws a ConfigError. */
export async function requireKeys({ db, vault }: Pick<Context, 'db' | 'vault'>): Promise<void> {
  const { missing } = await readSealed(db.sql, vault);
  if (missing.length > 0) throw new ConfigError(`SECRETS_KEY: bank accounts are sealed under a key that is missing (${missing.join(', ')}). Give it back, after the new one where there is one, or put secrets.key back into DATA_DIR.`);
}

async function sealAnew(ctx: Context, row: SealedRow): Promise<boolean> {
  const about = `${row.table}:${row.id}` as const;
  const account = openAccount(ctx.vault, row.account, about);
  return account !== null && changeSeal(ctx.db.sql, row, { account: sealAccount(ctx.vault, account, about), mark: accountMarks(ctx.vault, account)[0] });
}

/** Seals under the first key what stands under an older one, some at a time. Answers how many rows. */
export async function sealOlderAnew(ctx: Context): Promise<number> {
  const [, ...older] = ctx.vault.keyIds;
  if (older.length === 0) return 0;
  let done = 0;
  for (const row of await findSealedUnder(ctx.db.sql, older, some)) if (await sealAnew(ctx, row)) done += 1;
  return done;
}
