import type { Texts } from '../primitives/locale.ts';

/** How somebody is called who can't be shown: blocked, suspended or deleted. */
export const hiddenName: Texts = { ja: '表示できないユーザー', en: 'Someone who can’t be shown' };

/** What is wrong with a nickname. */
export const nicknameFaults = {
  reserved: { ja: 'このニックネームは使えません。チョク!の運営とまちがえられる名前です。', en: 'This nickname can’t be used: it could be taken for the Choku team.' },
  invisible: { ja: '見えない文字は使えません。', en: 'Invisible characters can’t be used.' },
  mixed_scripts: { ja: '日本語・英字以外の文字をまぜて使うことはできません。', en: 'Letters of different scripts can’t be mixed.' },
  empty: { ja: '文字か数字か絵文字を1つは入れてください。', en: 'Use at least one letter, digit or emoji.' },
} as const satisfies Record<string, Texts>;

/** What is wrong with a password. */
export const passwordFaults = {
  short: { ja: '12文字以上にしてください。', en: 'At least 12 characters.' },
  common: { ja: 'よく使われているパスワードです。別のものにしてください。', en: 'Too common. Choose another.' },
  personal: { ja: 'メールアドレスやニックネームをそのまま使わないでください。', en: 'Don’t use your e-mail address or nickname as it is.' },
} as const satisfies Record<string, Texts>;

/** What else can be wrong. */
export const refusals = {
  wrongCode: { ja: 'コードが違います。メールの6桁の数字を確かめてください。', en: 'This code is wrong. Check the six digits in the mail.' },
  expiredCode: { ja: 'コードの期限が切れたか、5回まちがえました。コードをもう一度送ってください。', en: 'The code has expired, or it was wrong five times. Send a new one.' },
  wrongPassword: { ja: 'パスワードが違います。', en: 'The password is wrong.' },
  sameEmail: { ja: 'いまと同じアドレスです。', en: 'This is your present address.' },
  ownBlock: { ja: '自分をブロックすることはできません。', en: 'You can’t block yourself.' },
} as const satisfies Record<string, Texts>;
