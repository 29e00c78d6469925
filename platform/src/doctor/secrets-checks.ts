import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { readSealed } from '../payouts/index.ts';
import type { Vault } from '../primitives/vault.ts';
import { readVault, secretsFile } from '../secrets.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

function whereItIs(config: Config, vault: Vault | null): Finding {
  if (config.secretsKeys.length > 0) return fine('SECRETS_KEY', 'Bank accounts are sealed under a key that stands outside the database. Keep a copy of it apart from the backups.');
  if (vault === null) return note('SECRETS_KEY', `Missing, and there is no ${secretsFile(config)} yet: the first start makes it.`);
  return note('SECRETS_KEY', `Missing: the key is ${secretsFile(config)}, so a copy of the folder holds key and database. Give it as SECRETS_KEY and keep it elsewhere.`);
}

/** Where the key of bank accounts is, and whether it opens all that is sealed. Makes none. */
export async function checkSecrets(config: Config, db: Database): Promise<Finding[]> {
  const vault = await readVault(config);
  const { missing, older } = await readSealed(db.sql, vault);
  return [
    whereItIs(config, vault),
    ...(missing.length === 0 ? [] : [wrong('sealed', `Bank accounts are sealed under a key that is missing (${missing.join(', ')}): give it back in SECRETS_KEY, or put ${secretsFile(config)} back.`)]),
    ...(older === 0 ? [] : [note('sealed', `${older} rows stand under an older key and are sealed anew while the platform runs: leave it in SECRETS_KEY until then.`)]),
  ];
}
