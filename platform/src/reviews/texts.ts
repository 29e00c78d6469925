import type { Texts } from '../primitives/locale.ts';
import { voice } from '../site/voice.ts';

/** What pages and elements say about reviews. */
export const reviewTexts = {
  voices: voice({ ja: '話した人の声', en: 'What people say' }),
  asProvider: { ja: '提供者としての評価', en: 'Reviews as a provider' },
  asVisitor: { ja: '相談する人としての評価', en: 'Reviews as a visitor' },
  ofPerson: { ja: '{name}さんへの評価', en: 'Reviews of {name}' },
  none: { ja: 'まだ評価はありません。最初に話した人になれます。', en: 'No reviews yet. You could be the first.' },
  noneYet: { ja: 'まだ評価はありません。', en: 'No reviews yet.' },
  hiddenOnes: { ja: '表示できる評価がありません。', en: 'There is no review to show.' },
  count: { ja: '{n}件の評価', en: '{n} {n:review|reviews}' },
  countOne: { ja: '1件の評価', en: '1 review' },
  spread: { ja: '星の内訳', en: 'Stars in detail' },
  stars: { ja: '星{n}', en: '{n} {n:star|stars}' },
  timesGiven: { ja: '{n}件', en: '{n}' },
  minutes: { ja: '{n}分のトーク', en: '{n} min talk' },
  all: { ja: '{n}件すべて見る', en: 'See all {n}' },
  next: { ja: '次のページ', en: 'Next page' },
  first: { ja: '新しい順の最初へ', en: 'Back to the newest' },
  back: { ja: '「{title}」に戻る', en: 'Back to “{title}”' },
  backToPerson: { ja: '{name}さんのページに戻る', en: 'Back to {name}' },
  closed: { ja: 'まだ公開されていません', en: 'Not shown yet' },
  replyOf: { ja: '{name}さんの返信', en: 'Reply from {name}' },
  reply: { ja: '返信する', en: 'Reply' },
  replyLabel: { ja: '返信', en: 'Reply' },
  replyHint: { ja: 'この評価の下に、だれにでも見えるように出ます。返信は1回だけで、書きかえられません。', en: 'Shown below this review to everybody. One reply only, and it can’t be changed.' },
  replying: { ja: '送っています', en: 'Sending' },
  report: { ja: '通報', en: 'Report' },
  reportOf: { ja: '{name}さんの評価を通報する', en: 'Report the review by {name}' },
} as const satisfies Record<string, Texts>;
