/** How the widget fits the page around it: light or dark, Japanese or English. */
import type { Language } from './texts.ts';

/** The two looks. */
export type Scheme = 'light' | 'dark';

const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);

/** Perceived lightness of a computed CSS colour from 0 to 1; undefined where it is see-through. */
const lightness = (colour: string): number | undefined => {
  const [a = 0, b = 0, c = 0, alpha = 1] = channels(colour);
  if (!colour || alpha < 0.5) return undefined;
  if (colour[0] === 'r') return (a * 0.3 + b * 0.6 + c * 0.1) / 255;
  if (colour[0] === 'l') return a / 100;
  return colour[0] === 'c' ? (a + b + c) / 3 : a;
};

/**
 * Light or dark for `theme="auto"`: the first painted background behind the element decides. A page that paints none
 * shows the browser's own canvas, which is dark only if the page's `color-scheme` allows it.
 */
const schemeAround = (element: Element): Scheme => {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const light = lightness(getComputedStyle(at).backgroundColor);
    if (light !== undefined) return light < 0.5 ? 'dark' : 'light';
  }
  const allowed = getComputedStyle(element.parentElement ?? element).colorScheme;
  const dark = allowed.includes('dark') && (!allowed.includes('light') || matchMedia('(prefers-color-scheme:dark)').matches);
  return dark ? 'dark' : 'light';
};

/** The scheme an element shall have: its `theme` says so, or the page around it. */
export const schemeOf = (element: Element): Scheme => {
  const theme = element.getAttribute('theme');
  return theme === 'light' || theme === 'dark' ? theme : schemeAround(element);
};

/** The language of the element or of what it stands in; Japanese where the page says nothing. */
export const languageOf = (element: Element): Language => {
  const named = element.closest('[lang]')?.getAttribute('lang') || 'ja';
  return named.startsWith('ja') ? 'ja' : 'en';
};
