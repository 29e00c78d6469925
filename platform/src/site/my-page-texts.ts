import type { Texts } from '../primitives/locale.ts';

/** The places of my page, as its navigation names them. */
export const myPageTexts = {
  navigation: { ja: 'マイページ', en: 'My page' },
  talks: { ja: 'トーク', en: 'Talks' },
  conversations: { ja: '質問チャット', en: 'Messages' },
  services: { ja: '提供サービス', en: 'My services' },
  reviews: { ja: '評価', en: 'Reviews' },
  sales: { ja: '売上金', en: 'Sales' },
  settings: { ja: '設定', en: 'Settings' },
  unread: { ja: '未読{n}件', en: '{n} unread' },
} as const satisfies Record<string, Texts>;
