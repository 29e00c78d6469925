import type { Locale } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';

/** What the mails about a talk are filled with; sums and times are already formatted. */
export interface MailFacts {
  readonly name: string;
  readonly title: string;
  readonly minutes: number;
  readonly amount: string;
  readonly words: string;
  readonly path: string;
}

type MailText = Readonly<Record<Locale, (facts: MailFacts) => MailWords>>;

/** A visitor asks for a talk: to the provider. */
export const requestedMail: MailText = {
  ja: ({ name, title, minutes, words, path }) => ({
    subject: `${name}さんからトークの申し込みです(あと${minutes}分)`,
    lines: [`「${title}」に申し込みが届きました。`, ...(words === '' ? [] : [`「${words}」`]), '応じるまで、料金は動きません。'],
    button: { label: '申し込みを見る', path },
  }),
  en: ({ name, title, minutes, words, path }) => ({
    subject: `${name} asks for a talk (${minutes} min left)`,
    lines: [`There is a request for “${title}”.`, ...(words === '' ? [] : [`“${words}”`]), 'No money moves until you accept.'],
    button: { label: 'See the request', path },
  }),
};

/** The provider accepted: to the visitor. */
export const acceptedMail: MailText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんが応じました。2分以内に参加してください`,
    lines: [`カードに ${amount} の枠を確保しています。まだ請求しません。`, '2分のあいだにつながらなければ、料金はかからずに終わります。'],
    button: { label: '参加する', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `${name} accepted. Join within 2 minutes`,
    lines: [`We are reserving ${amount} on your card. Nothing is charged yet.`, 'If you don’t connect within 2 minutes it ends without a charge.'],
    button: { label: 'Join', path },
  }),
};

/** The provider declined: to the visitor. */
export const declinedMail: MailText = {
  ja: ({ name, words, path }) => ({
    subject: `${name}さんから返事が届きました`,
    lines: [`${name}さんは、いまは話せないそうです。`, ...(words === '' ? [] : [`「${words}」`]), 'カードには何も起きていません。'],
    button: { label: '質問チャットを開く', path },
  }),
  en: ({ name, words, path }) => ({
    subject: `${name} has answered`,
    lines: [`${name} can’t talk right now.`, ...(words === '' ? [] : [`“${words}”`]), 'Nothing happened on your card.'],
    button: { label: 'Open the messages', path },
  }),
};

/** The provider invites again: to the visitor. */
export const invitedMail: MailText = {
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

/** The bill is settled: to the visitor. */
export const billMail: MailText = {
  ja: ({ name, amount, path }) => ({
    subject: `${name}さんとのトーク料金 ${amount}`,
    lines: [`「${name}さん」とのトークが終わりました。トーク料金は ${amount} です。`, '使わなかったカードの枠は解放しました。'],
    button: { label: '明細を見る', path },
  }),
  en: ({ name, amount, path }) => ({
    subject: `Your talk with ${name}: ${amount}`,
    lines: [`Your talk with ${name} has ended. The bill is ${amount}.`, 'What was reserved beyond it has been released.'],
    button: { label: 'See the statement', path },
  }),
};
