import type { Texts } from '../primitives/locale.ts';

/** What the settings say about one's own ceiling for a month. */
export const monthlyLimitTexts = {
  heading: { ja: '1か月の上限', en: 'Monthly ceiling' },
  hint: {
    ja: 'トーク料金に、ひと月の上限を決められます。申し込みと延長のときに、カードに確保する額までふくめて確かめます。下げるとすぐに、上げるか外すと翌日の0時(日本時間)から変わります。',
    en: 'You can set the most that talks may cost you in a month. It is checked when you request or extend a talk, with all that would be reserved. Lowering it works at once; raising or removing it from the next midnight in Japan.',
  },
  sum: { ja: '今月のトーク料金', en: 'This month' },
  sumHint: { ja: '申し込み中とトーク中の分は、上限いっぱいで数えています。', en: 'Talks requested or under way count with all they may cost.' },
  now: { ja: 'いまの上限', en: 'Ceiling now' },
  none: { ja: 'なし', en: 'None' },
  next: { ja: '{date} 0:00から', en: 'From {date}, 0:00' },
  field: { ja: '新しい上限', en: 'New ceiling' },
  fieldHint: { ja: '空のまま保存すると、上限をなくします。', en: 'Leave it empty to have none.' },
  unit: { ja: '円', en: 'yen' },
  save: { ja: '保存する', en: 'Save' },
  saving: { ja: '保存しています', en: 'Saving' },
} as const satisfies Record<string, Texts>;
