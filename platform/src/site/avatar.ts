import { createAvatar } from '@dicebear/core';
import * as lorelei from '@dicebear/lorelei';

/** The nine quiet papers a face is drawn on. */
const papers = ['f3dfa8', 'e7d3c0', 'cfe3cd', 'bcd8e6', 'd9d2ec', 'f0cfd0', 'e9e2cf', 'cfdfdb', 'dbe3ba'] as const;

/** Lorelei's friendly mouths: a face nobody chose for themselves should not look sad. */
const mouths = ['happy01', 'happy02', 'happy03', 'happy05', 'happy06', 'happy07', 'happy08', 'happy09', 'happy11', 'happy13', 'happy16', 'happy18'] as const;

/** Who can't be shown any more: a grey shape without a face. */
const nobody = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" fill="#d9d9d6"/>'
  + '<g fill="#81878d"><circle cx="48" cy="38" r="17"/><path d="M14 96c0-22 15-36 34-36s34 14 34 36Z"/></g></svg>';

/** A small hash that is the same everywhere (FNV-1a), so that a person keeps their paper. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}

/**
 * The drawn default portrait of a seed as an SVG file: an ink face (Lorelei, CC0) on one of nine papers, the same for the same
 * seed for ever. The seed `nobody` gives a shape without a face.
 */
export function drawnAvatar(seed: string): string {
  if (seed === 'nobody') return nobody;
  const paper = papers[hash(seed) % papers.length] ?? papers[0];
  return createAvatar(lorelei, { seed, size: 96, backgroundColor: [paper], mouth: [...mouths], translateY: 6 }).toString();
}
