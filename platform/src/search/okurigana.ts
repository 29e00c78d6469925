import { normalise } from './normalise.ts';

/** Words of several verbs, with the kana in brackets that people write or leave out: 引(っ)越(し) is 引っ越し, 引越し, 引っ越 and 引越. */
const compounds = `引(っ)越(し) 買(い)物 買(い)替(え) 買(い)取(り) 申(し)込(み) 申(し)込(む) 申(し)出 手続(き) 受(け)付(け) 受(け)取(り) 受(け)入(れ) 打(ち)合(わ)せ 打合せ 問(い)合(わ)せ 待(ち)合(わ)せ 見積(も)(り) 見舞(い) 見送(り) 見守(り) 見通(し) 見直(し)
取(り)扱(い) 取(り)消(し) 取(り)組(み) 取(り)引(き) 取(り)寄(せ) 取(り)付(け) 取(り)決(め) 乗(り)換(え) 乗(り)継(ぎ) 乗(り)場 乗(り)物 乗(り)降(り) 切(り)替(え) 切(り)取(り) 振(り)込(み) 振(り)替(え) 振(り)返(り) 支払(い) 払(い)戻(し) 払(い)込(み) 割(り)引(き) 割(り)勘 割(り)合(い)
売(り)上(げ) 売(り)場 売(り)切(れ) 建(て)売(り) 建(て)替(え) 立(ち)会(い) 立(ち)退(き) 立(て)替(え) 立(ち)上(げ) 積(み)立(て) 組(み)立(て) 繰(り)返(し) 繰(り)上(げ) 繰(り)越(し) 差(し)押(さ)え 差(し)入(れ) 締(め)切(り) 貸(し)出(し) 貸(し)切(り) 借(り)入(れ) 借(り)換(え) 書(き)込(み) 書(き)方 書(き)換(え) 届(け)出 届(け)先 引(き)出(し) 引(き)渡(し) 引(き)落(と)(し) 引(き)継(ぎ) 引(き)取(り) 飼(い)主 飼(い)方
預(か)り 預(け)入(れ) 入(り)口 出(入)り口 日当(た)り 水回(り) 身の回(り) 間取(り) 片付(け) 後片付(け) 寝かし付(け) 読(み)聞(か)せ 読(み)方 暮(ら)し 終(わ)り 始(ま)り 生(ま)れ 落(と)し物 忘(れ)物 持(ち)物 持(ち)家 住(み)替(え) 住(み)心地 通(り)道 植(え)替(え) 育(て)方 食(べ)物 飲(み)物 食(べ)歩(き) 飲(み)会 飲(み)屋 編(み)物 焼(き)物 揚(げ)物 洗(い)物 干(し)物 贈(り)物 漬(け)物 着付(け) 盛(り)付(け) 味付(け) 作(り)方 使(い)方 選(び)方 教(え)方 学(び)方 働(き)方 話(し)方 話(し)合(い) 話(し)相手 聞(き)取(り) 聞(き)手 付(き)合(い) 知(り)合(い) 助(け)合(い) 向(か)い 隣(り)
雇(い)入(れ) 雇(い)止(め) 勤(め)先 休(み)明け 手当(て) 手伝(い) 手作(り) 手荷物 手洗(い) 裏話(し) 思(い)出 旅立(ち) 行(き)先 行(き)方 帰(り)道 乗(り)心地 寄(り)道 釣(り)堀 花火 縫(い)物 織(り)物 染(め)物 折(り)紙 切(り)紙 絵(の)具 生(け)花 植(え)木 草取(り) 草刈(り) 芝刈(り) 雪下(ろ)し 山登(り) 沢登(り) 川下(り) 潮干狩(り) 紅葉狩(り) 葡萄狩(り) 看取(り) 見取(り) 年寄(り) 寝た切(り) 床上(げ) 里帰(り) 里帰(り)出産 立(ち)会(い)出産 抱(っ)こ 人見知(り) 指しゃぶ(り) 夜泣(き) 昼寝 お下(が)り 送(り)迎(え) 送(り)出(し) 申(し)送(り) 引(っ)越(し)先 落(ち)着(き) 落(ち)込(み) 追(い)込(み) 追(い)付(く) 仕上(げ) 仕分(け) 仕送(り) 値引(き) 値上(げ) 値下(げ) 下取(り) 下見 歩(き)方 走(り)方 泳(ぎ)方`;

/** Pairs that look like one word with and without its kana and are two: 生き物 is no 生物, 組み合わせ no 組合. */
const others = new Set(['組合', '生物', '読書', '食物', '書物', '作物', '植物', '試合', '場合', '入学', '見学', '通学', '入社', '入金', '合格', '住所', '建物', '着物', '動物', '見物', '飲食', '生活', '学生', '先生', '出来', '引用', '切手', '話題', '立場', '出産', '生産', '通話', '会話']
  .map(normalise));

/** Kana that end the stem of a verb, by the kanji before them; 引っ, 引き. */
const stems: ReadonlyMap<string, readonly string[]> = new Map(`買い 引き 引っ 越し 申し 込み 取り 乗り 換え 替え 変え 受け 付け 付き 組み 立て 立ち 打ち 合い 合わ 積み 振り 続き 切り 書き 読み 建て 落ち 落とし 着き 売り 貸し 借り 置き 繰り 差し 押し 締め 持ち 割り 払い 戻し 届け 出し 入れ 上げ 下げ 回り 渡し 通し 通り 消し 返し 返り 起き 探し
試し 暮らし 移り 住み 扱い 使い 預け 預かり 飼い 育て 聞き 話し 走り 歩き 飲み 食べ 洗い 干し 焼き 煮 揚げ 編み 縫い 織り 染め 釣り 植え 刈り 始め 終わり 折り 曲げ 掛け 抜き 抜け 直し 継ぎ 遅れ 帰り 送り 迎え 待ち 働き 休み 勤め 辞め 選び 決め 備え 支え 助け 教え 学び 習い 当て 当たり 向き 寄り 寄せ 巻き 包み 詰め 並び 並べ 重ね 貼り 塗り 磨き 拭き 干し 畳み 仕分け 見 追い 逃げ 降り 登り 泳ぎ 眠り 寝 覚め 泣き 笑い 叱り 褒め 抱き 産み 生み 看 見守り`
  .split(/\s+/u).filter((stem) => stem.length > 1).map((stem) => [stem.charAt(0), stem.slice(1)] as const)
  .reduce((known, [kanji, kana]) => known.set(kanji, [...known.get(kanji) ?? [], kana]), new Map<string, string[]>()));

/** All ways to write a pattern with optional kana. */
function spellings(pattern: string): string[] {
  const [before = '', kana, ...after] = pattern.split(/[()]/u);
  if (kana === undefined) return [before];
  const rest = spellings(pattern.slice(before.length + kana.length + 2));
  return after.length === 0 ? [before] : rest.flatMap((end) => [`${before}${kana}${end}`, `${before}${end}`]);
}

/** The sets of spellings of compounds, as they are written. */
export const okuriganaSets: readonly (readonly string[])[] = compounds.split(/\s+/u).map(spellings).filter((set) => set.length > 1);

const betweenKanji = /^(\p{Unified_Ideograph}+)([ぁ-ん]{1,2})(\p{Unified_Ideograph})([ぁ-ん]{0,2})$/u;
const twoKanji = /^(\p{Unified_Ideograph})(\p{Unified_Ideograph})([ぁ-ん]{0,2})$/u;

/** 植え替え → 植替え, 植替: where the kana belong to the verb before them. */
function without(word: string): string[] {
  const [, before = '', kana = '', after = '', end = ''] = betweenKanji.exec(word) ?? [];
  if (kana === '' || stems.get(before.at(-1) ?? '')?.includes(kana) !== true || others.has(`${before}${after}`)) return [];
  const ends = stems.get(after)?.includes(end) === true ? [end, ''] : [end];
  return ends.map((one) => `${before}${after}${one}`);
}

/** 植替え → 植え替え: where both kanji are verbs. */
function within(word: string): string[] {
  const [, first = '', second = '', end = ''] = twoKanji.exec(word) ?? [];
  const ends = stems.get(second);
  if (first === '' || ends === undefined || others.has(`${first}${second}`) || (end !== '' && !ends.includes(end))) return [];
  return (stems.get(first) ?? []).map((kana) => `${first}${kana}${second}`);
}

/** Further spellings of a word by the rules of okurigana, the word itself left out. */
export function okuriganaVariants(word: string): readonly string[] {
  return [...without(word), ...within(word)];
}
