import type { Texts } from '../primitives/locale.ts';

/** How others are told of a service. */
export const shareTexts = {
  share: { ja: '共有', en: 'Share' },
  report: { ja: '通報', en: 'Report' },
  url: { ja: 'ページのURL', en: 'Address of the page' },
  copyUrl: { ja: 'URLをコピーする', en: 'Copy URL' },
  copied: { ja: 'コピーしました', en: 'Copied' },
  line: { ja: 'LINEで送る', en: 'Send by LINE' },
  x: { ja: 'Xに投稿する', en: 'Post on X' },
  qr: { ja: 'QRコード', en: 'QR code' },
  qrAlt: { ja: 'このページのQRコード', en: 'QR code of this page' },
  qrSave: { ja: 'QRコードを保存する', en: 'Save the QR code' },
  postText: { ja: '「{title}」について話せます(チョク!)', en: '“{title}”: talk to me about it on Choku' },
} as const satisfies Record<string, Texts>;
