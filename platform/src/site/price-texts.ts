import type { Texts } from '../primitives/locale.ts';
import { voice } from './voice.ts';

/** What the page of prices says around its worked bill. */
export const priceTexts = {
  title: voice({ ja: '料金', en: 'Prices' }),
  lead: { ja: '話した分だけ、1秒ごとに。最初の1分は無料で、登録も質問も無料です。', en: 'For what you talk, by the second. The first minute is free, and so are signing up and asking.' },
  example: voice({ ja: 'たとえば', en: 'For example' }),
  exampleLead: { ja: '{price}/分の相手と、{time}話したとき。', en: 'A talk of {time} at {price}/min.' },
  talked: { ja: '話した時間', en: 'Time talked' },
  free: { ja: '最初の1分', en: 'First minute' },
  freeWords: { ja: '無料', en: 'free' },
  billed: { ja: '料金のかかる時間', en: 'Time billed' },
  rounding: { ja: '{price} × {seconds}秒 ÷ 60、1円未満は切り捨て', en: '{price} × {seconds} s ÷ 60, rounded down' },
  bill: { ja: 'トーク料金(税込)', en: 'You pay (tax included)' },
  fee: { ja: 'システム利用料 20%', en: 'Platform fee, 20 %' },
  sales: { ja: '提供者の売上金', en: 'The provider earns' },
  table: voice({ ja: '料金のめやす', en: 'What it comes to' }),
  tableCaption: { ja: '無料の1分を引いた、税込の料金', en: 'With the free minute taken off, tax included' },
  perMinute: { ja: '1分の料金', en: 'Price per minute' },
  minutes: { ja: '{n}分', en: '{n} min' },
  providerShare: { ja: '10分の売上金', en: 'Earned in 10 min' },
  none: voice({ ja: '料金がかからないとき', en: 'When nothing is charged' }),
  hold: voice({ ja: 'カードの枠とデビットカード', en: 'Holds and debit cards' }),
  more: { ja: '使い方を見る', en: 'See how it works' },
  providers: { ja: '話す側の方へ', en: 'For providers' },
} as const satisfies Record<string, Texts>;

/** When a talk costs nothing. */
export const nothingCharged: readonly Texts[] = [
  { ja: '質問チャットだけのとき', en: 'You only ask in the chat' },
  { ja: '断られたとき、返事がなかったとき、取り下げたとき', en: 'They decline, don’t answer, or you withdraw' },
  { ja: '2分以内につながらなかったとき', en: 'You don’t get connected within two minutes' },
  { ja: '無料の1分で終わったとき', en: 'You end within the free minute' },
  { ja: '料金が¥50に満たないとき(カードに請求できる最小の金額のため)', en: 'The bill is under ¥50, the least a card can be charged' },
];

/** What happens on the card, and what to know with a debit card. */
export const holdWords: readonly Texts[] = [
  { ja: '申し込むときに、いちばん長く話す時間を10分・20分・30分・60分から選びます。提供者が応じると、その時間の料金の枠をカードに確保します。', en: 'When requesting you choose the longest talk: 10, 20, 30 or 60 minutes. When the provider accepts, the price of that time is held on your card.' },
  { ja: '話し終えると、話した分だけを請求し、残りの枠を解放します。上限をこえて請求されることはありません。', en: 'When you finish, what you talked is charged and the rest released. You are never charged more than the limit.' },
  { ja: 'デビットカードやプリペイドカードは、確保のときにいったん引き落とされ、残りが戻るまで数日かかることがあります。', en: 'A debit or prepaid card is really debited at the hold; the rest can take some days to return.' },
  { ja: '同じ2人の間で、1分以内に終わるトークが24時間に3回あったときは、次のトークに無料の1分はありません。申し込む前に表示します。', en: 'After three talks of the same two people that ended within a minute in 24 hours, the next one has no free minute. You are told before you request.' },
  { ja: '延長は10分ずつで、そのたびに自分で決めます。', en: 'Extensions are 10 minutes each, and each is your choice.' },
];
