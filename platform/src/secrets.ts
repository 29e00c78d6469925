import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';
import { vaultOf, type Vault } from './primitives/vault.ts';

type Settings = Pick<Config, 'secretsKeys' | 'storageFolder'>;

/** Where the key is kept that the platform made for itself. */
export function secretsFile({ storageFolder }: Pick<Config, 'storageFolder'>): string {
  return join(storageFolder, 'secrets.key');
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** The platform's keys as they are; null where none was given and none was made yet. Throws a ConfigError for a file that holds no key. */
export async function readVault(config: Settings): Promise<Vault | null> {
  const [first, ...older] = config.secretsKeys.map((key) => Buffer.from(key, 'base64'));
  if (first !== undefined) return vaultOf([first, ...older]);
  try {
    const secret = Buffer.from((await readFile(secretsFile(config), 'utf8')).trim(), 'base64');
    if (secret.length !== 32) throw new ConfigError(`${secretsFile(config)}: holds no key of 32 bytes in base64; put the one back that was there.`);
    return vaultOf([secret]);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Of two processes that make a key at once, one does: a file appears whole and under its name, or it was there. */
async function makeKey(config: Settings): Promise<void> {
  const file = secretsFile(config);
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  await mkdir(config.storageFolder, { recursive: true });
  await writeFile(fresh, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(fresh, file);
  } catch (error) {
    if (!isThere(error)) throw error;
  } finally {
    await rm(fresh);
  }
}

/** The platform's keys: those of SECRETS_KEY, else the one kept in DATA_DIR, made when there is none (readable by its owner alone). */
export async function openVault(config: Settings): Promise<Vault> {
  const known = await readVault(config);
  if (known !== null) return known;
  await makeKey(config);
  const made = await readVault(config);
  if (made === null) throw new Error(`${secretsFile(config)} was not kept`);
  return made;
}
