import { Problem } from '../../http/problem.ts';
import type { Texts } from '../../primitives/locale.ts';
import type { PictureFault } from './rail.ts';

const types: Texts = { ja: 'JPEG・PNG・WebP・AVIFの写真を選んでください。', en: 'Choose a JPEG, PNG, WebP or AVIF picture.' };
const because = (ja: string, en: string): Texts => ({ ja: `${ja}${types.ja}`, en: `${en} ${types.en}` });

const words: Readonly<Record<Exclude<PictureFault, 'busy'>, Texts>> = {
  empty: { ja: 'ファイルが空です。別の写真を選んでください。', en: 'The file is empty. Choose another picture.' },
  svg: because('SVGは使えません。', 'SVG isn’t taken.'),
  gif: because('GIFは使えません。', 'GIF isn’t taken.'),
  heic: { ja: 'HEICは使えません。JPEGに書き出してから選んでください(iPhoneなら「設定」→「カメラ」→「フォーマット」→「互換性優先」)。', en: 'HEIC isn’t taken. Export it as JPEG first (on an iPhone: Settings, Camera, Formats, Most Compatible).' },
  unknown_type: because('写真のファイルではないようです。', 'This doesn’t seem to be a picture.'),
  hidden_file: { ja: '写真の後ろに、別のファイルが付いています。写真だけを保存しなおしてください。', en: 'Another file is attached to this picture. Save the picture alone and try again.' },
  too_many_pixels: { ja: '写真が大きすぎます。5,000万画素までにしてください。', en: 'The picture is too large. It may have up to 50 million pixels.' },
  broken: { ja: '写真がこわれているか、途中で切れていて読み取れません。別の写真を選ぶか、保存しなおしてください。', en: 'The picture is damaged or cut off and can’t be read. Choose another one, or save it again.' },
  too_slow: { ja: '写真の読み取りに時間がかかりすぎました。小さくしてからお試しください。', en: 'Reading the picture took too long. Make it smaller and try again.' },
};

/** Why a picture can't be used, as a problem: `about.reason` for programs, a sentence for people. Too many waiting is `too_busy`. */
export function pictureProblem(fault: PictureFault): Problem {
  if (fault === 'busy') return new Problem('too_busy', { retryAfter: 10, detail: { ja: '写真の処理が混み合っています。少し待ってからお試しください。', en: 'Many pictures are waiting just now. Please try again shortly.' } });
  return new Problem('unusable_picture', { detail: words[fault], about: { reason: fault } });
}
