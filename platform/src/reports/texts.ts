import type { Locale, Texts } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';
import type { ReportKind, ReportReason } from './report.ts';

/** How a reason is called where somebody chooses one. */
export const reasonTexts: Readonly<Record<ReportReason, Texts>> = {
  dating: { ja: '出会い目的', en: 'Looking for a partner' },
  minor: { ja: '未成年', en: 'Somebody under age' },
  rights: { ja: '権利侵害', en: 'Infringes a right' },
  harassment: { ja: '迷惑・嫌がらせ', en: 'Nuisance or harassment' },
  impersonation: { ja: 'なりすまし', en: 'Pretends to be somebody' },
  money: { ja: 'お金のトラブル', en: 'Trouble about money' },
  other: { ja: 'その他', en: 'Something else' },
};

/** What a reason means, where its name alone leaves doubt. */
export const reasonHints: Partial<Readonly<Record<ReportReason, Texts>>> = {
  rights: { ja: '著作権・肖像権・プライバシー・名誉など。どの権利か、ご本人かを下に書いてください。', en: 'Copyright, likeness, privacy, honour. Say below which right, and whether it is yours.' },
  money: { ja: 'チョク!の外での支払いの誘いなど。料金の疑問は、まず明細をご覧ください。', en: 'Such as being asked to pay outside Choku. For a question about a bill, see its statement first.' },
};

/** What is reported, by kind. */
export const kindTexts: Readonly<Record<ReportKind, Texts>> = {
  user: { ja: 'ユーザー', en: 'A user' }, service: { ja: '提供サービス', en: 'A service' }, message: { ja: 'メッセージ', en: 'A message' },
  conversation: { ja: '質問チャット', en: 'A conversation' }, review: { ja: '評価', en: 'A review' }, talk: { ja: 'トーク', en: 'A talk' },
};

/** Why a report is refused. */
export const refusals = {
  own: { ja: '自分のことは通報できません。', en: 'You can’t report yourself.' },
  words: { ja: 'どんなことか、ことばで書いてください。', en: 'Say in words what it is about.' },
  messages: { ja: '自分の質問チャットのメッセージだけを見せられます。', en: 'You can show messages of your own conversation only.' },
} as const satisfies Record<string, Texts>;

/** What happens next, while a report waits and once it is decided. */
export const nextTexts = {
  open: { ja: '運営が内容を確かめ、結果をメールでお知らせします。相手に、だれが通報したかは知らせません。', en: 'The operator looks into it and mails you the outcome. The other person is not told who reported.' },
  decided: { ja: '運営が確認を終えました。', en: 'The operator has finished looking into it.' },
} as const satisfies Record<string, Texts>;

type MailText<Facts> = Readonly<Record<Locale, (facts: Facts) => MailWords>>;

/** Confirms a report to whoever made it. */
export const receivedMail: MailText<{ reference: string; path: string }> = {
  ja: ({ reference, path }) => ({
    subject: `通報を受け付けました(控え番号 ${reference})`,
    lines: ['お知らせいただき、ありがとうございます。', nextTexts.open.ja, `お問い合わせのときは、控え番号 ${reference} をお伝えください。`],
    button: { label: '通報の控えを見る', path },
    small: ['身の危険を感じるときは、先に警察(110番、相談は #9110)へ連絡してください。'],
  }),
  en: ({ reference, path }) => ({
    subject: `We have your report (reference ${reference})`,
    lines: ['Thank you for telling us.', nextTexts.open.en, `Quote ${reference} when you ask about it.`],
    button: { label: 'See your report', path },
    small: ['If you feel in danger, call the police first (110 in Japan; #9110 for advice).'],
  }),
};

/** Tells the reporter how it was decided, in the operator's words. */
export const decidedMail: MailText<{ reference: string; words: string; path: string }> = {
  ja: ({ reference, words, path }) => ({
    subject: `通報の確認が終わりました(控え番号 ${reference})`,
    lines: ['お知らせいただいた件の確認が終わりました。', words],
    button: { label: '通報の控えを見る', path },
  }),
  en: ({ reference, words, path }) => ({
    subject: `Your report was looked into (reference ${reference})`,
    lines: ['We have finished looking into your report.', words],
    button: { label: 'See your report', path },
  }),
};
