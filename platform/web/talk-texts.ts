import type { Texts } from '../src/primitives/locale.ts';

/** What is said of a talk in the frame of a blog and on the talk's own page alike. */
export const talkTexts = {
  noMoreCards: { ja: '使えるカードの回数を超えました。このトークは始められません。料金はかかりません。', en: 'No more cards can be tried. This talk can’t start; there is no charge.' },
  bankExtend: { ja: '延長にはカード会社の確認が必要です。通話は続きます。', en: 'Your bank asks you to confirm the extension. The call goes on.' },
  billedTimes: { ja: '{time} × {yen}/分', en: '{time} × {yen}/min' },
  collecting: { ja: 'お支払いの確定に時間がかかっています。終わったらお知らせします。', en: 'Finalising the payment takes a little longer. We will tell you.' },
  reviewAsk: { ja: '{name}さんとのトークはいかがでしたか', en: 'How was your talk with {name}?' },
  reviewOpen: { ja: 'おふたりが書き終えるか、7日たつと公開されます。', en: 'Shown when both have written, or after 7 days.' },
  starsMissing: { ja: '星を選んでください。', en: 'Choose the stars.' },
} as const satisfies Record<string, Texts>;
