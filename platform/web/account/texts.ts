import type { Locale, Texts } from '../../src/primitives/locale.ts';

const texts = {
  proofTitle: { ja: 'ご本人の確認', en: 'Is it you?' },
  proofWhy: { ja: '大切な設定なので、もう一度確かめます。10分のあいだ有効です。', en: 'This matters, so we check once more. It counts for 10 minutes.' },
  password: { ja: 'パスワード', en: 'Password' },
  confirm: { ja: '確認する', en: 'Confirm' },
  confirming: { ja: '確認しています', en: 'Confirming' },
  cancel: { ja: 'やめる', en: 'Cancel' },
  byPasskey: { ja: 'パスキーで確認する', en: 'Use a passkey' },
  or: { ja: 'または', en: 'or' },
  required: { ja: 'パスワードを入力してください。', en: 'Enter your password.' },
  offline: { ja: 'つながりませんでした。もう一度お試しください。', en: 'Could not connect. Please try again.' },
  passkeyGivenUp: { ja: 'パスキーは使われませんでした。もう一度お試しください。', en: 'No passkey was used. You can try again.' },
  passkeyKnown: { ja: 'この端末のパスキーは、もう追加されています。', en: 'This device’s passkey has been added already.' },
  exported: { ja: 'ファイルに保存しました。', en: 'Saved as a file.' },
} as const satisfies Record<string, Texts>;

/** What the elements of the account say. */
export function say(locale: Locale, key: keyof typeof texts): string {
  return texts[key][locale];
}
