import type { Texts } from '../primitives/locale.ts';

/** The documents of the docs area: their name in the address, and their file in `docs/`. */
export const docFiles = {
  blogger: 'guides/blogger.md', visitor: 'guides/visitor.md', developer: 'guides/developer.md', operator: 'guides/operator.md', money: 'money.md', words: 'words.md', security: 'security.md',
} as const;
export type DocName = keyof typeof docFiles;

/** All of them, in the order of the navigation. */
export const docNames = Object.keys(docFiles) as readonly DocName[];

/** What the docs area says around its documents. */
export const docsTexts = {
  title: { ja: 'ガイドとAPI', en: 'Guides and API' },
  lead: { ja: 'ブログに貼る、話を聞く、プログラムから使う、自分で運営する。', en: 'Put it into a blog, ask and talk, build on it, run it yourself.' },
  navigation: { ja: 'ガイドの目次', en: 'Documents' },
  guides: { ja: 'ガイド', en: 'Guides' },
  reference: { ja: 'くわしく', en: 'Reference' },
  blogger: { ja: 'ブログに貼る方へ', en: 'For bloggers' },
  bloggerAbout: { ja: 'タグを1つ貼って、記事の中で話せるようにする', en: 'One tag, and readers talk with you inside the post' },
  visitor: { ja: '話を聞く方へ', en: 'For visitors' },
  visitorAbout: { ja: '質問から明細まで', en: 'From the question to the statement' },
  developer: { ja: '開発者へ', en: 'For developers' },
  developerAbout: { ja: 'API、SDK、イベント', en: 'API, SDK, events' },
  operator: { ja: '運営する方へ', en: 'For operators' },
  operatorAbout: { ja: '設定、データベース、通話、バックアップ', en: 'Settings, database, calls, backups' },
  element: { ja: '<choku-talk> の一覧', en: 'The <choku-talk> element' },
  elementAbout: { ja: '属性、プロパティ、イベント、パーツ', en: 'Attributes, properties, events, parts' },
  api: { ja: 'API', en: 'API' },
  apiAbout: { ja: 'すべての操作、項目、問題の一覧', en: 'Every operation with its fields and problems' },
  money: { ja: 'お金の規則', en: 'Money' },
  words: { ja: 'ことば', en: 'Words' },
  security: { ja: '守り', en: 'Security' },
  inEnglish: { ja: 'この文書は英語です。', en: 'This document is in English.' },
  copy: { ja: 'コピーする', en: 'Copy' },
  copied: { ja: 'コピーしました', en: 'Copied' },
  onThisPage: { ja: 'このページの内容', en: 'On this page' },
} as const satisfies Record<string, Texts>;
