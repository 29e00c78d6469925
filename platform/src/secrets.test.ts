import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';
import { openVault, readVault } from './secrets.ts';

const folders: string[] = [];
afterEach(async () => { for (const folder of folders.splice(0)) await rm(folder, { recursive: true }); });

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'choku-secrets-'));
  folders.push(made);
  return made;
}
const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');

describe('the key of bank accounts', () => {
  it('is made once, for its owner’s eyes alone, also by eight at once', async () => {
    const config = readConfig({ DATA_DIR: join(await folder(), 'new') });
    expect(await readVault(config)).toBeNull();
    const vaults = await Promise.all(Array.from({ length: 8 }, () => openVault(config)));
    expect(new Set(vaults.map(({ keyIds }) => keyIds[0])).size).toBe(1);
    expect(await readdir(config.storageFolder)).toEqual(['secrets.key']);
    expect((await stat(join(config.storageFolder, 'secrets.key'))).mode & 0o777).toBe(0o600);
  });

  it('is the one that was given, older ones after it, and then none is made', async () => {
    const config = readConfig({ DATA_DIR: await folder(), SECRETS_KEY: `${keyOf(2)},${keyOf(1)}` });
    const [vault, older] = [await openVault(config), await openVault(readConfig({ SECRETS_KEY: keyOf(1) }))];
    expect(vault.open(older.seal('x', 'here'), 'here')).toBe('x');
    expect(vault.keyIds).toEqual([expect.any(String), older.keyIds[0]]);
    expect(await readdir(config.storageFolder)).toEqual([]);
  });

  it('is not guessed where the file holds none', async () => {
    const config = readConfig({ DATA_DIR: await folder() });
    await writeFile(join(config.storageFolder, 'secrets.key'), 'short');
    await expect(openVault(config)).rejects.toBeInstanceOf(ConfigError);
  });

  it('is needed by production with a database that several processes use', () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://choku.example', SMTP_URL: 'smtps://mail.example', CHOKU_CARDS: 'test' };
    expect(() => readConfig({ ...production, DATABASE_URL: 'mariadb://db/choku' })).toThrow('SECRETS_KEY');
    expect(readConfig({ ...production, DATABASE_URL: 'mariadb://db/choku', SECRETS_KEY: keyOf(1) }).secretsKeys).toEqual([keyOf(1)]);
    expect(readConfig(production).secretsKeys).toEqual([]);
    for (const wrong of ['x', keyOf(1).slice(4), `${keyOf(1)},`, Buffer.alloc(16).toString('base64')]) expect(() => readConfig({ SECRETS_KEY: wrong }), wrong).toThrow('32 bytes');
  });
});
