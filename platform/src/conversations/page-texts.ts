import { voice } from '../site/voice.ts';

/** The heading of the page of conversations. */
export const heading = voice({ ja: '質問チャット', en: 'Messages' });

/** Said where the browser runs no scripts. */
export const needsScript = { ja: 'この画面を使うには、ブラウザのJavaScriptを有効にしてください。', en: 'Please turn on JavaScript in your browser.' } as const;
