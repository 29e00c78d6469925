import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBankKana, isPartyKana, normaliseBankName, normaliseClient, normaliseHolder } from './bank-kana.ts';
import { abbreviation, legalEntities } from './legal-entities.ts';

const kana = (text: string): string => {
  const answer = normaliseHolder(text);
  return answer.ok ? answer.kana : `refused: ${answer.reason}`;
};

describe('a holder’s name', () => {
  it.each([
    ['やまだ　たろう', 'ﾔﾏﾀﾞ ﾀﾛｳ'], ['サトー　シュンスケ', 'ｻﾄ- ｼﾕﾝｽｹ'], ['ﾔﾏﾀﾞｰﾀﾛｳ', 'ﾔﾏﾀﾞ-ﾀﾛｳ'], ['カ）チョク', 'ｶ)ﾁﾖｸ'], ['ヲカザキ', 'ｵｶｻﾞｷ'],
    ['キャノン', 'ｷﾔﾉﾝ'], ['ヴィクトリア', 'ｳﾞｲｸﾄﾘｱ'], ['ﾊﾟｰﾃｨ', 'ﾊﾟ-ﾃｲ'], ['ジョン・スミス', 'ｼﾞﾖﾝ.ｽﾐｽ'],
    ['ヨーコ', 'ﾖ-ｺ'], ['ＹＡＭＡＤＡ　Ｋ', 'YAMADA K'], ['john smith', 'JOHN SMITH'], ['カ゛ク゛', 'ｶﾞｸﾞ'], ['ハ゜リ', 'ﾊﾟﾘ'], ['か\u3099', 'ｶﾞ'],
    ['ヰノウエ　ヱミ', 'ｲﾉｳｴ ｴﾐ'], ['　ヤマダ \u00a0　タロウ　', 'ﾔﾏﾀﾞ ﾀﾛｳ'], ['一ノ瀬', 'refused: character'], ['ヶヵヮ', 'ｹｶﾜ'], ['ｧｨｯｬ', 'ｱｲﾂﾔ'],
  ])('%s becomes %s', (typed, written) => {
    expect(kana(typed)).toBe(written);
  });

  it.each(['ー', 'ｰ', '－', '−', '‐', '‑', '–', '—', '―', '─', '〜', '～', '-'])('takes %s for a dash', (dash) => {
    expect(kana(`ア${dash}ト`)).toBe('ｱ-ﾄ');
  });

  it.each([
    ['東京', '東'], ['オ\'ハラ', '\''], ['Ａ＆Ｂ', '＆'], ['ヤマダ\nタロウ', '\n'], ['ア\u001aイ', '\u001a'], ['ｱ,ｲ', ','], ['¥', '¥'], ['ア\\イ', '\\'],
    ['㍿チョク', '㍿'], ['ア々', '々'], ['ア\u200bイ', '\u200b'], ['café', 'é'], ['straße', 'ß'], ['ｶ｡', '｡'], ['アヽ', 'ヽ'], ['あゞ', 'ゞ'], ['ㇰア', 'ㇰ'], ['ア😀', '😀'], ['「ア」', '「'], ['ヺ', 'ヺ'],
  ])('refuses %j and names %j', (typed, character) => {
    expect(normaliseHolder(typed)).toEqual({ ok: false, reason: 'character', character });
  });

  it.each(['ワ゛', 'ヷ', 'ア゛', 'カ゜', '゛カ', 'カ ゛', 'カ゛゛', 'ナﾞ', 'A゛'])('refuses the voicing mark of %s, which belongs to nothing', (typed) => {
    expect(normaliseHolder(typed)).toMatchObject({ ok: false, reason: 'stranded_mark' });
  });

  it('counts a voiced kana as two bytes and never cuts', () => {
    expect(normaliseHolder('ガ'.repeat(15))).toMatchObject({ ok: true, bytes: 30 });
    expect(normaliseHolder('ガ'.repeat(15) + 'ア')).toEqual({ ok: false, reason: 'too_long', bytes: 31, most: 30 });
  });

  it('refuses nothing at all', () => {
    expect(normaliseHolder(' 　 ')).toEqual({ ok: false, reason: 'empty' });
  });

  it('says what it changed', () => {
    expect(normaliseHolder('ﾔﾏﾀﾞ ﾀﾛｳ')).toMatchObject({ changed: ['width'] });
    expect(normaliseHolder('しょーじ・ヲ')).toMatchObject({ changed: ['hiragana', 'dashes', 'small_kana', 'old_kana', 'middle_dot'] });
    expect(normaliseHolder('abc')).toMatchObject({ changed: ['capitals'] });
  });

  it('leaves what it wrote as it is', () => {
    for (const typed of ['やまだ　たろう', 'ヴィクトリア', 'カ）チョク', 'ジョン・スミス']) expect(kana(kana(typed))).toBe(kana(typed));
  });
});

describe('whatever is typed', () => {
  const letters = fc.constantFrom(...'アイカガパヴッャゎヵヶヲヰーｶﾞﾊﾟｯｰ゛゜がっゔ・･･（）()．. 　-−〜～一東々㈱①ⅢﾀＡａﬁé\t\n\\¥,、「｡😀');
  const typed = fc.oneof(fc.array(letters, { maxLength: 36 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 40 }));

  it('becomes a name that a bank takes and that stays as it is, or is refused with a reason', () => {
    fc.assert(fc.property(typed, (text) => {
      const found = normaliseHolder(text);
      if (!found.ok) return;
      expect(isPartyKana(found.kana, 30)).toBe(true);
      expect([found.bytes, /[ｦ-ｰ]/u.test(found.kana)]).toEqual([found.kana.length, false]);
      expect(kana(found.kana)).toBe(found.kana);
      expect(kana(found.kana.normalize('NFKC'))).toBe(found.kana);
    }), { numRuns: 1_000 });
  });

  it.each([
    ['（カ）ヌノカワ', '(ｶ)ﾇﾉｶﾜ'], ['ヌノカワ（カ', 'ﾇﾉｶﾜ(ｶ'], ['シャ）ヌノ', 'ｼﾔ)ﾇﾉ'], ['トクヒ）アー　ベー', 'ﾄｸﾋ)ｱ- ﾍﾞ-'], ['ダ．ヴィンチ', 'ﾀﾞ.ｳﾞｲﾝﾁ'], ['ゔぃくとりあ', 'ｳﾞｲｸﾄﾘｱ'], ['ｱ･ｲ', 'ｱ.ｲ'], ['Ｏ−ＮＯ ２', 'O-NO 2'],
  ])('such as %s becomes %s', (text, written) => {
    expect(kana(text)).toBe(written);
  });

  it.each(['㈱ヌノカワ', '（株）ヌノカワ', 'ヌノカワ，ヒロ', 'ヌノカワ_', 'ｱ\tｲ', 'ア\ufeffイ', 'О'])('such as %j is refused', (text) => {
    expect(normaliseHolder(text)).toMatchObject({ ok: false, reason: 'character' });
  });
});

describe('other names', () => {
  it('gives the operator’s own name 40 bytes', () => {
    expect(normaliseClient('ア'.repeat(40))).toMatchObject({ ok: true, bytes: 40 });
    expect(normaliseClient('ア'.repeat(41))).toMatchObject({ ok: false, reason: 'too_long' });
  });

  it('allows banks no sign but the dash', () => {
    expect(normaliseBankName('クレデイ．スイス')).toMatchObject({ ok: true, kana: 'ｸﾚﾃﾞｲ ｽｲｽ' });
    expect(normaliseBankName('ミツビシユ－エフジエイ')).toMatchObject({ ok: true, kana: 'ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ' });
    expect(normaliseBankName('ア（イ')).toMatchObject({ ok: false, reason: 'character', character: '（' });
  });

  it('knows what is written already', () => {
    expect(['ﾔﾏﾀﾞ ﾀﾛｳ', 'ｶ)ﾁﾖｸ', 'A.B-C'].map((text) => isPartyKana(text, 30))).toEqual([true, true, true]);
    expect(['', 'ヤマダ', 'ﾜﾞ', 'ｦ', 'ｬ', 'ｰ', ' ｱ', 'a', 'ﾅﾟ', 'ｱ\n'].map((text) => isPartyKana(text, 30))).toEqual(Array(10).fill(false));
    expect(['', 'ﾐｽﾞﾎ', 'ｱ.ｲ', 'ｱ'.repeat(16)].map(isBankKana)).toEqual([true, true, false, false]);
  });

  it('offers abbreviations that a name may hold', () => {
    const shapes = legalEntities.flatMap((entity) => (['before', 'after', 'middle'] as const).map((place) => normaliseHolder(`${abbreviation(entity, place)}`)));
    expect(shapes.every(({ ok }) => ok)).toBe(true);
    expect(legalEntities.slice(0, 1).map((entity) => [abbreviation(entity, 'before'), abbreviation(entity, 'after'), abbreviation(entity, 'middle')])).toEqual([['カ)', '(カ', '(カ)']]);
  });
});
