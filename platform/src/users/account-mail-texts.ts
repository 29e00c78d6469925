import type { Locale } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';

/** The words of a mail in each language. */
type MailTexts<Values> = Readonly<Record<Locale, (values: Values) => MailWords>>;

const safety = '/my/settings/security';
const notYou = {
  ja: ['心当たりがなければ、すぐにパスワードを新しくしてください。ほかの端末はログアウトします。'],
  en: ['If this wasn’t you, choose a new password at once. It signs all other devices out.'],
} as const;

/** Tells that somebody signed in from a device that was not known. */
export const newDeviceMail: MailTexts<{ nickname: string; device: string; at: string }> = {
  ja: ({ nickname, device, at }) => ({
    subject: '新しい端末でログインがありました',
    lines: [`${nickname}さん、新しい端末でログインがありました。`, `${at}${device === '' ? '' : ` ・ ${device}`}`, 'ご本人なら、何もしなくて大丈夫です。'],
    button: { label: 'ログイン中の端末を見る', path: safety }, small: notYou.ja,
  }),
  en: ({ nickname, device, at }) => ({
    subject: 'Sign-in from a new device',
    lines: [`${nickname}, somebody signed in to your account from a new device.`, `${at}${device === '' ? '' : ` · ${device}`}`, 'If it was you, there is nothing to do.'],
    button: { label: 'See signed-in devices', path: safety }, small: notYou.en,
  }),
};

/** Carries the code that confirms a new address. */
export const emailCodeMail: MailTexts<{ nickname: string; code: string }> = {
  ja: ({ nickname, code }) => ({
    subject: `メールアドレスの確認コード ${code}`,
    lines: [`${nickname}さん、メールアドレスを変える画面に、この6桁の数字を入れてください。15分のあいだ使えます。`], code,
    small: ['チョク!の人がこの数字をたずねることはありません。', '心当たりがなければ、このメールは捨ててください。'],
  }),
  en: ({ nickname, code }) => ({
    subject: `Your code for the new address is ${code}`,
    lines: [`${nickname}, enter these six digits where you change your e-mail address. They work for 15 minutes.`], code,
    small: ['Nobody from Choku will ever ask you for this code.', 'If this wasn’t you, ignore this mail.'],
  }),
};

/** Tells the new address that it is the account's. */
export const emailIsNewMail: MailTexts<{ nickname: string }> = {
  ja: ({ nickname }) => ({ subject: 'メールアドレスが変わりました', lines: [`${nickname}さん、これからのお知らせは、このアドレスに届きます。ログインにもこのアドレスを使ってください。`], button: { label: '設定を見る', path: safety } }),
  en: ({ nickname }) => ({ subject: 'Your e-mail address has changed', lines: [`${nickname}, from now on mail comes to this address. Sign in with it, too.`], button: { label: 'See settings', path: safety } }),
};

/** Tells the old address, with the way back. */
export const emailWasOldMail: MailTexts<{ nickname: string; token: string }> = {
  ja: ({ nickname, token }) => ({
    subject: 'メールアドレスが変わりました',
    lines: [`${nickname}さん、登録のメールアドレスが別のものに変わりました。`, 'ご本人なら、何もしなくて大丈夫です。', '心当たりがなければ、7日のうちに下のページでもとに戻せます。すべての端末でログアウトし、パスワードとパスキーは使えなくなります。'],
    button: { label: 'もとに戻すページを開く', path: `/email-undo/${token}` }, small: ['ページを開いただけでは何も変わりません。'],
  }),
  en: ({ nickname, token }) => ({
    subject: 'Your e-mail address has changed',
    lines: [`${nickname}, the e-mail address of your account was changed to another one.`, 'If it was you, there is nothing to do.', 'If it wasn’t, you can undo it within 7 days on the page below. It signs all devices out and ends the password and all passkeys.'],
    button: { label: 'Open the page to undo it', path: `/email-undo/${token}` }, small: ['Opening the page alone changes nothing.'],
  }),
};

/** Tells the restored address that it is the account's again. */
export const emailRestoredMail: MailTexts<{ nickname: string }> = {
  ja: ({ nickname }) => ({ subject: 'メールアドレスをもとに戻しました', lines: [`${nickname}さん、登録のメールアドレスはこのアドレスに戻りました。`, 'すべての端末でログアウトし、パスワードとパスキーは使えなくなりました。新しいパスワードを決めてください。'], button: { label: 'パスワードを新しくする', path: '/password-reset' } }),
  en: ({ nickname }) => ({ subject: 'Your e-mail address is back', lines: [`${nickname}, your account has this address again.`, 'All devices are signed out, and the password and all passkeys no longer work. Please choose a new password.'], button: { label: 'Choose a new password', path: '/password-reset' } }),
};

/** Tells that a passkey was added. */
export const passkeyAddedMail: MailTexts<{ nickname: string; name: string }> = {
  ja: ({ nickname, name }) => ({ subject: 'パスキーを追加しました', lines: [`${nickname}さん、パスキー「${name}」を追加しました。次からパスワードなしでログインできます。`], button: { label: 'パスキーを見る', path: safety }, small: notYou.ja }),
  en: ({ nickname, name }) => ({ subject: 'A passkey was added', lines: [`${nickname}, the passkey “${name}” was added. You can sign in without your password.`], button: { label: 'See passkeys', path: safety }, small: notYou.en }),
};

/** Tells that a passkey was removed. */
export const passkeyRemovedMail: MailTexts<{ nickname: string; name: string }> = {
  ja: ({ nickname, name }) => ({ subject: 'パスキーを削除しました', lines: [`${nickname}さん、パスキー「${name}」ではもうログインできません。`], button: { label: 'パスキーを見る', path: safety }, small: notYou.ja }),
  en: ({ nickname, name }) => ({ subject: 'A passkey was removed', lines: [`${nickname}, the passkey “${name}” no longer signs in.`], button: { label: 'See passkeys', path: safety }, small: notYou.en }),
};

/** Tells that a passkey was used out of order, as a copy would be. */
export const passkeyClonedMail: MailTexts<{ nickname: string; name: string }> = {
  ja: ({ nickname, name }) => ({ subject: 'パスキーを止めました', lines: [`${nickname}さん、パスキー「${name}」が複製されたおそれがあるため、使えないようにしました。ログインはされていません。`, '設定で削除して、新しく追加してください。'], button: { label: 'パスキーを見る', path: safety } }),
  en: ({ nickname, name }) => ({ subject: 'We stopped a passkey', lines: [`${nickname}, the passkey “${name}” may have been copied, so we stopped it. Nobody was signed in.`, 'Remove it in the settings and add a new one.'], button: { label: 'See passkeys', path: safety } }),
};

/** The last mail of an account. */
export const leftMail: MailTexts<{ nickname: string }> = {
  ja: ({ nickname }) => ({ subject: '退会の手続きが終わりました', lines: [`${nickname}さん、ご利用ありがとうございました。アカウントは消えました。`, 'メッセージなど、ほかの人に送ったことばは30日後に消えます。お金の記録は、法律のためにお名前なしで残ります。'] }),
  en: ({ nickname }) => ({ subject: 'Your account is gone', lines: [`${nickname}, thank you for having been here. Your account has been erased.`, 'Words you sent to others, such as messages, are erased after 30 days. Records of money stay without your name, as the law asks.'] }),
};
