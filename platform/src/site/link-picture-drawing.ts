import { loadDefaultJapaneseParser } from 'budoux';
import type { Locale } from '../primitives/locale.ts';

/** What a picture for link previews shows; everything is already words. */
export interface LinkPicture {
  readonly locale: Locale;
  /** What stands as a quotation, large. */
  readonly title: string;
  /** Who says it. */
  readonly name?: string;
  /** The drawn portrait as SVG. */
  readonly portrait?: string;
  /** `¥80/分`. */
  readonly price?: string;
  /** 最初の1分無料. */
  readonly free?: string;
  /** The platform's name beside the mark. */
  readonly site: string;
}

/** What the layout engine takes: an element with its style, as React would make it. */
export interface Drawn {
  readonly type: string;
  readonly props: { readonly style?: Readonly<Record<string, string | number>>; readonly children?: readonly (Drawn | string)[] | string; readonly src?: string; readonly width?: number; readonly height?: number };
}

/** The size every service that shows link previews takes. */
export const PICTURE = { width: 1200, height: 630 } as const;
/** The width of what is inside the margins. */
const LINE = 1080;

const colours = { page: '#faf9f6', ink: '#1c232e', quiet: '#4c535e', lamp: '#fbc32c', edge: '#b97f12', freeText: '#036946', freeTint: '#dcf8ea', line: '#e1e0da' } as const;
const parser = loadDefaultJapaneseParser();
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/u;

const box = (style: Drawn['props']['style'], ...children: readonly (Drawn | string | undefined)[]): Drawn => ({ type: 'div', props: { style: { display: 'flex', ...style }, children: children.filter((child) => child !== undefined) } });
const words = (text: string, style: Drawn['props']['style']): Drawn => ({ type: 'div', props: { style: { display: 'flex', ...style }, children: text } });
const picture = (svg: string, size: number, style: Drawn['props']['style'] = {}): Drawn => ({ type: 'img', props: { src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, width: size, height: size, style } });

/** How wide a text is at a size of 1: full-width signs count one, Latin ones about half. */
const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u0020-\u024f]/u.test(character) ? 0.56 : 1), 0);

/** Phrases that stay whole on a line; what is longer than `longest` breaks anywhere. */
function phrasesOf(title: string, longest: number): readonly string[] {
  const whole = title.split(/(?<= )/u).flatMap((part) => japanese.test(part) ? parser.parse(part) : [part]);
  return whole.flatMap((phrase) => widthOf(phrase) > longest ? [...phrase] : [phrase]);
}

function sizeOf(title: string): number {
  const width = widthOf(title);
  return width <= 15 ? 84 : width <= 28 ? 70 : width <= 42 ? 58 : 48;
}

/** The opening bracket hangs before the first line, the closing one follows the last sign: drawn, as on the pages. */
function quotation(title: string): Drawn {
  const size = sizeOf(title);
  const corner = (sides: Drawn['props']['style']) => box({ width: size * 0.42, height: size * 0.56, borderColor: colours.edge, borderStyle: 'solid', borderWidth: 0, ...sides });
  const thick = Math.round(size * 0.1);
  const line = LINE - size * 0.7;
  const parts = phrasesOf(title, line / size - 0.6);
  return box({ width: LINE, alignItems: 'flex-start' },
    box({ width: size * 0.7, paddingTop: size * 0.3 }, corner({ borderTopWidth: thick, borderLeftWidth: thick })),
    box({ width: line, flexWrap: 'wrap', alignItems: 'flex-end', fontSize: size, lineHeight: 1.42, color: colours.ink },
      ...parts.map((part) => words(part, { whiteSpace: 'pre' })),
      box({ paddingBottom: size * 0.26, paddingLeft: size * 0.1 }, corner({ borderBottomWidth: thick, borderRightWidth: thick }))));
}

function foot({ name, portrait, price, free }: LinkPicture): Drawn {
  return box({ width: LINE, alignItems: 'center', justifyContent: 'space-between' },
    box({ alignItems: 'center', flexShrink: 1 },
      portrait === undefined ? undefined : picture(portrait, 96, { borderRadius: 48, marginRight: 24, border: `4px solid ${colours.lamp}` }),
      name === undefined ? undefined : words(name, { fontSize: 38, color: colours.ink, maxWidth: 340, maxHeight: 104, lineHeight: 1.3, overflow: 'hidden', wordBreak: 'break-all' })),
    box({ alignItems: 'center', flexShrink: 0 },
      free === undefined ? undefined : words(free, { flexShrink: 0, fontSize: 30, padding: '10px 22px', borderRadius: 12, color: colours.freeText, background: colours.freeTint, ...(price === undefined ? {} : { marginRight: 28 }) }),
      price === undefined ? undefined : words(price, { flexShrink: 0, fontSize: 56, color: colours.ink })));
}

/** The whole picture: mark and name of the platform, the quotation, who says it and what a minute costs. */
export function drawnPicture(shown: LinkPicture, mark: string): Drawn {
  // The engine adds a padding to a given size, so the inner box has its own.
  return box({ ...PICTURE, background: colours.page, fontFamily: 'voice', alignItems: 'flex-start', justifyContent: 'center' },
    box({ width: LINE, height: PICTURE.height - 116, marginTop: 48, flexDirection: 'column', justifyContent: 'space-between' },
      box({ width: LINE, alignItems: 'center' }, picture(mark, 60, { marginRight: 16 }), words(shown.site, { fontSize: 40, color: colours.ink })),
      quotation(shown.title),
      foot(shown)),
    box({ position: 'absolute', left: 0, bottom: 0, width: PICTURE.width, height: 14, background: colours.lamp }));
}
