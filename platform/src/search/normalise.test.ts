import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, spell } from './normalise.ts';

describe('spelling', () => {
  it.each([
    ['ＰＴＡ', 'pta'], ['社内ｻｰﾊﾞｰ更新', '社内さーばー更新'], ['サ−バ', 'さーば'], ['カ゛ン', 'がん'], ['café', 'cafe'], ['すごーーい', 'すごーい'],
    ['１人 一人', '1人 1人'], ['二十代で転職を三回', '20代で転職を3回'], ['1,000円 1万5千円 百万円', '1000円 15000円 1000000円'], ['二〇二六年', '2026年'],
    ['十分 十分間', '十分 10分間'], ['一般 三重 千葉 千代田 統一回答', '一般 三重 千葉 千代田 統一回答'], ['三ヶ月 ３カ月 三箇月', '3か月 3か月 3か月'],
    ['自由ヶ丘 自由ケ丘 自由が丘', '自由が丘 自由が丘 自由が丘'], ['猫が好き', '猫が好き'], ['四ツ谷 井之頭', '4つ谷 井の頭'],
    ['ヴァイオリン ウェディング ヴェトナム', 'ばいおりん うえでぃんぐ べとなむ'], ['つまづく はなぢ', 'つまずく はなじ'],
    ['髙島屋 渡邉 櫻井', '高島屋 渡辺 桜井'], ['人々 佐々木 いすゞ', '人人 佐佐木 いすず'], ['ワーキング・ホリデー', 'わーきんぐほりでー'],
    ['【中学受験】塾なし', '中学受験 塾なし'], ['Wi-Fi don’t', 'wi fi dont'], ['C++ C# 3.5', 'c++ c# 3.5'], ['東京ー大阪', '東京 大阪'], ['子\u200d育て', '子育て'], ['🍣!？', ''],
    ['びょういん びよういん', 'びょういん びよういん'], ['ビル ビール', 'びる びーる'],
  ])('writes %j as %j', (text, spelled) => {
    expect(normalise(text)).toBe(spelled);
  });

  const signs = fc.constantFrom(...'一二十百千万〇人分月年ヶケか箇ツノ之丘猫々ゝゞーｰ-〜・゛゜ヴァウィづぢﾊﾞaA1,.+#\'’ 　京都が分間🍣', '\u200d', '\u3099');
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(signs, { maxLength: 14 }).map((all) => all.join('')));

  it('changes nothing when done again', () => {
    fc.assert(fc.property(texts, (text) => normalise(normalise(text)) === normalise(text)), { numRuns: 3_000 });
  });

  it('makes nothing longer but numbers and signs that stand for several', () => {
    fc.assert(fc.property(texts, (text) => {
      const numerals = [...text].filter((sign) => '〇一二十百千万'.includes(sign)).length;
      return normalise(text).length <= text.normalize('NFKC').length + 4 * numerals;
    }), { numRuns: 3_000 });
  });

  it('keeps each sign in its place when the kana are made one kind', () => {
    fc.assert(fc.property(texts, (text) => spell(text).length === normalise(text).length), { numRuns: 1_000 });
  });

  it('knows no difference of width, case and kind of kana, in whatever order they come', () => {
    const wide = (text: string) => text.replaceAll(/[a-z0-9]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const kata = (text: string) => text.replaceAll(/[あ-ん]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
    const words = fc.array(fc.constantFrom(...'あかさたなぱぴがぎnptx07猫町'), { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(fc.property(words, (text) => [wide(text), kata(text), text.toUpperCase(), wide(kata(text.toUpperCase()))].every((other) => normalise(other) === normalise(text))));
  });
});
