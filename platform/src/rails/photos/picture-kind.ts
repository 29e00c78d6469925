import type { PictureFault, PictureKind } from './rail.ts';

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
const u32 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) * 0x1000000) + ((bytes[at + 1] ?? 0) << 16) + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
const u32le = (bytes: Uint8Array, at: number): number => ((bytes[at + 3] ?? 0) * 0x1000000) + ((bytes[at + 2] ?? 0) << 16) + ((bytes[at + 1] ?? 0) << 8) + (bytes[at] ?? 0);

/** The brands of an ISO media file: `avif` for pictures we take, `heic` and others for those we don't. */
function brandsOf(bytes: Uint8Array): readonly string[] {
  const size = Math.min(u32(bytes, 0), bytes.length, 256);
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(ascii(bytes, at, at + 4));
  return brands;
}

function kindByFirstBytes(bytes: Uint8Array): PictureKind | PictureFault {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 8) === 'ftyp') {
    const brands = brandsOf(bytes);
    if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
    return brands.some((brand) => /^(?:hei|hev|mif1|msf1)/u.test(brand)) ? 'heic' : 'unknown_type';
  }
  if (/^GIF8[79]a/u.test(ascii(bytes, 0, 6))) return 'gif';
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/iu.test(ascii(bytes, 0, 200)) ? 'svg' : 'unknown_type';
}

/** Where the picture of a JPEG ends: after its end marker. Segments are stepped over, so that a preview inside one doesn't count. */
function endOfJpeg(bytes: Uint8Array): number {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      at += 1;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    // Fill bytes, stuffed bytes and restart markers of the entropy-coded part have no length.
    const plain = marker === 0xff || marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
    at += plain ? (marker === 0xff ? 1 : 2) : 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return bytes.length;
}

function endOfPng(bytes: Uint8Array): number {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + u32(bytes, at);
    if (ascii(bytes, at + 4, at + 8) === 'IEND') return end;
    at = end;
  }
  return bytes.length;
}

/** The boxes of an ISO media file, one after the other; what follows the last one that can be a box is no part of the picture. */
function endOfAvif(bytes: Uint8Array): number {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = u32(bytes, at);
    if (!/^[a-z][a-z0-9]{3}$/u.test(ascii(bytes, at + 4, at + 8)) || size === 0 || (size > 1 && size < 8)) break;
    at += size === 1 ? u32(bytes, at + 8) * 0x100000000 + u32(bytes, at + 12) : size;
  }
  return at === 0 ? bytes.length : at;
}

const endOf: Readonly<Record<PictureKind, (bytes: Uint8Array) => number>> = {
  jpeg: endOfJpeg, png: endOfPng, avif: endOfAvif, webp: (bytes) => 8 + u32le(bytes, 4),
};

/**
 * Signs of another file behind the picture. Cameras append previews, depth and short films there; archives, documents, pages and programs are
 * nobody's photo. Short signs count only where their file would have to begin, or films would be taken for them by chance.
 */
const otherFiles: readonly RegExp[] = [
  /%PDF-/u, /<\?php/iu, /<(?:!doctype|html|script|svg|body|iframe)\b/iu, /Rar!\u001a\u0007/u, /7z\u00bc\u00af'\u001c/u, /^\s*(?:MZ|\u007fELF|#!|PK\u0003\u0004|GIF8[79]a)/u,
];
/** The end of an archive lies in the last 64 KB of a file. */
const endOfArchive = /PK\u0005\u0006/u;

function hidesAnother(bytes: Uint8Array, end: number): boolean {
  if (end >= bytes.length) return false;
  const rest = Buffer.from(bytes.subarray(end)).toString('latin1');
  return endOfArchive.test(rest.slice(-66_000)) || otherFiles.some((sign) => sign.test(rest));
}

/** What a picture is by its bytes, or why it isn't taken. Looks at names and types that came along with it not at all. */
export function pictureKind(bytes: Uint8Array): { readonly ok: true; readonly kind: PictureKind } | { readonly ok: false; readonly fault: PictureFault } {
  if (bytes.length === 0) return { ok: false, fault: 'empty' };
  const kind = kindByFirstBytes(bytes);
  if (kind !== 'jpeg' && kind !== 'png' && kind !== 'webp' && kind !== 'avif') return { ok: false, fault: kind };
  return hidesAnother(bytes, endOf[kind](bytes)) ? { ok: false, fault: 'hidden_file' } : { ok: true, kind };
}
