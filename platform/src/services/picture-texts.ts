import type { Texts } from '../primitives/locale.ts';

/** What a link preview says of a service. */
export const pictureTexts = {
  site: { ja: 'チョク!', en: 'Choku' },
  perMinute: { ja: '{price}/分', en: '{price}/min' },
  free: { ja: '最初の1分無料', en: 'First minute free' },
  alt: { ja: '{name}さん「{title}」{price}、最初の1分無料', en: '{name}: “{title}”, {price}, first minute free' },
} as const satisfies Record<string, Texts>;
