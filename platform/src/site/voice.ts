import type { Texts } from '../primitives/locale.ts';

/**
 * Marks texts as set in the speaking voice (`class="voice"`, 22 px and larger, our own fixed lines only). The build reads the
 * sources for `voice(…)` and puts exactly these characters into the font, so what isn't marked falls back to the gothic.
 */
export function voice(texts: Texts): Texts {
  return texts;
}
