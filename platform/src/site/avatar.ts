import { createAvatar } from '@dicebear/core';
import * as lorelei from '@dicebear/lorelei';

/** The nine quiet papers a face is drawn on. */
const papers = ['f3dfa8', 'e7d3c0', 'cfe3cd', 'bcd8e6', 'd9d2ec', 'f0cfd0', 'e9e2cf', 'cfdfdb', 'dbe3ba'] as const;

/** Lorelei's friendly mouths: a face nobody chose for themselves should neither look sad nor bare its teeth. */
const mouths = ['happy01', 'happy02', 'happy03', 'happy05', 'happy06', 'happy09', 'happy13'] as const;

/** Of Lorelei's eyes, brows, hair and glasses those that look at one openly: none that glare, doubt, sleep or hide. Without beards, since nobody knows whose face it will be. */
const eyes = ['variant02', 'variant04', 'variant06', 'variant09', 'variant10', 'variant11', 'variant14', 'variant16', 'variant20', 'variant21', 'variant23', 'variant24'] as const;
const eyebrows = ['variant02', 'variant05', 'variant07', 'variant09', 'variant12'] as const;
const hidingHair = [25, 27, 34, 40, 41, 45];
const hair = Array.from({ length: 48 }, (_, index) => index + 1).filter((number) => !hidingHair.includes(number)).map((number) => `variant${String(number).padStart(2, '0')}`) as NonNullable<lorelei.Options['hair']>;
const glasses = ['variant01', 'variant03', 'variant04', 'variant05'] as const;

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
  const face = { mouth: [...mouths], eyes: [...eyes], eyebrows: [...eyebrows], hair: [...hair], glasses: [...glasses], beardProbability: 0 };
  return createAvatar(lorelei, { seed, size: 96, backgroundColor: [paper], ...face, translateY: 6 }).toString();
}
