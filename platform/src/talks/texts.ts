import type { Locale } from '../primitives/locale.ts';
import type { NoticeWords } from '../users/index.ts';

/** What the notices about a talk are filled with; sums and times are already formatted. */
export interface NoticeFacts {
  readonly name: string;
  readonly title: string;
  readonly minutes: number;
  readonly amount: string;
  /** What the other wrote with the request or the answer; may be empty. */
  readonly words: string;
  readonly path: string;
}

/** The words of one moment in each language. */
export type NoticeText = Readonly<Record<Locale, (facts: NoticeFacts) => NoticeWords>>;

const quoted = (words: string, locale: Locale): string[] => (words === '' ? [] : [locale === 'ja' ? `「${words}」` : `“${words}”`]);

/** A visitor asks for a talk: to the provider. */
export const requestedNotice: NoticeText = {
  ja: ({ name, title, minutes, words, path }) => ({
    subject: `${name}さんからトークの申し込みです(あと${minutes}分)`,
    lines: [`「${title}」に申し込みが届きました。`, ...quoted(words, 'ja'), '応じるまで、料金は動きません。'],
    push: `「${title}」`, button: { label: '申し込みを見る', path },
  }),
  en: ({ name, title, minutes, words, path }) => ({
    subject: `${name} asks for a talk (${minutes} min left)`,
    lines: [`There is a request for “${title}”.`, ...quoted(words, 'en'), 'No money moves until you accept.'],
    push: `“${title}”`, button: { label: 'See the request', path },
  }),
};

/** The provider accepted: to the visitor. */
export const acceptedNotice: NoticeText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんが応じました。2分以内に参加してください`,
    lines: [`カードに ${amount} の枠を確保しています。まだ請求しません。`, '2分のあいだにつながらなければ、料金はかからずに終わります。'],
    push: 'まだ請求しません。つながらなければ、料金はかからずに終わります。', button: { label: '参加する', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `${name} accepted. Join within 2 minutes`,
    lines: [`We are reserving ${amount} on your card. Nothing is charged yet.`, 'If you don’t connect within 2 minutes it ends without a charge.'],
    push: 'Nothing is charged yet, and nothing if you don’t connect.', button: { label: 'Join', path },
  }),
};

/** The provider declined: to the visitor. */
export const declinedNotice: NoticeText = {
  ja: ({ name, words, path }) => ({
    subject: `${name}さんから返事が届きました`,
    lines: [`${name}さんは、いまは話せないそうです。`, ...quoted(words, 'ja'), 'カードには何も起きていません。'],
    push: 'いまは話せないそうです。カードには何も起きていません。', button: { label: '質問チャットを開く', path },
  }),
  en: ({ name, words, path }) => ({
    subject: `${name} has answered`,
    lines: [`${name} can’t talk right now.`, ...quoted(words, 'en'), 'Nothing happened on your card.'],
    push: 'They can’t talk right now. Nothing happened on your card.', button: { label: 'Open the messages', path },
  }),
};

/** The provider invites again: to the visitor. */
export const invitedNotice: NoticeText = {
  ja: ({ name, path }) => ({
    subject: `${name}さんが話せるようになりました`,
    lines: ['前回の内容が入った状態で開きます。', '申し込むときの料金は ¥0 です。'],
    button: { label: 'もう一度申し込む', path },
  }),
  en: ({ name, path }) => ({
    subject: `${name} can talk now`,
    lines: ['Your earlier words are filled in.', 'Requesting costs nothing.'],
    button: { label: 'Request again', path },
  }),
};

/** The visitor's waiting time ran out: to the provider, who can invite again. */
export const expiredForProvider: NoticeText = {
  ja: ({ name, title, path }) => ({
    subject: `${name}さんの申し込みの待ち時間が終わりました`,
    lines: [`「${title}」への申し込みは、返事がないまま終わりました。`, '料金は動いていません。', '話せるようになったら、30日のあいだ、もう一度声をかけられます。'],
    push: '話せるようになったら、もう一度声をかけられます。', button: { label: '申し込みを再依頼する', path },
  }),
  en: ({ name, title, path }) => ({
    subject: `${name}’s request has run out`,
    lines: [`The request for “${title}” ended without an answer.`, 'No money has moved.', 'When you can talk, you can invite them again for 30 days.'],
    push: 'When you can talk, you can invite them again.', button: { label: 'Invite again', path },
  }),
};

/** The visitor's waiting time ran out: to the visitor. */
export const expiredForVisitor: NoticeText = {
  ja: ({ name, path }) => ({
    subject: `${name}さんからの返事がありませんでした`,
    lines: ['待ち時間が終わったので、申し込みを取り下げました。', 'カードには何も起きていません。'],
    push: '申し込みを取り下げました。カードには何も起きていません。', button: { label: 'もう一度申し込む', path },
  }),
  en: ({ name, path }) => ({
    subject: `${name} did not answer`,
    lines: ['Your waiting time is over, so the request was closed.', 'Nothing happened on your card.'],
    push: 'Your request was closed. Nothing happened on your card.', button: { label: 'Request again', path },
  }),
};

/** Accepted, but nobody or only one came: to the provider, who can invite again. */
export const missedForProvider: NoticeText = {
  ja: ({ name, path }) => ({
    subject: `${name}さんとのトークは始まりませんでした`,
    lines: ['2分のあいだにつながりませんでした。', '料金はかかりません。', '30日のあいだ、もう一度声をかけられます。'],
    push: '2分のあいだにつながりませんでした。料金はかかりません。', button: { label: '申し込みを再依頼する', path },
  }),
  en: ({ name, path }) => ({
    subject: `Your talk with ${name} did not begin`,
    lines: ['You did not get connected within 2 minutes.', 'There is no charge.', 'You can invite them again for 30 days.'],
    push: 'You did not get connected within 2 minutes. There is no charge.', button: { label: 'Invite again', path },
  }),
};

/** Accepted, but it did not begin: to the visitor. */
export const missedForVisitor: NoticeText = {
  ja: ({ name, path }) => ({
    subject: `${name}さんとのトークは始まりませんでした`,
    lines: ['つながらないまま終わりました。', '料金はかかりません。カードの枠は解放しました。'],
    push: '料金はかかりません。カードの枠は解放しました。', button: { label: 'もう一度申し込む', path },
  }),
  en: ({ name, path }) => ({
    subject: `Your talk with ${name} did not begin`,
    lines: ['It ended before you were connected.', 'There is no charge, and your card has been released.'],
    push: 'There is no charge, and your card has been released.', button: { label: 'Request again', path },
  }),
};
