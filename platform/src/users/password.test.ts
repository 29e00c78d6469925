import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords-store.ts';
import { hashOfNobody, hashPassword, isPassword } from './password-hash-actions.ts';
import { passwordFault } from './password.ts';

const aya = { nickname: 'みなとのかもめ', email: 'Kamome.Minato@example.jp' };

describe('a password', () => {
  it.each(['correct-battery-42', 'さくらの木の下で待っています', 'neko-to-kurasu-7', 'a perfectly plain sentence', '🐧🐧🐟🐟🦀🦀🐙🐙🐳🐳🦐🦐'])('%s will do', (password) => {
    expect(passwordFault(password, aya, commonPasswords)).toBeNull();
  });

  it.each([
    ['elevenchars', 'short'], ['🐧🐟🦀🐙🐳🦐', 'short'],
    ['Password1234', 'common'], ['P@ssw0rd!!2026', 'common'], ['passwordpassword', 'common'], ['qwertyuiop12', 'common'], ['aaaaaaaaaaaa', 'common'], ['abcabcabcabc', 'common'],
    ['123456789012', 'common'], ['sunshine2024!!', 'common'], ['ｐａｓｓｗｏｒｄ１２３４', 'common'], ['chokuchoku2026', 'common'], ['zyxwvutsrqpo', 'common'], ['sakurasakura', 'common'],
    ['みなとのかもめ12345', 'personal'], ['kamome.minato', 'personal'], ['kamome.minato@example.jp', 'personal'],
  ])('%s won’t: %s', (password, fault) => {
    expect(passwordFault(password, aya, commonPasswords)).toBe(fault);
  });

  it('is checked against about 3,000 common ones', () => {
    expect(commonPasswords.size).toBeGreaterThanOrEqual(3_000);
  });
});

describe('a kept password', () => {
  const salts = (length: number) => new Uint8Array(length).fill(7);

  it('is an argon2id hash with 19 MiB and 2 passes that only the password fits', async () => {
    const hash = await hashPassword('correct-battery-42', salts);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('correct-battery-42', hash)).toBe(true);
    expect(await isPassword('correct-battery-43', hash)).toBe(false);
  });

  it('fits however its letters are composed', async () => {
    const hash = await hashPassword('か\u3099くえんさい-2026', salts);
    expect(await isPassword('がくえんさい-2026', hash)).toBe(true);
  });

  it('of nobody costs the same and fits nothing', async () => {
    expect(hashOfNobody.split('$').slice(1, 4)).toEqual(['argon2id', 'v=19', 'm=19456,t=2,p=1']);
    expect(await isPassword('', hashOfNobody)).toBe(false);
  });

  it('is refused, not queued for minutes, when far too many ask at once', async () => {
    const flood = await Promise.allSettled(Array.from({ length: 130 }, () => isPassword('x', '$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')));
    const refused = flood.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(28);
    expect(refused[0]).toMatchObject({ reason: { code: 'too_busy' } });
    expect(await isPassword('y', hashOfNobody)).toBe(false);
  });
});
