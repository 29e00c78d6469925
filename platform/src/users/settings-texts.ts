import type { Texts } from '../primitives/locale.ts';
import { voice } from '../site/voice.ts';

/** What the settings say. */
export const settingsTexts = {
  heading: voice({ ja: '設定', en: 'Settings' }),
  places: { ja: '設定のページ', en: 'Pages of the settings' },
  profile: { ja: 'プロフィール', en: 'Profile' },
  security: { ja: 'ログインと安全', en: 'Sign-in and safety' },
  notifications: { ja: '通知', en: 'Notifications' },
  cards: { ja: 'カード', en: 'Cards' },
  blocks: { ja: 'ブロック', en: 'Blocked' },
  account: { ja: 'データと退会', en: 'Data and leaving' },
  words: { ja: '自己紹介', en: 'About me' },
  wordsHint: { ja: 'プロフィールのページに出ます。住所や連絡先は書かないでください。', en: 'Shown on your profile page. Don’t write your address or contacts.' },
  locale: { ja: '言語', en: 'Language' },
  save: { ja: '保存する', en: 'Save' },
  saving: { ja: '保存しています', en: 'Saving' },
  see: { ja: 'プロフィールを見る', en: 'See my profile' },
  blocked: { ja: 'ブロックした人', en: 'Blocked people' },
  nobodyBlocked: { ja: 'ブロックした人はいません。', en: 'You have blocked nobody.' },
  unblock: { ja: 'ブロックをやめる', en: 'Unblock' },
  blockNote: { ja: 'ブロックすると、おたがいに見えなくなります。ログアウトした人は、公開しているページを見ることができます。', en: 'Blocked people and you don’t see each other. Whoever signs out can still see public pages.' },
  hours: { ja: 'トークしやすい時間帯', en: 'Talk times' },
  hoursNote: { ja: 'プロフィールと、自分の時間帯を決めていないサービスに出ます。', en: 'Shown on your profile and on services without talk times of their own.' },
} as const satisfies Record<string, Texts>;
