import sharp from 'sharp';
import { markFile } from '../src/site/drawings.ts';

/** The page's own paper: what stands behind the mark where an icon may have no holes. */
const paper = '#faf9f6';

function drawn(size: number): Promise<Buffer> {
  return sharp(Buffer.from(markFile(false)), { density: 72 * size / 40 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
}

/** The mark on paper, so far from the edges that a phone may cut a circle out of it: its safe zone is 80 % across. */
async function onPaper(size: number, share: number): Promise<Buffer> {
  const inner = Math.round(size * share);
  return sharp({ create: { width: size, height: size, channels: 3, background: paper } }).composite([{ input: await drawn(inner), gravity: 'centre' }]).png({ compressionLevel: 9 }).toBuffer();
}

/** The mark's outline in white alone, for the status bar of phones, which knows no colours. */
async function badge(size: number): Promise<Buffer> {
  const outline = markFile(false).replaceAll('#fbc32c', '#ffffff').replaceAll('stroke="#1c232e"', 'stroke="#ffffff"');
  return sharp(Buffer.from(outline), { density: 72 * size / 40 }).resize(size, size).png({ compressionLevel: 9 }).toBuffer();
}

/** Every icon of the installed app as PNG, by file name: made from the mark, so that there is one drawing of it. */
export async function buildIcons(): Promise<ReadonlyMap<string, Buffer>> {
  const made = await Promise.all([drawn(192), drawn(512), onPaper(192, 0.6), onPaper(512, 0.6), onPaper(180, 0.72), badge(96)]);
  const names = ['icon-192.png', 'icon-512.png', 'maskable-192.png', 'maskable-512.png', 'apple-180.png', 'badge-96.png'];
  return new Map(names.map((name, place) => [name, made[place] ?? Buffer.alloc(0)]));
}
