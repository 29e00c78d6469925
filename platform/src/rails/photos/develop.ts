import sharp, { type Sharp } from 'sharp';
import { frameOf, widthsFor } from './frame.ts';
import { photoFormats, type Crop, type PhotoFormat, type PictureFault, type PictureKind, type Recipe, type TakenPhoto } from './rail.ts';
import { widthsOf } from './widths.ts';

/** The most pixels of a picture, before anything of it is decoded. */
const MOST_PIXELS = 50_000_000;
/** The most bytes of a file that is given out. */
const MOST_BYTES = 2_000_000;

// Nothing is kept between pictures, one thread works on each, and no other loader than these four ever sees what people send.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'] });

/** What is to be done with one picture. */
export interface DevelopOrder {
  readonly picture: Uint8Array;
  readonly kind: PictureKind;
  readonly recipe: Recipe;
  readonly crop: Crop | null;
}

/** The files by `<width>.<format>`. */
export type Developed =
  | { readonly ok: true; readonly photo: TakenPhoto; readonly files: Readonly<Record<string, Uint8Array>> }
  | { readonly ok: false; readonly fault: PictureFault };

interface Pixels { readonly content: Buffer; readonly width: number; readonly height: number }

const formatOf: Readonly<Record<PictureKind, string>> = { jpeg: 'jpeg', png: 'png', webp: 'webp', avif: 'heif' };

const encode: Readonly<Record<PhotoFormat, (picture: Sharp, quality: number) => Sharp>> = {
  avif: (picture, quality) => picture.avif({ quality: quality - 25, effort: 2 }),
  webp: (picture, quality) => picture.webp({ quality, effort: 4 }),
  jpg: (picture, quality) => picture.jpeg({ quality, progressive: true }),
};

async function file(pixels: Pixels, width: number, format: PhotoFormat): Promise<Uint8Array> {
  for (const quality of [80, 65, 50, 40]) {
    const picture = sharp(pixels.content, { raw: { width: pixels.width, height: pixels.height, channels: 3 } }).resize(width, Math.round(width * pixels.height / pixels.width), { fit: 'fill' });
    const content = await encode[format](picture, quality).toBuffer();
    if (content.length <= MOST_BYTES || quality === 40) return content;
  }
  throw new Error('the last quality is taken');
}

/**
 * Decodes once, upright, in sRGB and on white, down to bare pixels: nothing else of what was sent can reach a file. Only the first picture of several.
 * Throws what sharp throws on a picture that is damaged or too large.
 */
async function pixelsOf({ picture, kind, recipe, crop }: DevelopOrder): Promise<{ pixels: Pixels; widths: readonly number[] }> {
  const open = () => sharp(picture, { failOn: 'error', limitInputPixels: MOST_PIXELS, pages: 1, sequentialRead: true });
  const { format, autoOrient } = await open().metadata();
  if (format !== formatOf[kind]) throw new Error('the first bytes promised something else');
  const frame = frameOf(autoOrient, recipe.ratio, crop);
  const widths = widthsFor(frame, recipe);
  const width = widths.at(-1) ?? frame.width;
  const { data: content, info } = await open().autoOrient().extract(frame).resize(width, Math.round(width / recipe.ratio), { fit: 'fill' })
    .flatten({ background: '#ffffff' }).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`${info.channels} channels`);
  return { pixels: { content, width: info.width, height: info.height }, widths };
}

/** Makes the files of a picture. Runs in a process of its own: what is damaged on purpose may take that process down, and nothing else. */
export async function develop(order: DevelopOrder): Promise<Developed> {
  let decoded: Awaited<ReturnType<typeof pixelsOf>>;
  try {
    decoded = await pixelsOf(order);
  } catch (error) {
    return { ok: false, fault: error instanceof Error && /pixel limit/iu.test(error.message) ? 'too_many_pixels' : 'broken' };
  }
  const { pixels, widths } = decoded;
  const files: Record<string, Uint8Array> = {};
  for (const format of photoFormats) for (const width of widthsOf(format, widths)) files[`${width}.${format}`] = await file(pixels, width, format);
  return { ok: true, photo: { width: pixels.width, height: pixels.height, widths }, files };
}
