import { describe, expect, it } from 'vitest';
import { yen } from '../primitives/yen.ts';
import { CHART_HEIGHT, chartOf, scaleWords } from './sales-chart.ts';

describe('the chart of sales', () => {
  it.each([
    [0, 100], [399, 100], [400, 100], [401, 200], [16_832, 5_000], [20_000, 5_000], [20_001, 10_000], [999_999, 250_000],
  ])('reaches ¥%i in four steps of ¥%i', (most, step) => {
    expect(chartOf([yen(most)]).ticks).toEqual([4 * step, 3 * step, 2 * step, step, 0]);
  });

  it('draws every bar to scale, numbers the highest and the last, and no loss below the line', () => {
    const { bars } = chartOf([yen(5_000), yen(20_000), yen(-300), yen(10_000)]);
    expect(bars.map(({ height }) => height)).toEqual([CHART_HEIGHT / 4, CHART_HEIGHT, 0, CHART_HEIGHT / 2]);
    expect(bars.map(({ labelled }) => labelled)).toEqual([false, true, false, true]);
    expect(chartOf([yen(0), yen(0)]).bars.some(({ labelled }) => labelled)).toBe(false);
  });

  it.each([[20_000, '2万', '20k'], [15_000, '1.5万', '15k'], [5_000, '5千', '5k'], [2_500, '2.5千', '2.5k'], [100, '100', '100'], [0, '0', '0']])('writes ¥%i as %s and %s', (amount, ja, en) => {
    expect([scaleWords(amount, 'ja'), scaleWords(amount, 'en')]).toEqual([ja, en]);
  });
});
