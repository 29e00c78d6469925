import type { Entry } from '../platform/src/search/entry.ts';
import { asId, newId } from '../platform/src/primitives/id.ts';
import { instant } from '../platform/src/primitives/instant.ts';
import { DAY } from '../platform/src/primitives/seconds.ts';

/** Numbers by chance that are the same every time for a seed (mulberry32), from 0 up to 1. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4_294_967_296;
  };
}

const split = (text: string): readonly string[] => text.split(/\s+/u);

const prefectures = split('埼玉県 東京都 神奈川県 千葉県 大阪府 京都府 兵庫県 愛知県 北海道 福岡県 長野県 広島県 宮城県 沖縄県 静岡県');
const townStarts = split('川 大 北 南 東 西 上 下 中 新 古 小 高 松 桜 青 緑 清 金 石 山 森 谷 浜 島 岡 福 富 長 若 美 白 黒 赤 浅 深 津 船 横 三 八 千 百 平 泉 梅 竹 鶴 亀 鷹');
const townEnds = split('口市 宮市 区 崎市 田市 野町 原市 川町 沢市 橋区 山市 島町 浦市 丘町 台 が丘 ヶ谷市 谷区 本町 池市 戸市 井町 根市 倉市 瀬市 見町 塚区');
const subjects = split('保育園えらび 引っ越し 引越しの見積り 子育て 子どもの習い事 中学受験 高校受験 転職 就活 復職 副業 フリーランスの開業 介護 認知症の母 乳がんの治療 うつ病からの復帰 不妊治療 住宅ローン 確定申告 節約 海外赴任 ワーキングホリデー 留学 猫の看取り 犬のしつけ ペット可の物件 登山 バイオリン教室 ピアノの再開 編み物 家庭菜園 キャンプ 温泉めぐり 一人旅 婚活 結婚式 離婚の手続き 相続 ｻｰﾊﾞｰ運用 プログラミング 看護師の夜勤 工場の現場 接客業 ラーメン店めぐり 子連れの外食 家電えらび ベビーカー選び 中古車の購入 リフォーム 一人暮らし 二人目の育児 PTA役員 学童保育 不登校 発達障害 単身赴任 テレワーク');
const angles = split('の本音 で失敗したこと の選び方 の始め方 を三年続けた話 で助かった制度 のお金の話 のリアル の段取り で後悔しないために の乗り切り方 を四十代で始めた話 の向き不向き にかかった費用 の一日');
const sentences = [
  '見学に行った{n}か所のメモを残してあるので、具体的にお話しできます。', '{n}年間の経験から、よかったことも困ったことも正直に話します。', '家族に{subject}のことで悩んでいる人がいたら、気軽に聞いてください。',
  '{town}に住んで{n}年、{subject}と向き合ってきました。', '仕事を続けながら{subject}を乗り切った方法を、順番にお伝えします。', '専門家ではありませんが、同じ立場の人として話せます。', '役所の窓口で聞いたことと、実際にかかったお金も話せます。',
  '{noun}や{noun}にも詳しいので、あわせてどうぞ。', '週末の夜なら、ゆっくり時間がとれます。', '{noun}を買ってよかったか、使ってみた感想をお話しします。', '{town}の{noun}の事情にも触れます。',
];
const nounStarts = split('電動 手作り 中古 無添加 大型 小型 国産 輸入 季節の 夜間 早朝 駅前 地元 無料 格安 老舗 人気の 定番 最新 昔ながらの');
const nounEnds = split('自転車 弁当 家具 食器 絵本 公園 図書館 病院 薬局 銭湯 市場 商店街 喫茶店 美容室 学習塾 体操教室 水泳教室 スーパー コンビニ バス路線 駐車場 マンション 団地 畑 カメラ ギター 包丁 布団 靴 眼鏡 イベント サークル アプリ');
const categories = split('town moving parenting nursery-school exams jobs work side-business health care life-events money travel shops purchases hobby pets overseas');
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Makes services by chance: the same for a seed. Popular subjects and towns come up more often than rare ones, as in life. */
export function* madeUpServices(count: number, seed = 1): Generator<Entry> {
  const next = chance(seed);
  const whole = (below: number) => Math.floor(next() * below);
  const often = (list: readonly string[]) => list[Math.floor(next() ** 2 * list.length)] ?? '';
  const any = (list: readonly string[]) => list[whole(list.length)] ?? '';
  const bytes = (length: number) => Uint8Array.from({ length }, () => whole(256));
  const providers = Array.from({ length: Math.max(1, Math.floor(count / 2)) }, () => newId('user', bytes));
  for (let made = 0; made < count; made += 1) {
    const [town, subject] = [`${often(townStarts)}${any(townStarts)}${any(townEnds)}`, often(subjects)];
    const noun = () => `${any(nounStarts)}${any(nounEnds)}`;
    const write = (pattern: string) => pattern.replaceAll(/\{(\w+)\}/gu, (_, name: string) => name === 'n' ? String(2 + whole(18)) : name === 'town' ? town : name === 'subject' ? subject : noun());
    const prText = Array.from({ length: 4 + whole(4) }, () => write(any(sentences))).join('');
    const reviewCount = Math.floor(next() ** 3 * 60);
    yield {
      id: newId('service', bytes), providerId: providers[whole(providers.length)] ?? asId('user', 'usr_0'), title: `${town}${next() < 0.5 ? 'の' : '、'}${subject}${any(angles)}`, prText,
      tags: [subject.replaceAll(/の.*/gu, ''), town, any(nounEnds)].slice(0, 1 + whole(3)), area: next() < 0.8 ? { prefecture: often(prefectures), city: town } : null,
      category: often(categories), price: 10 * (3 + whole(18)), modes: next() < 0.3 ? ['voice'] : next() < 0.6 ? ['voice', 'chat'] : ['voice', 'video', 'chat'],
      talkTimes: next() < 0.5 ? null : [{ days: [days[whole(7)] ?? 'mon', days[whole(7)] ?? 'sun'], from: '20:00', to: '22:00' }],
      reviewCount, starsSum: Math.round(reviewCount * (3.4 + next() * 1.6)), talkCount: reviewCount * 2, publishedAt: instant(1_700_000_000_000 + made * Math.floor(DAY / 200)),
    };
  }
}

const askedWords = [...subjects, ...townStarts.map((start) => `${start}田市`), ...nounEnds, ...split('猫 犬 本 車 海 川口 大宮 保育園 保活 転職 40代 子供 引越 買い物 夜 がん うつ ねこ サーバー PTA 見積もり 手続き 一人 京都 東京 パート ペット ローン 眼鏡 教室 お金 家族 経験 話')];

/** What people might type, by chance: the same for a seed; a third of them two words. */
export function madeUpQueries(count: number, seed = 2): readonly string[] {
  const next = chance(seed);
  const word = () => askedWords[Math.floor(next() ** 1.5 * askedWords.length)] ?? '';
  return Array.from({ length: count }, () => next() < 0.33 ? `${word()} ${word()}` : word());
}
