import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { lightOnly, plainColours, withFallbacks } from '../../web/build-styles.ts';
import { buildVoiceFont, voiceBudget, voiceCalls, voiceCharacters } from '../../web/build-voice.ts';
import { errorTexts } from './texts.ts';

const tokens = await readFile(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8');

function coloursOf(scheme: 'light' | 'dark'): Map<string, readonly number[]> {
  const given = scheme === 'light' ? lightOnly(tokens) : tokens.replaceAll(/light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g, '$2');
  const found = plainColours(given).matchAll(/(--ck-[\w-]+): #([0-9a-f]{6});/g);
  return new Map(Array.from(found, ([, name = '', hex = '']) => [name.slice(5), [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)]));
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: ReadonlyMap<string, readonly number[]>, pair: readonly [string, string]): number {
  const [high = 0, low = 0] = pair.map((name) => luminance(colours.get(name) ?? [])).toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2 AA: 4.5 for text, 3 for large text and the edges of controls. */
const text = ['ink page', 'ink sunken', 'ink-2 surface', 'ink-2 sunken', 'ink-3 surface', 'ink-3 sunken', 'on-lamp lamp', 'on-lamp lamp-hover', 'on-lamp lamp-press',
  'lamp-text surface', 'lamp-text lamp-tint', 'ai page', 'ai surface', 'free-text surface', 'free-text free-tint', 'on-beni beni', 'beni-text surface', 'beni-text beni-tint',
  'warn-text surface', 'warn-text warn-tint', 'on-stage stage', 'on-stage-2 stage', 'stage-free stage', 'stage-warn stage', 'lamp stage'];
const edges = ['line-strong surface', 'line-strong page', 'lamp-edge surface', 'free surface', 'warn surface'];

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const colours = coloursOf(scheme);
  test.each([...text.map((pair) => [pair, 4.5] as const), ...edges.map((pair) => [pair, 3] as const)])('%s has a contrast of at least %d', (pair, least) => {
    const [over = '', under = ''] = pair.split(' ');
    expect([colours.has(over), colours.has(under)]).toEqual([true, true]);
    expect(contrast(colours, [over, under])).toBeGreaterThanOrEqual(least);
  });
});

describe('plain fallbacks', () => {
  test('stand before the true values, in hex, light', () => {
    const css = withFallbacks(':root {\n  color-scheme: light dark;\n  --a: light-dark(oklch(1 0 0), oklch(0 0 0 / 0.5));\n}\n@media print {}');
    const [plain = '', modern = ''] = css.split('@supports');
    expect(plain).toContain('--a: #ffffff;');
    expect(plain).not.toMatch(/light-dark|oklch|light dark/);
    expect(modern).toContain('light-dark(oklch(1 0 0), oklch(0 0 0 / 0.5))');
    expect(modern).toContain('@media print');
  });
  test('leave no light-dark inside shadows either', () => {
    expect(lightOnly('0 0 0 1px light-dark(rgb(1, 2, 3), #000), 0 2px light-dark(#fff, #000)')).toBe('0 0 0 1px rgb(1, 2, 3), 0 2px #fff');
  });
});

describe('the speaking voice', () => {
  test('has every character of the texts marked for it and keeps to its budget', async () => {
    const characters = await voiceCharacters();
    for (const { title } of Object.values(errorTexts)) for (const character of title.ja + title.en) expect(characters).toContain(character);
    expect((await buildVoiceFont()).byteLength).toBeLessThanOrEqual(voiceBudget);
  });
  test('is read from calls alone, whatever brackets their texts hold', () => {
    expect(voiceCalls("const a = voice({ ja: '鍵)(', en: \"it's\" }); const b = '外'; invoice('夜');")).toMatch(/鍵\)\(/);
    expect(voiceCalls("voice({ ja: '鍵)' }); other('外')")).not.toContain('外');
    expect(voiceCalls("invoice('夜')")).toBe('');
  });
});
