import type { PhotoFormat } from './rail.ts';

/** One width is enough for what knows nothing newer than JPEG. */
const JPEG_WIDTH = 800;

/** The width of a photo's one JPEG: the widest up to 800 pixels. */
export function jpegWidth(widths: readonly number[]): number {
  return widths.filter((width) => width <= JPEG_WIDTH).at(-1) ?? widths[0] ?? JPEG_WIDTH;
}

/** The widths of a format among all widths of a photo. */
export function widthsOf(format: PhotoFormat, widths: readonly number[]): readonly number[] {
  return format === 'jpg' ? [jpegWidth(widths)] : widths;
}
