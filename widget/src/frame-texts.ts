/** The words around the frame, Japanese first. `{}` is the provider's nickname. */
const texts = {
  title: { ja: '{}さんと話す', en: 'Talk with {}' },
  talking: { ja: '{}さんとトーク中', en: 'In a talk with {}' },
  moved: { ja: '画面のすみに移しました', en: 'Moved to the corner of the screen' },
  back: { ja: 'ここに戻す', en: 'Bring it back' },
  close: { ja: '閉じる', en: 'Close' },
  slow: { ja: '画面を開けませんでした。「チョク!で開く」を押してください。', en: 'This could not open. Press "Open on Choku".' },
  elsewhere: { ja: 'チョク!で開く', en: 'Open on Choku' },
};

/** Gives one of the words in one language. */
export const frameText = (key: keyof typeof texts, language: 'ja' | 'en', name = ''): string => texts[key][language].replace('{}', name);
