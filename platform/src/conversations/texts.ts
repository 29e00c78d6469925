import type { Locale } from '../primitives/locale.ts';
import type { NoticeWords } from '../users/index.ts';

/** Unread messages wait: to the one who hasn't read them. What was written stays in the thread. */
export const messageNotice: Readonly<Record<Locale, (facts: { name: string; title: string; path: string }) => NoticeWords>> = {
  ja: ({ name, title, path }) => ({
    subject: `${name}さんからメッセージ`,
    lines: [`「${title}」の質問チャットに、まだ読んでいないメッセージがあります。`, 'チャットは無料です。'],
    push: `「${title}」の質問チャット`, button: { label: 'メッセージを読む', path },
    small: ['読むまで、このチャットについて新しいメールは届きません。'],
  }),
  en: ({ name, title, path }) => ({
    subject: `A message from ${name}`,
    lines: [`There are unread messages about “${title}”.`, 'Messages are free.'],
    push: `About “${title}”`, button: { label: 'Read the messages', path },
    small: ['Until you read them, no further mail comes about this conversation.'],
  }),
};
