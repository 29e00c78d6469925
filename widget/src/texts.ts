/** The card's words, Japanese first. `{}` stands for the one thing each sentence needs: a name, a number, a time. */
const texts = {
  label: { ja: '{}さんと話す', en: 'Talk with {}' },
  available: { ja: '今すぐ話せます', en: 'Available now' },
  busy: { ja: 'トーク中', en: 'In a talk' },
  away: { ja: 'いまは不在です', en: 'Away' },
  answer: { ja: 'いつもの応答 {}分ほど', en: 'Usually answers in about {} min' },
  noAnswer: { ja: '応答の目安はまだありません', en: 'No usual answer time yet' },
  next: { ja: '次に話しやすいのは {}ごろ', en: 'Likely available around {}' },
  rating: { ja: '評価', en: 'Rated' },
  ratings: { ja: '({}件)', en: '({})' },
  talks: { ja: 'トーク {}回', en: '{} talks' },
  isNew: { ja: 'はじめての提供者です', en: 'New provider' },
  minute: { ja: '/分', en: '/min' },
  free: { ja: '最初の1分無料', en: 'First minute free' },
  ask: { ja: '質問する', en: 'Ask a question' },
  request: { ja: 'トークを申し込む', en: 'Request a talk' },
  requestWait: { ja: '申し込んで待つ', en: 'Request and wait' },
  link: { ja: 'チョク!で話す', en: 'Talk on Choku' },
  inTalk: { ja: 'トーク中です', en: 'You are in a talk' },
  onlyTalked: { ja: '話した分だけのお支払い', en: 'Pay only for what you talk' },
};

/** The two languages of the widget. */
export type Language = 'ja' | 'en';

/** A speaker of one language: `say('answer', 2)`. */
export type Say = (key: keyof typeof texts, value?: string | number) => string;

/** Gives the words of one language. */
export const speaker = (language: Language): Say => (key, value = '') => texts[key][language].replace('{}', `${value}`);
