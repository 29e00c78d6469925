import type { Crop, Recipe } from './rail.ts';

/** A part of a picture in whole pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels that a size has, at least one. */
const pixels = (length: number, most: number): number => Math.min(most, Math.max(1, Math.round(length)));

const between = (least: number, value: number, most: number): number => Math.min(Math.max(least, Math.round(value)), most);

/** The widest frame of a ratio (width divided by height) that lies within another. */
function inside(ratio: number, size: { readonly width: number; readonly height: number }): { width: number; height: number } {
  return size.width / size.height > ratio ? { width: size.height * ratio, height: size.height } : { width: size.width, height: size.width / ratio };
}

/**
 * The part of an upright picture that is used: the crop, made to fit the ratio around its middle, or without one the middle of the picture.
 * Always lies within the picture; nothing is ever stretched by more than a pixel.
 */
export function frameOf(picture: { readonly width: number; readonly height: number }, ratio: number, crop: Crop | null): Frame {
  const asked = crop ?? { left: 0, top: 0, width: 1, height: 1 };
  const size = inside(ratio, { width: Math.min(1, asked.width) * picture.width, height: Math.min(1, asked.height) * picture.height });
  const [width, height] = [pixels(size.width, picture.width), pixels(size.height, picture.height)];
  // The middle of what is used stands where the middle of what was asked for stands, as far as the picture reaches.
  const left = (asked.left + Math.min(1, asked.width) / 2) * picture.width - width / 2;
  const top = (asked.top + Math.min(1, asked.height) / 2) * picture.height - height / 2;
  return { left: between(0, left, picture.width - width), top: between(0, top, picture.height - height), width, height };
}

/** The widths of the files of a frame: those of the recipe it fills, the frame's own where it lies between two, and never none. */
export function widthsFor(frame: Pick<Frame, 'width'>, recipe: Recipe): readonly number[] {
  const [smallest = 1] = recipe.widths;
  const widest = recipe.widths.at(-1) ?? smallest;
  const filled = recipe.widths.filter((width) => width <= frame.width);
  const last = Math.min(Math.max(frame.width, smallest), widest);
  return filled.includes(last) ? filled : [...filled, last];
}
