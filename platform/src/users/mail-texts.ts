import type { Locale } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';

/** The words of a mail in each language. */
type MailTexts<Values> = Readonly<Record<Locale, (values: Values) => MailWords>>;

/** Carries the code that finishes a sign-up. */
export const signUpCodeMail: MailTexts<{ nickname: string; code: string }> = {
  ja: ({ nickname, code }) => ({
    subject: `確認コード ${code}`,
    lines: [`${nickname}さん、チョク!へようこそ。`, '登録の画面に、この6桁の数字を入れてください。15分のあいだ使えます。'],
    code,
    small: ['チョク!の人がこの数字をたずねることはありません。', '心当たりがなければ、このメールは捨ててください。登録はされません。'],
  }),
  en: ({ nickname, code }) => ({
    subject: `Your code is ${code}`,
    lines: [`Welcome to Choku, ${nickname}.`, 'Enter these six digits where you signed up. They work for 15 minutes.'],
    code,
    small: ['Nobody from Choku will ever ask you for this code.', 'If this wasn’t you, ignore this mail: no account is made.'],
  }),
};

/** Tells somebody who has an account that their address was used to sign up again. */
export const alreadySignedUpMail: MailTexts<{ nickname: string }> = {
  ja: ({ nickname }) => ({
    subject: 'すでに登録されています',
    lines: [`${nickname}さん、このメールアドレスはもう登録されています。`, 'ご本人なら、そのままログインできます。パスワードを忘れたときは、ログインの画面から新しくできます。'],
    button: { label: 'ログイン', path: '/sign-in' },
    small: ['心当たりがなければ、何もしなくて大丈夫です。登録の内容は変わっていません。'],
  }),
  en: ({ nickname }) => ({
    subject: 'You already have an account',
    lines: [`${nickname}, this e-mail address already has an account.`, 'If it was you, just sign in. If you forgot the password, you can choose a new one there.'],
    button: { label: 'Sign in', path: '/sign-in' },
    small: ['If it wasn’t you, there is nothing to do. Your account has not changed.'],
  }),
};

/** Carries the code that lets somebody choose a new password. */
export const passwordResetMail: MailTexts<{ nickname: string; code: string }> = {
  ja: ({ nickname, code }) => ({
    subject: `パスワードを新しくするコード ${code}`,
    lines: [`${nickname}さん、パスワードを新しくする画面に、この6桁の数字を入れてください。15分のあいだ使えます。`],
    code,
    small: ['チョク!の人がこの数字をたずねることはありません。', '心当たりがなければ、このメールは捨ててください。パスワードは変わりません。'],
  }),
  en: ({ nickname, code }) => ({
    subject: `Your code for a new password is ${code}`,
    lines: [`${nickname}, enter these six digits where you asked for a new password. They work for 15 minutes.`],
    code,
    small: ['Nobody from Choku will ever ask you for this code.', 'If this wasn’t you, ignore this mail: your password stays.'],
  }),
};

/** Tells somebody that their password is a new one. */
export const passwordChangedMail: MailTexts<{ nickname: string }> = {
  ja: ({ nickname }) => ({
    subject: 'パスワードが変わりました',
    lines: [`${nickname}さん、パスワードが新しくなりました。`, 'ほかの端末ではログアウトしています。'],
    button: { label: 'ログイン', path: '/sign-in' },
    small: ['心当たりがなければ、すぐにパスワードをもう一度新しくしてください。'],
  }),
  en: ({ nickname }) => ({
    subject: 'Your password has changed',
    lines: [`${nickname}, your account has a new password.`, 'All other devices are signed out.'],
    button: { label: 'Sign in', path: '/sign-in' },
    small: ['If this wasn’t you, choose a new password at once.'],
  }),
};
