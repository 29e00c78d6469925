import type { Id } from '../primitives/id.ts';
import type { Recipe } from '../rails/photos/rail.ts';

/** A photo of a service. */
export interface Photo {
  readonly id: Id<'photo'>;
  /** The name of its files; nobody guesses it. */
  readonly name: string;
  /** What is to be seen, in its provider's words; null where nothing was said. */
  readonly alt: string | null;
  /** Of the widest file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The widths of all files, rising. */
  readonly widths: readonly number[];
}

/** The most photos of a service. */
export const MOST_PHOTOS = 5;

/** Photos of services are 3:2. */
export const serviceRecipe: Recipe = { ratio: 3 / 2, widths: [400, 800, 1600] };

/** The photos with one more at the end; null when there are as many as there may be. */
export function withPhoto(photos: readonly Photo[], photo: Photo): readonly Photo[] | null {
  return photos.length >= MOST_PHOTOS ? null : [...photos, photo];
}

/** The photos with one described anew; null when it isn't among them. */
export function withAlt(photos: readonly Photo[], photoId: string, alt: string | null): readonly Photo[] | null {
  return photos.some(({ id }) => id === photoId) ? photos.map((photo) => (photo.id === photoId ? { ...photo, alt } : photo)) : null;
}

/** The photos without one; null when it isn't among them. */
export function withoutPhoto(photos: readonly Photo[], photoId: string): readonly Photo[] | null {
  return photos.some(({ id }) => id === photoId) ? photos.filter(({ id }) => id !== photoId) : null;
}

/** The photos in a new order; null unless it names each of them once. */
export function inOrder(photos: readonly Photo[], photoIds: readonly string[]): readonly Photo[] | null {
  const ordered = photoIds.flatMap((photoId) => photos.filter(({ id }) => id === photoId));
  return ordered.length === photos.length && new Set(photoIds).size === photos.length && photoIds.length === photos.length ? ordered : null;
}
