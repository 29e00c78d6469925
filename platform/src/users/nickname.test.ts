import { describe, expect, it } from 'vitest';
import { nicknameFault, nicknameKey } from './nickname.ts';

describe('a nickname', () => {
  it.each([
    'ゆう', 'みなとのかもめ', '夜勤あけコーヒー', '算数ぎらい父さん', 'Anna Müller', 'ひろ＠大宮', 'Ａｙａ', '🐧ペンギン', '👨‍👩‍👧', '김민수', 'Вера', 'さくら🌸2026', 'チョコ好き', 'がぎぐげご', 'é̂a', '鈴木サポーター',
  ])('%s is fine', (nickname) => {
    expect(nicknameFault(nickname)).toBeNull();
  });

  it.each([
    ['運営', 'reserved'], ['チョク!運営', 'reserved'], ['ちょくサポート', 'reserved'], ['Choku', 'reserved'], ['ＣＨＯＫＵ', 'reserved'], ['ch0ku', 'reserved'], ['c.h.o.k.u', 'reserved'], ['Adm1n', 'reserved'],
    ['Official Team', 'reserved'], ['サポート', 'reserved'], ['support', 'reserved'], ['表示できないユーザー', 'reserved'], ['事 務 局', 'reserved'],
    ['ゆう\u200d', 'invisible'], ['ゆ\u200cう', 'invisible'], ['ゆう\u202e', 'invisible'], ['\u3164', 'invisible'], ['a\u00adb', 'invisible'], ['z\u0310\u0311\u0312\u0313algo', 'invisible'],
    ['аdаm', 'mixed_scripts'], ['Αnna', 'mixed_scripts'], ['ゆうВера', 'mixed_scripts'],
    ['...', 'empty'], ['　 !', 'empty'],
  ])('%s is refused: %s', (nickname, fault) => {
    expect(nicknameFault(nickname)).toBe(fault);
  });

  it('is compared without width, case, kana kind, spaces and signs', () => {
    expect(nicknameKey('サクラ ☆ Ａ１')).toBe(nicknameKey('さくらa1'));
  });
});
