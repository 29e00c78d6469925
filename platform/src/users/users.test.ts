import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { after, instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { freshCode, judgeCode, plainDigits, sixDigits } from './mailed-code.ts';
import { safeNext } from './next-path.ts';
import { isUseDue } from './session.ts';
import { emailKey, ratingOf } from './user.ts';

const now = instant(1_764_000_000_000);

describe('a mailed code', () => {
  it('has six digits, the low ones as often as the high', () => {
    const codes = Array.from({ length: 2_000 }, () => sixDigits((length) => randomBytes(length)));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(100);
  });

  it('leaves out the numbers that would make low codes likelier', () => {
    const draws = [[255, 255, 255, 255], [0, 0, 0, 42]];
    expect(sixDigits(() => new Uint8Array(draws.shift() ?? []))).toBe('000042');
  });

  it.each([
    [0, 0, 'right', 'right'], [4, 0, 'right', 'right'], [5, 0, 'right', 'expired'], [0, 15 * MINUTE, 'right', 'expired'], [0, 15 * MINUTE - 1, 'right', 'right'], [0, 0, 'other', 'wrong'],
  ])('after %i wrong tries and %i ms, typed %s: %s', (tries, waited, typed, verdict) => {
    expect(judgeCode({ ...freshCode('right', now), tries }, typed, after(now, waited))).toBe(verdict);
  });

  it('that was never made is never right', () => {
    expect(judgeCode(freshCode(null, now), 'right', now)).toBe('wrong');
  });

  it('may be typed full-width', () => {
    expect(plainDigits(' １２３４５６ ')).toBe('123456');
  });
});

describe('after signing in', () => {
  it.each(['/connect/hnd_1?then=%2Fconsent', '/s/svc_1#talk', '/'])('%s is gone on to', (path) => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/\tevil', 'javascript:alert(1)', '/a b', `/${'x'.repeat(2_001)}`, '/..//evil.example'])('%s leads nowhere but my page', (path) => {
    expect(safeNext(path)).toMatch(/^\/(?!\/)/);
    expect(new URL(safeNext(path), 'https://choku.example').origin).toBe('https://choku.example');
  });
});

describe('small rules', () => {
  it('one e-mail address in two spellings is one account', () => {
    expect(emailKey(' Ｙuu@Example.JP ')).toBe(emailKey('yuu@example.jp'));
  });

  it('a rating needs a review', () => {
    expect(ratingOf({ talkCount: 3, reviewCount: 0, starsSum: 0 })).toBeNull();
    expect(ratingOf({ talkCount: 3, reviewCount: 3, starsSum: 14 })).toEqual({ average: 4.7, count: 3 });
  });

  it('the use of a session is written down at most every ten minutes', () => {
    expect([isUseDue({ usedAt: now }, after(now, 10 * MINUTE - 1)), isUseDue({ usedAt: now }, after(now, 10 * MINUTE)), isUseDue({ usedAt: now }, after(now, DAY))]).toEqual([false, true, true]);
  });
});
