/** The pictures people may send, known by their first bytes alone. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif';

/** The files made of every picture. */
export const photoFormats = ['avif', 'webp', 'jpg'] as const;
export type PhotoFormat = (typeof photoFormats)[number];

/** A part of a picture as seen upright, each number from 0 to 1 of its width or height. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is made of a picture: its shape and the widths of its files, in pixels, rising. A narrower picture gives fewer files and is enlarged to the smallest alone. */
export interface Recipe {
  /** Width divided by height of every file. */
  readonly ratio: number;
  readonly widths: readonly number[];
}

/** Why a picture can't be used. `busy` says nothing about the picture: too many wait already. */
export type PictureFault = 'empty' | 'svg' | 'gif' | 'heic' | 'unknown_type' | 'hidden_file' | 'too_many_pixels' | 'broken' | 'too_slow' | 'busy';

/** The files that were made, the widest one's size and all widths. */
export interface TakenPhoto {
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
}

/** What became of a picture. */
export type Taken = { readonly ok: true; readonly photo: TakenPhoto } | { readonly ok: false; readonly fault: PictureFault };

/** One file for a browser. */
export interface PhotoFile {
  readonly content: Uint8Array;
  readonly type: 'image/avif' | 'image/webp' | 'image/jpeg';
}

/** Makes files of pictures, keeps them and gives them out. What was sent is never kept. */
export interface PhotoRail {
  readonly kind: 'folder';
  /** Makes the files of a picture and keeps them under a name, all or none. Whoever names them in a row does it afterwards; what no row names is swept. */
  take(picture: Uint8Array, order: { readonly name: string; readonly recipe: Recipe; readonly crop: Crop | null }): Promise<Taken>;
  /** The file of a name and its `<width>.<format>`; null when there is none. */
  read(name: string, file: string): Promise<PhotoFile | null>;
  /** Removes all files of a name; a second time does nothing. */
  remove(name: string): Promise<void>;
  /** Removes what was kept before a moment, in ms since 1970, under a name that is not among these, and what a crash has left half-made. Answers how many it were. */
  removeUnnamed(named: ReadonlySet<string>, before: number): Promise<number>;
  /** Lets what runs end; takes nothing new. */
  close(): Promise<void>;
}

/** What a name of kept files looks like: 24 characters of Crockford's base 32, 120 bits that nobody guesses. */
export const photoName = /^[0-9a-hjkmnp-tv-z]{24}$/;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes the name of a photo's files. */
export function newPhotoName(random: (length: number) => Uint8Array): string {
  return Array.from(random(24), (byte) => alphabet[byte & 31]).join('');
}
