import { inflateSync } from 'node:zlib';

/** The bytes of one table of a WOFF file; undefined where there is none. */
function tableOf(font: Buffer, tag: string): Buffer | undefined {
  if (font.toString('latin1', 0, 4) !== 'wOFF') throw new TypeError('not a WOFF font');
  for (let index = 0; index < font.readUInt16BE(12); index += 1) {
    const at = 44 + index * 20;
    if (font.toString('latin1', at, at + 4) !== tag) continue;
    const [offset, packed, size] = [font.readUInt32BE(at + 4), font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
    const bytes = font.subarray(offset, offset + packed);
    return packed < size ? inflateSync(bytes) : bytes;
  }
  return undefined;
}

/** The ranges of the format 12 subtable: groups of first, last, first glyph. */
function longRanges(cmap: Buffer, at: number): (readonly [number, number])[] {
  return Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, index) => [cmap.readUInt32BE(at + 16 + index * 12), cmap.readUInt32BE(at + 20 + index * 12)] as const);
}

/** The ranges of the format 4 subtable: last characters, a gap of two bytes, first characters. */
function shortRanges(cmap: Buffer, at: number): (readonly [number, number])[] {
  const bytes = cmap.readUInt16BE(at + 6);
  return Array.from({ length: bytes / 2 }, (_, index) => [cmap.readUInt16BE(at + 16 + bytes + index * 2), cmap.readUInt16BE(at + 14 + index * 2)] as const).filter(([first]) => first < 0xffff);
}

/** Which characters a WOFF font can draw, as ranges of code points, first and last. Throws a TypeError on anything that isn't such a font. */
export function coverageOf(font: Buffer): readonly (readonly [first: number, last: number])[] {
  const cmap = tableOf(font, 'cmap');
  if (cmap === undefined) throw new TypeError('a font without a character map');
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
  return subtables.flatMap((at) => {
    const format = cmap.readUInt16BE(at);
    return format === 12 ? longRanges(cmap, at) : format === 4 ? shortRanges(cmap, at) : [];
  });
}

/** A test for single characters, from the ranges of several fonts. */
export function coveredBy(ranges: readonly (readonly [number, number])[]): (character: string) => boolean {
  const known = new Map<string, boolean>();
  return (character) => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const point = character.codePointAt(0) ?? 0;
    const covered = ranges.some(([first, last]) => point >= first && point <= last);
    known.set(character, covered);
    return covered;
  };
}

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\u20e3/gu;

/** The text as the fonts can draw it: emoji and invisible signs are left out, a letter no font has becomes the printer's 〓. */
export function drawable(text: string, covered: (character: string) => boolean): string {
  const readable = text.normalize('NFC').replaceAll(emoji, (sign) => /[#*0-9]/u.test(sign) ? sign : '').replaceAll(/\s+/gu, ' ').trim();
  return [...readable].map((character) => character === ' ' || covered(character) ? character : covered('〓') ? '〓' : '').join('');
}
