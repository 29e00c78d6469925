import type { Texts } from '../primitives/locale.ts';

/** What the windows and shells of the embedded talk say. */
export const embedTexts = {
  ask: { ja: '{name}さんに質問を送ります', en: 'Ask {name} a question' },
  request: { ja: '{name}さんにトークを申し込みます', en: 'Request a talk with {name}' },
  from: { ja: '{host} から', en: 'from {host}' },
  title: { ja: 'チョク!で続ける', en: 'Continue with Choku' },
  signedInAs: { ja: '{name}として続けます', en: 'Continue as {name}' },
  signedInHint: { ja: 'ブログには、あなたの名前もメールアドレスも伝わりません。', en: 'The blog learns neither your name nor your e-mail address.' },
  continue: { ja: 'つづける', en: 'Continue' },
  continuing: { ja: 'つないでいます', en: 'Connecting' },
  otherAccount: { ja: 'ほかのアカウントを使う', en: 'Use another account' },
  done: { ja: 'ブログに戻ってください。この画面は閉じてかまいません。', en: 'Go back to the blog; you can close this window.' },
  noOpener: { ja: 'ブログの画面とつながっていません。このままチョク!で話せます。', en: 'This window has lost the blog’s page. You can go on here.' },
  openAtChoku: { ja: 'チョク!で話す', en: 'Talk on Choku' },
  talkWith: { ja: '{name}さんと話す', en: 'Talk with {name}' },
  noScript: { ja: 'この画面にはJavaScriptが必要です。', en: 'This page needs JavaScript.' },
} as const satisfies Record<string, Texts>;
