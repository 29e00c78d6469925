import type { Texts } from '../primitives/locale.ts';

/** What one's own portrait says in the settings. */
export const portraitTexts = {
  heading: { ja: '写真', en: 'Photo' },
  hint: { ja: '丸く切り抜いて、話す相手や、あなたのページに表示します。', en: 'Cut round and shown to the people you talk to and on your page.' },
  choose: { ja: '写真を選ぶ', en: 'Choose a photo' },
  drop: { ja: 'えがいた顔にもどす', en: 'Back to the drawing' },
  set: { ja: '写真を変えました', en: 'Your photo has changed' },
  dropped: { ja: 'えがいた顔にもどしました', en: 'Back to the drawing' },
  needsScript: { ja: '写真を変えるにはJavaScriptが必要です。', en: 'Changing the photo needs JavaScript.' },
} as const satisfies Record<string, Texts>;
