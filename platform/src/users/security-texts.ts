import type { Texts } from '../primitives/locale.ts';

/** What the settings of sign-in and safety say. */
export const securityTexts = {
  sessions: { ja: 'ログイン中の端末', en: 'Signed-in devices' },
  sessionsNote: { ja: 'なくした端末があるときは、すべての端末でログアウトしてください。', en: 'If you lost a device, sign out everywhere.' },
  signOut: { ja: 'ログアウト', en: 'Sign out' },
  signOutEverywhere: { ja: 'すべての端末でログアウト', en: 'Sign out everywhere' },
  everywhereConfirm: { ja: 'すべての端末でログアウトしますか。', en: 'Sign out on all devices?' },
  password: { ja: 'パスワードを新しくする', en: 'Choose a new password' },
} as const satisfies Record<string, Texts>;
