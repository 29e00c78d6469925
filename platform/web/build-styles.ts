import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

const styles = join(import.meta.dirname, 'styles');

/** sRGB channels, 0–1, of an OKLCH colour. The matrices are those of CSS Color 4. */
function oklchToRgb(lightness: number, chroma: number, hue: number): readonly number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ].map((channel) => (channel <= 0.0031308 ? 12.92 * channel : 1.055 * Math.max(channel, 0) ** (1 / 2.4) - 0.055));
}

/** Every `oklch(L C H / A)` of a text as hex, for browsers that don't know OKLCH. */
export function plainColours(css: string): string {
  return css.replaceAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: ?\/ ?([\d.]+))?\)/g, (_, ...parts: readonly (string | undefined)[]) => {
    const [lightness, chroma, hue, alpha] = parts.slice(0, 4).map((part) => (part === undefined ? undefined : Number(part)));
    const channels = [...oklchToRgb(lightness ?? 0, chroma ?? 0, hue ?? 0), ...(alpha === undefined ? [] : [alpha])];
    return `#${channels.map((channel) => Math.round(Math.min(1, Math.max(0, channel)) * 255).toString(16).padStart(2, '0')).join('')}`;
  });
}

/** The two arguments of the first `light-dark(…)` in a text and what stands around it; undefined where there is none. */
function splitLightDark(text: string): { before: string; light: string; dark: string; after: string } | undefined {
  const start = text.indexOf('light-dark(');
  if (start < 0) return undefined;
  const from = start + 'light-dark('.length;
  let depth = 0;
  let comma = -1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ',' && depth === 0) comma = at;
    if (text[at] === ')') depth -= 1;
    if (depth < 0) return { before: text.slice(0, start), light: text.slice(from, comma).trim(), dark: text.slice(comma + 1, at).trim(), after: text.slice(at + 1) };
  }
  throw new Error(`light-dark( without an end: ${text.slice(start, start + 60)}`);
}

/** A value as browsers before `light-dark()` see it: the light one. */
export function lightOnly(value: string): string {
  const parts = splitLightDark(value);
  return parts ? lightOnly(`${parts.before}${parts.light}${parts.after}`) : value;
}

/**
 * The tokens with plain fallbacks first: light values in hex for every browser, then the true ones where `light-dark()` is
 * known. Custom properties are valid whatever they hold, so two declarations side by side would not do.
 */
export function withFallbacks(tokens: string): string {
  const bare = tokens.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const end = bare.indexOf('\n}') + 2;
  const [block, rest] = [bare.slice(0, end), bare.slice(end)];
  const plain = plainColours(lightOnly(block)).replace('color-scheme: light dark', 'color-scheme: light');
  return `${plain}\n@supports (color: light-dark(#fff, #000)) {\n${block}\n}\n${rest}`;
}

/** A style sheet with its `@import "./…"` put in its place. */
async function inlined(file: string): Promise<string> {
  const css = await readFile(file, 'utf8');
  const pieces = await Promise.all(css.split('\n').map(async (line) => {
    const imported = /^@import "\.\/([\w./-]+)";$/.exec(line)?.[1];
    if (imported === undefined) return line;
    const text = await readFile(join(styles, imported), 'utf8');
    return imported === 'tokens.css' ? withFallbacks(text) : text;
  }));
  return pieces.join('\n');
}

/** The one style sheet of all pages, small: the parts that `page.css` names, then each file of `styles/pages/`. */
export async function buildPageStyles(voiceFace: string): Promise<string> {
  const pages = (await readdir(join(styles, 'pages')).catch((): string[] => [])).filter((name) => name.endsWith('.css')).toSorted();
  const parts = await Promise.all(pages.map((name) => readFile(join(styles, 'pages', name), 'utf8')));
  const css = [voiceFace, await inlined(join(styles, 'page.css')), ...parts].join('\n');
  // Only white space is taken out: esbuild would merge a fallback with the value that follows it.
  return (await transform(css, { loader: 'css', minifyWhitespace: true, charset: 'utf8' })).code;
}
