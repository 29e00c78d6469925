import type { Locale } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';

/** What mails of the operator are filled with. `words` are the operator's own; `contact` is where to answer, empty where the operator hasn't told one. */
export interface MailFacts {
  readonly title: string;
  readonly words: string;
  readonly contact: string;
}

type MailText = Readonly<Record<Locale, (facts: MailFacts) => MailWords>>;

const said = (words: string): readonly string[] => (words === '' ? [] : [words]);
const answerJa = (contact: string): readonly string[] => (contact === '' ? [] : [`ご意見や、まちがいと思われるときは ${contact} へお知らせください。7日のあいだ、お返事をお待ちします。`]);
const answerEn = (contact: string): readonly string[] => (contact === '' ? [] : [`If you think this is a mistake, write to ${contact} within 7 days.`]);

/** To somebody who was suspended. */
export const suspendedMail: MailText = {
  ja: ({ words, contact }) => ({
    subject: 'アカウントを停止しました',
    lines: ['運営が、あなたのアカウントを停止しました。ログインできず、提供サービスはほかの人に見えません。', ...said(words), '売上金の記録は、そのまま残っています。'],
    small: answerJa(contact),
  }),
  en: ({ words, contact }) => ({
    subject: 'Your account has been suspended',
    lines: ['The operator has suspended your account. You can’t sign in, and nobody sees your services.', ...said(words), 'The records of your sales stay as they are.'],
    small: answerEn(contact),
  }),
};

/** To somebody whose suspension was lifted. */
export const restoredMail: MailText = {
  ja: ({ words }) => ({
    subject: 'アカウントの停止を解きました',
    lines: ['またログインできます。公開していた提供サービスは、そのまま戻っています。', ...said(words)],
    button: { label: 'ログイン', path: '/sign-in' },
  }),
  en: ({ words }) => ({
    subject: 'Your account is back',
    lines: ['You can sign in again. The services you had published are back.', ...said(words)],
    button: { label: 'Sign in', path: '/sign-in' },
  }),
};

/** To the provider of a service that was hidden. */
export const hiddenServiceMail: MailText = {
  ja: ({ title, words, contact }) => ({
    subject: '提供サービスを非公開にしました',
    lines: [`運営が「${title}」を、ほかの人から見えないようにしました。`, ...said(words), '受けている申し込みとトークは、そのまま続けられます。'],
    button: { label: '提供サービスを見る', path: '/my/services' },
    small: answerJa(contact),
  }),
  en: ({ title, words, contact }) => ({
    subject: 'One of your services was hidden',
    lines: [`The operator has hidden “${title}” from others.`, ...said(words), 'Requests and talks under way go on.'],
    button: { label: 'See your services', path: '/my/services' },
    small: answerEn(contact),
  }),
};

/** To the provider of a service that is shown again. */
export const shownServiceMail: MailText = {
  ja: ({ title, words }) => ({
    subject: '提供サービスが元に戻りました',
    lines: [`「${title}」は、非公開にする前の状態に戻りました。`, ...said(words)],
    button: { label: '提供サービスを見る', path: '/my/services' },
  }),
  en: ({ title, words }) => ({
    subject: 'Your service is back',
    lines: [`“${title}” is as it was before it was hidden.`, ...said(words)],
    button: { label: 'See your services', path: '/my/services' },
  }),
};

/** To somebody whose review lost its words. */
export const hiddenReviewMail: MailText = {
  ja: ({ words, contact }) => ({
    subject: '評価のことばを非公開にしました',
    lines: ['運営が、あなたの書いた評価のことばを見えないようにしました。星は、そのまま残ります。', ...said(words)],
    button: { label: '評価を見る', path: '/my/reviews' },
    small: answerJa(contact),
  }),
  en: ({ words, contact }) => ({
    subject: 'The words of your review were hidden',
    lines: ['The operator has hidden the words of a review you wrote. Its stars stay.', ...said(words)],
    button: { label: 'See your reviews', path: '/my/reviews' },
    small: answerEn(contact),
  }),
};

/** To somebody who is asked about a claim before it is decided; `title` is the day until which they may answer. */
export const askedMail: MailText = {
  ja: ({ title, words, contact }) => ({
    subject: 'あなたの投稿について、おたずねします',
    lines: ['あなたの投稿が、ほかの人の権利を侵害しているという申し出がありました。', ...said(words), `${title}までに${contact === '' ? '' : `${contact} へ`}お返事をください。お返事を見てから、運営が決めます。お返事がないときは、申し出の内容で決めます。`],
  }),
  en: ({ title, words, contact }) => ({
    subject: 'A question about something you posted',
    lines: ['Somebody says that something you posted infringes a right of theirs.', ...said(words), `Please answer${contact === '' ? '' : ` to ${contact}`} by ${title}. The operator decides after that; without an answer, by what was claimed.`],
  }),
};

/** To somebody an operator has something to say to, after a report. */
export const warnedMail: MailText = {
  ja: ({ words, contact }) => ({
    subject: '運営からのお願い',
    lines: ['あなたの使い方について、運営からお願いがあります。', ...said(words), 'くりかえされると、アカウントを停止することがあります。'],
    button: { label: '利用規約を読む', path: '/legal/terms' },
    small: answerJa(contact),
  }),
  en: ({ words, contact }) => ({
    subject: 'A word from the operator',
    lines: ['The operator asks you to change something in how you use Choku.', ...said(words), 'If it goes on, your account may be suspended.'],
    button: { label: 'Read the terms', path: '/legal/terms' },
    small: answerEn(contact),
  }),
};
