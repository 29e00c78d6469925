import type { Texts } from '../primitives/locale.ts';
import { voice } from './voice.ts';

/** What the page about external transmission says. */
export const externalTexts = {
  title: voice({ ja: '外部送信について', en: 'External transmission' }),
  lead: { ja: 'チョク!の画面やブログのカードを開いたとき、どこへ何が送られるかの一覧です(電気通信事業法 第27条の12)。', en: 'Where your browser and our servers send something when you use Choku (Telecommunications Business Act, article 27-12).' },
  fromBrowser: { ja: 'ブラウザから送られるもの', en: 'From your browser' },
  fromServer: { ja: 'チョク!のサーバーから送るもの', en: 'From our servers' },
  where: { ja: '送り先', en: 'To' },
  what: { ja: '送るもの', en: 'What' },
  why: { ja: '使いみち', en: 'What for' },
  nothing: { ja: 'ありません。', en: 'Nothing.' },
  noAds: { ja: '広告のための送信や、見ている人を調べるための送信は、どの画面にも、ブログのカードにもありません。', en: 'No page and no card in a blog sends anything for advertising, or to find out about whoever looks at it.' },
  bloggers: { ja: 'ブログに貼っている方へ', en: 'If you have the tag in your blog' },
  bloggersLead: { ja: 'ブログの「外部送信について」に、下の文章をそのまま使えます。', en: 'You may use these words in the same section of your blog.' },
  bloggersWords: {
    ja: 'このブログでは、記事の中に「チョク!」({host})のカードを表示しています。カードを表示するとき、表示に必要な通信として、IPアドレス、ブラウザの種類、このブログと記事のアドレスが {host} に送られます。記事ごとにカードが見られた回数を数えますが、見た人についての情報は保存しません。カードはCookieを使わず、広告のための送信もしません。',
    en: 'Posts in this blog show a card of Choku ({host}). To show it, your IP address, the kind of your browser and the address of this blog and of the post are sent to {host}. How often the card was seen is counted post by post; nothing about whoever saw it is kept. The card uses no cookies and sends nothing for advertising.',
  },
  other: { ja: '話す相手のブラウザ', en: 'The browser of whom you talk with' },
  otherWhat: { ja: 'IPアドレス、トークの声と映像', en: 'IP address, voice and picture of the talk' },
  otherWhy: { ja: '中継サーバーを使わずに2人を直接つなぐため', en: 'To connect the two of you directly, without a relay' },
  stunWhat: { ja: 'IPアドレス', en: 'IP address' },
  stunWhy: { ja: 'トークの相手とつながる道を見つけるため', en: 'To find the way to the other side of a talk' },
  turnWhat: { ja: 'IPアドレス、暗号化された声と映像', en: 'IP address, voice and picture, encrypted' },
  turnWhy: { ja: 'トークを中継し、相手にIPアドレスが伝わらないようにするため', en: 'To relay the talk, so that the other side doesn’t learn your IP address' },
  cards: { ja: 'カード会社の画面', en: 'The card company’s own page' },
  cardsWhat: { ja: 'カード番号、有効期限など、その画面に入力したもの', en: 'Card number, expiry and what else you enter there' },
  cardsWhy: { ja: '支払いのため', en: 'To pay' },
  mail: { ja: 'メールサーバー', en: 'Mail server' },
  mailWhat: { ja: 'メールアドレス、ニックネーム、お知らせの内容(チャットの本文は含みません)', en: 'E-mail address, nickname and the notice (never the text of a chat)' },
  mailWhy: { ja: 'お知らせや確認番号を届けるため', en: 'To deliver notices and codes' },
  push: { ja: 'ブラウザの通知サービス(Google、Mozilla、Apple、Microsoft)', en: 'Your browser’s push service (Google, Mozilla, Apple, Microsoft)' },
  pushWhat: { ja: '暗号化された通知。中身は、あなたのブラウザだけが読めます。', en: 'Encrypted notifications that your browser alone can read' },
  pushWhy: { ja: '通知を受け取ると決めた人に届けるため', en: 'To notify people who asked for it' },
  cardRailWhat: { ja: '金額、トークの番号', en: 'Amount, number of the talk' },
  cardRail: { ja: 'カード会社', en: 'Card company' },
} as const satisfies Record<string, Texts>;
