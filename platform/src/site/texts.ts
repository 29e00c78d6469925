import type { Texts } from '../primitives/locale.ts';
import { voice } from './voice.ts';

/** What every page says: header, footer, banner, live regions. */
export const layoutTexts = {
  name: { ja: 'チョク!', en: 'Choku' },
  home: { ja: 'チョク! トップ', en: 'Choku home' },
  skip: { ja: '本文へ', en: 'Skip to content' },
  search: { ja: 'さがす', en: 'Search' },
  searchHint: { ja: '知りたいこと・地域・体験でさがす', en: 'Search by topic, place or experience' },
  mainNavigation: { ja: 'メニュー', en: 'Menu' },
  offer: { ja: '話す側になる', en: 'Offer a talk' },
  signIn: { ja: 'ログイン', en: 'Sign in' },
  signUp: { ja: 'ユーザー登録', en: 'Sign up' },
  chat: { ja: '質問チャット', en: 'Messages' },
  chatUnread: { ja: '質問チャット(未読{n}件)', en: 'Messages ({n} unread)' },
  requests: { ja: 'トークの申し込み', en: 'Talk requests' },
  requestsWaiting: { ja: 'トークの申し込み({n}件)', en: 'Talk requests ({n})' },
  myPage: { ja: '{name}さんのマイページ', en: '{name}: my page' },
  available: { ja: '今すぐ話せます', en: 'Available now' },
  busy: { ja: 'トーク中', en: 'In a talk' },
  away: { ja: 'いまは不在です', en: 'Away' },
  notice: { ja: 'お知らせ', en: 'Notice' },
  testRail: { ja: 'これはテスト用の決済です。本物のお金は動きません。', en: 'This is a test payment system. No real money moves.' },
  language: { ja: '言語', en: 'Language' },
  alsoIn: { ja: 'このページは日本語でも読めます', en: 'Read this page in English' },
  closeHint: { ja: '閉じる', en: 'Close' },
  footer: { ja: 'フッター', en: 'Footer' },
  groupUse: { ja: '話を聞く', en: 'Ask' },
  groupOffer: { ja: '話をする', en: 'Offer' },
  groupTrust: { ja: '安心のために', en: 'Trust' },
  groupLaw: { ja: '決まりごと', en: 'Legal' },
  howItWorks: { ja: '使い方', en: 'How it works' },
  prices: { ja: '料金', en: 'Prices' },
  faq: { ja: 'よくある質問', en: 'Questions' },
  forProviders: { ja: '提供者の方へ', en: 'For providers' },
  docs: { ja: 'ガイドとAPI', en: 'Guides and API' },
  safety: { ja: '安全に使うために', en: 'Safety' },
  measures: { ja: '安全への取り組み', en: 'Our measures' },
  external: { ja: '外部送信について', en: 'External transmission' },
  terms: { ja: '利用規約', en: 'Terms' },
  privacy: { ja: '個人情報の扱い', en: 'Privacy' },
  law: { ja: '特定商取引法に基づく表記', en: 'Seller information' },
  picture: { ja: 'それ、経験した人にいま聞けます。', en: 'Ask somebody who has been through it. Now.' },
  pictureFree: { ja: '最初の1分無料', en: 'First minute free' },
  template: { ja: '【 】のところは、まだ決まっていません。運営者が確かめて書き入れます。', en: 'Places in 【 】 are still open. The operator checks them and fills them in.' },
  notTold: { ja: '【未設定:{name}】', en: '【not set: {name}】' },
  cancelAndReturn: { ja: 'やめて戻る', en: 'Cancel and go back' },
} as const satisfies Record<string, Texts>;

/** What the page says where a page can't be shown: what happened, what about the money, what can be done. */
export const errorTexts = {
  notFound: {
    title: voice({ ja: 'このページは見られません', en: 'This page can’t be shown' }),
    happened: { ja: '公開を終えたか、URLが変わった可能性があります。', en: 'It may have been unpublished or moved.' },
    money: { ja: '料金はかかっていません。', en: 'Nothing was charged.' },
    next: { ja: 'ことばでさがすか、トップから見てください。', en: 'Search by words, or start from the home page.' },
  },
  notAllowed: {
    title: voice({ ja: 'このページは開けません', en: 'You can’t open this page' }),
    happened: { ja: 'ほかの人のページか、ログインが切れています。', en: 'It belongs to somebody else, or you are signed out.' },
    money: { ja: '料金はかかっていません。', en: 'Nothing was charged.' },
    next: { ja: 'ログインしてから、もう一度お試しください。', en: 'Sign in and try again.' },
  },
  tooMany: {
    title: voice({ ja: '少し待ってください', en: 'Please wait a little' }),
    happened: { ja: '短い時間に続けて行われました。', en: 'There were too many tries in a short time.' },
    money: { ja: '料金はかかっていません。', en: 'Nothing was charged.' },
    next: { ja: '{n}分後にもう一度お試しください。', en: 'Try again in {n} {n:minute|minutes}.' },
  },
  serverError: {
    title: voice({ ja: 'うまくいきませんでした', en: 'That did not work' }),
    happened: { ja: 'チョク!の側で問題が起きました。', en: 'Something went wrong on our side.' },
    money: { ja: '同じ操作で二重に請求されることはありません。', en: 'Doing it again never charges you twice.' },
    next: { ja: '少し待って、もう一度お試しください。', en: 'Wait a little and try again.' },
  },
} as const satisfies Record<string, Record<string, Texts>>;

/** The buttons and small print of error pages. */
export const errorActions = {
  home: { ja: 'トップを見る', en: 'Go to the home page' },
  reload: { ja: 'もう一度読み込む', en: 'Reload' },
  signIn: { ja: 'ログイン', en: 'Sign in' },
  reference: { ja: '控え番号 {id}', en: 'Reference {id}' },
  happened: { ja: '起きたこと', en: 'What happened' },
  money: { ja: 'お金のこと', en: 'Your money' },
  next: { ja: 'できること', en: 'What you can do' },
} as const satisfies Record<string, Texts>;

const plurals = new Intl.PluralRules('en');

/**
 * Puts values into the `{…}` of a text. A placeholder without a value stays, so a test can see it. `{n:talk|talks}` is the word
 * for one and the word for more, by the English rules; Japanese needs none.
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (whole, ...parts: (string | undefined)[]) => {
    const [name = '', one, other] = parts;
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || other === undefined) return String(value);
    return plurals.select(Number(value)) === 'one' ? one : other;
  });
}

/** What forms say by themselves: beside fields, while sending, and where the browser finds something missing. */
export const formTexts = {
  optional: { ja: '任意', en: 'optional' },
  required: { ja: '{field}を入力してください。', en: 'Enter {field}.' },
  choose: { ja: '{field}を選んでください。', en: 'Choose {field}.' },
  tooLong: { ja: '{field}は{n}文字までです。いま{m}文字あります。', en: '{field}: up to {n} characters, now {m}.' },
  tooShort: { ja: '{n}文字以上にしてください。', en: 'At least {n} characters.' },
  range: { ja: '{from}から{to}の間で入力してください。', en: 'Between {from} and {to}.' },
  number: { ja: '数字で入力してください。', en: 'Enter a number.' },
  email: { ja: 'メールアドレスの形を確かめてください。例:yuu@example.com', en: 'Check the e-mail address. Example: yuu@example.com' },
  format: { ja: '{field}の形を確かめてください。', en: 'Check the form of {field}.' },
  sending: { ja: '送信しています', en: 'Sending' },
  saved: { ja: '保存しました', en: 'Saved' },
  offline: { ja: 'インターネットにつながっていません。入力は残っています。つながったら、もう一度お試しください。', en: 'You are offline. What you typed is kept. Try again when you are back.' },
  failed: {
    ja: 'うまくいきませんでした。入力は残っています。少し待って、もう一度お試しください。',
    en: 'That did not work. What you typed is kept. Please try again.',
  },
  reference: { ja: '(控え番号 {id})', en: ' (Reference {id})' },
  showPassword: { ja: 'パスワードを表示する', en: 'Show password' },
  needsScript: { ja: 'この画面を使うには、ブラウザのJavaScriptを有効にしてください。', en: 'Please turn on JavaScript in your browser to use this form.' },
  cancel: { ja: 'やめる', en: 'Cancel' },
} as const satisfies Record<string, Texts>;
