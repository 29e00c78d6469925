import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { markFile } from './drawings.ts';
import { coverageOf, coveredBy, drawable } from './font-coverage.ts';
import { drawnPicture, PICTURE, type LinkPicture } from './link-picture-drawing.ts';

/** One order to this thread, and its answer. */
export interface PictureOrder { readonly number: number; readonly picture: LinkPicture }
export type PictureAnswer = { readonly number: number; readonly png: Uint8Array } | { readonly number: number; readonly failure: string };

const fontFile = (subset: 'japanese' | 'latin'): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/shippori-antique/files/shippori-antique-${subset}-400-normal.woff`)));
const fonts = [fontFile('japanese'), fontFile('latin')];
const covered = coveredBy(fonts.flatMap(coverageOf));
const plain = (text: string): string => drawable(text, covered);

/** Laying out and drawing take some hundred milliseconds of one core: here they hold up nobody. */
async function draw(picture: LinkPicture): Promise<Uint8Array> {
  const { title, name, price, free, site } = picture;
  const readable: LinkPicture = {
    ...picture, title: plain(title) || plain(site), site: plain(site), ...(name === undefined ? {} : { name: plain(name) }), ...(price === undefined ? {} : { price: plain(price) }), ...(free === undefined ? {} : { free: plain(free) }),
  };
  const tree = drawnPicture(readable, markFile(false)) as unknown as Parameters<typeof satori>[0];
  const svg = await satori(tree, { ...PICTURE, fonts: fonts.map((data) => ({ name: 'voice', data, weight: 400 as const, style: 'normal' as const })) });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

parentPort?.on('message', ({ number, picture }: PictureOrder) => {
  draw(picture).then(
    (png) => parentPort?.postMessage({ number, png } satisfies PictureAnswer, []),
    (error: unknown) => parentPort?.postMessage({ number, failure: error instanceof Error ? error.message : String(error) } satisfies PictureAnswer, []),
  );
});
