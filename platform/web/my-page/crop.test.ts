import { describe, expect, test } from 'vitest';
import { cropText, frameOf, keyed, middle, within, type CropView } from './crop.ts';

const ratio = 3 / 2;
const rounded = (view: CropView, shape: number) => Object.values(frameOf(view, shape, ratio)).map((part: number) => Math.round(part * 1_000) / 1_000);

describe('the part of a picture that is used', () => {
  test('is the whole of a picture of the right shape, and the middle of any other', () => {
    expect(rounded(middle, 3 / 2)).toEqual([0, 0, 1, 1]);
    expect(rounded(middle, 3)).toEqual([0.25, 0, 0.5, 1]);
    expect(rounded(middle, 3 / 4)).toEqual([0, 0.25, 1, 0.5]);
  });

  test('never leaves the picture, however far it is moved or drawn', () => {
    for (const shape of [0.2, 1, 3 / 2, 7]) {
      for (const view of [{ zoom: 1, x: -3, y: 9 }, { zoom: 0.1, x: 0.5, y: 0.5 }, { zoom: 99, x: 1, y: 0 }]) {
        const { left, top, width, height } = frameOf(view, shape, ratio);
        expect([left >= -1e-9, top >= -1e-9, left + width <= 1 + 1e-9, top + height <= 1 + 1e-9]).toEqual([true, true, true, true]);
        expect(width * shape / height).toBeCloseTo(ratio);
      }
    }
  });

  test('is moved by the arrow keys and drawn by + and −', () => {
    const place = { shape: 3, ratio };
    expect(keyed(middle, 'ArrowRight', place)?.x).toBeGreaterThan(0.5);
    expect(keyed({ ...middle, x: 0.3 }, 'ArrowLeft', place)?.x).toBeLessThan(0.3);
    expect(keyed(middle, '+', place)?.zoom).toBeCloseTo(1.1);
    expect(keyed(middle, '-', place)).toEqual(within(middle, 3, ratio));
    expect(keyed(middle, 'Enter', place)).toBeNull();
  });

  test('is said in numbers the platform reads', () => {
    expect(cropText(frameOf({ zoom: 3, x: 1, y: 0 }, 1, ratio))).toMatch(/^(?:0|1|0\.\d{1,6})(?:,(?:0|1|0\.\d{1,6})){3}$/u);
  });
});
