import { normalise } from './normalise.ts';

/** Words that stand inside others without being meant there, each followed by those others. */
const lines = `がん がんば がんだむ がんぷら がんこ がんがん がんじ がんたん がんしょ がんす がんぼ がんか がんもど がんめん しゃがん
ねこ ねころ ねこそぎ ねこけ
いぬ いぬき
うつ うつく うつす うつし うつる うつり うつわ うつむ うつぶ うつろ
かめ かめら
くつ くつろ くつが
うた うたが
もも ももいろ どももい
くり くりかえ くりあ くりす
いか いかが いかな いかに いかさ いかす
ほん ほんの ほんと ほんね ほんき にほん
たび たびた このたび そのたび たびに
ふろ ふろく ふろー ふろん
かさ かさね かさば かさか
京都 東京都
都市 京都市
京都市 東京都市
ばす ばすけ ばすた
らん らんど らんち
父母 祖父母
大人 大人数 大人気
本人 日本人
国内 中国内
海道 北海道
府中 京都府中 大阪府中
理科 料理科 心理科
産婦 助産婦
人前 1人前 2人前 3人前 4人前
水戸 清水戸
語学 日本語学校
生物 学生物語
動物 自動物
学年 大学年
用品 利用品
教会 宗教会議
公立 主人公立
物件 動物件
部下 全部下
会計 社会計画
安全 不安全部
人口 個人口座
金利 年金利用 料金利用
所長 場所長
大会 巨大会場
社会 会社会計
新築 最新築地`;

/** The longer words in which a word doesn't count, with where it stands in them. */
export const falseFriends: ReadonlyMap<string, readonly { readonly longer: string; readonly offset: number }[]> = new Map(lines.split('\n').map((line) => {
  const [word = '', ...longer] = line.split(' ').map(normalise);
  return [word, longer.map((one) => ({ longer: one, offset: one.indexOf(word) }))] as const;
}));

/** Kana that end verbs and sentences far more often than they are a word of their own: they count as words in katakana alone (タイ, デモ). */
export const endings: ReadonlySet<string> = new Set('たい ない ます です した して する いる ある なる れる せる から まで より だけ ので のに けど でも なら たら とき こと もの ため よう そう まま など ほど しか さえ って たり なく なり かも がち ちゃ じゃ した とも には では とは れば ては にも やり とり いて'.split(' '));

/** Words that often follow another in one run of katakana, where what parts words takes both for one: ライブハウス, ベビーシッター. */
export const followers: ReadonlySet<string> = new Set('ハウス シッター カー ショップ フード サロン カフェ グッズ ルーム スクール ボール ケア ホーム カード ローン マネー ライフ ワーク スタイル サービス コース レッスン クラブ チーム セット シート ベッド タオル ブック ノート ウェア シューズ ツアー ガイド パーク タウン ビル マンション アパート エリア センター ステーション マスター トレーナー コーチ モデル メーカー プラン ブログ サイト デザイン'
  .split(' ').map(normalise));
