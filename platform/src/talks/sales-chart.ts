import type { Yen } from '../primitives/yen.ts';

/** How high the drawing of the bars is, in pixels. */
export const CHART_HEIGHT = 180;

/** One bar: how high it is in pixels, and whether its number always stands above it. */
export interface Bar {
  readonly amount: Yen;
  readonly height: number;
  readonly labelled: boolean;
}

/** Bars on a scale of four even steps from zero; `ticks` are their amounts, the highest first. */
export interface Chart {
  readonly ticks: readonly number[];
  readonly bars: readonly Bar[];
}

const niceSteps = [1, 2, 2.5, 5, 10] as const;

/** The smallest even step of which four reach an amount: 1, 2, 2.5 or 5 times a power of ten, at least ¥100. */
function stepFor(most: number): number {
  const least = Math.max(most / 4, 100);
  const power = 10 ** Math.floor(Math.log10(least));
  return (niceSteps.find((nice) => nice * power >= least) ?? 10) * power;
}

/** The chart of amounts in their order: the highest and the last have their number above them. A loss is a bar of no height. */
export function chartOf(amounts: readonly Yen[]): Chart {
  const most = Math.max(0, ...amounts);
  const step = stepFor(most);
  const peak = amounts.findLastIndex((amount) => amount === most && amount > 0);
  return {
    ticks: [4, 3, 2, 1, 0].map((count) => count * step),
    bars: amounts.map((amount, index) => ({
      amount, height: Math.round(Math.max(0, amount) / (step * 4) * CHART_HEIGHT), labelled: amount !== 0 && (index === peak || index === amounts.length - 1),
    })),
  };
}

/** An amount on the scale, as short as it can be: `2万`, `1.5万`, `5千`; `20k`, `500`. */
export function scaleWords(amount: number, locale: 'ja' | 'en'): string {
  const [unit, ja, en] = amount >= 10_000 && locale === 'ja' ? [10_000, '万', ''] : amount >= 1_000 ? [1_000, '千', 'k'] : [1, '', ''];
  return `${Number((amount / unit).toFixed(2))}${locale === 'ja' ? ja : en}`;
}
