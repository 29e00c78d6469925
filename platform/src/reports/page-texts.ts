import type { Texts } from '../primitives/locale.ts';
import { voice } from '../site/voice.ts';

/** What the pages of a report say. */
export const reportPageTexts = {
  heading: voice({ ja: '運営に通報する', en: 'Tell the operator' }),
  lead: { ja: '困ったことを運営に知らせます。相手に、だれが通報したかは知らせません。', en: 'Tell the operator about a problem. The other person is not told who reported.' },
  danger: { ja: '身の危険を感じるときは、先に警察(110番、相談は #9110)へ連絡してください。', en: 'If you feel in danger, call the police first (110 in Japan; #9110 for advice).' },
  about: { ja: '通報するもの', en: 'What you report' },
  of: { ja: '{name}さんの{kind}', en: '{kind}, by {name}' },
  reason: { ja: 'どんなことですか', en: 'What is it about?' },
  messages: { ja: '運営に見せるメッセージ', en: 'Messages to show the operator' },
  messagesHint: { ja: 'えらんだものだけを、いまの内容のまま運営に見せます。ほかのメッセージは、運営にも見えません。', en: 'Only the ones you tick are shown, as they are now. The operator sees no other message.' },
  noMessages: { ja: 'まだメッセージはありません。', en: 'There are no messages yet.' },
  mine: { ja: 'あなた', en: 'You' },
  words: { ja: 'くわしく', en: 'In your words' },
  wordsHint: { ja: 'いつ、何があったか。「権利侵害」と「その他」では書いてください。', en: 'When, and what happened. Needed for “infringes a right” and “something else”.' },
  send: { ja: '通報する', en: 'Report' },
  sending: { ja: '送っています', en: 'Sending' },
  back: { ja: 'やめて戻る', en: 'Cancel and go back' },
  sentHeading: voice({ ja: '通報を受け付けました', en: 'We have your report' }),
  reference: { ja: '控え番号', en: 'Reference' },
  when: { ja: '通報した日', en: 'Reported on' },
  shown: { ja: '見せたメッセージ', en: 'Messages shown' },
  count: { ja: '{n}件', en: '{n}' },
  next: { ja: 'これから', en: 'What happens next' },
  answer: { ja: '運営からの返事', en: 'The operator’s answer' },
  block: { ja: 'ブロックする', en: 'Block' },
  blockHint: { ja: '{name}さんをブロックすると、おたがいに見えなくなります。相手には知らされません。', en: 'Blocking makes you and {name} invisible to each other. They are not told.' },
  blocked: { ja: 'ブロックしました', en: 'Blocked' },
  onward: { ja: 'マイページへ', en: 'My page' },
} as const satisfies Record<string, Texts>;
