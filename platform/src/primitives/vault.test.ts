import { describe, expect, it } from 'vitest';
import { SealBroken, vaultOf, type Sealed } from './vault.ts';

const secret = (byte: number) => new Uint8Array(32).fill(byte);
const [one, two, both] = [vaultOf([secret(1)]), vaultOf([secret(2)]), vaultOf([secret(2), secret(1)])];
const sealed = one.seal('1234567 ｻﾄｳ', 'payout:1');
const changed = ({ keyId, text }: Sealed, at: number): Sealed => {
  const bytes = Buffer.from(text, 'base64url');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { keyId, text: bytes.toString('base64url') };
};

describe('a sealed text', () => {
  it('is opened for its place alone', () => {
    expect(one.open(sealed, 'payout:1')).toBe('1234567 ｻﾄｳ');
    expect(() => one.open(sealed, 'payout:2')).toThrow(SealBroken);
  });

  it('is another each time, and says nothing of itself', () => {
    expect(one.seal('1234567', 'payout:1').text).not.toBe(one.seal('1234567', 'payout:1').text);
    expect(Buffer.from(sealed.text, 'base64url').includes('1234567')).toBe(false);
  });

  it('is refused when any of its bits was changed, or it was cut', () => {
    const length = Buffer.from(sealed.text, 'base64url').length;
    for (let at = 0; at < length; at += 1) expect(() => one.open(changed(sealed, at), 'payout:1'), String(at)).toThrow(SealBroken);
    for (const text of ['', sealed.text.slice(0, 20), sealed.text.slice(0, -4)]) expect(() => one.open({ ...sealed, text }, 'payout:1')).toThrow(SealBroken);
  });

  it('needs its key, which may be an older one', () => {
    expect(() => two.open(sealed, 'payout:1')).toThrow(`its key ${one.keyIds[0]} is missing`);
    expect(() => two.open({ ...sealed, keyId: two.keyIds[0] }, 'payout:1')).toThrow(SealBroken);
    expect(both.open(sealed, 'payout:1')).toBe('1234567 ｻﾄｳ');
    expect(both.seal('x', 'payout:1').keyId).toBe(two.keyIds[0]);
  });

  it('is found by a mark that differs from key to key', () => {
    expect(one.marksOf('a')).toEqual(one.marksOf('a'));
    expect(both.marksOf('a')).toEqual([...two.marksOf('a'), ...one.marksOf('a')]);
    expect(new Set([...both.marksOf('a'), ...both.marksOf('b')]).size).toBe(4);
  });

  it('has no key of another length', () => {
    expect(() => vaultOf([new Uint8Array(16)])).toThrow(RangeError);
  });
});
