import { describe, expect, it } from 'vitest';
import { instant } from './instant.ts';
import { clockWords, dayWords, durationWords, exactTimeWords, timeWords } from './time-words.ts';

const evening = instant(Date.UTC(2026, 9, 28, 12, 4, 9));

describe('durations', () => {
  it('count on a clock from seconds to hours', () => {
    expect([0, 42, 504, 3723].map(clockWords)).toEqual(['0:00', '0:42', '8:24', '1:02:03']);
  });

  it('show nothing below zero', () => {
    expect(clockWords(-5)).toBe('0:00');
  });

  it('stand in sentences of both languages', () => {
    expect(durationWords(756, 'ja')).toBe('12分36秒');
    expect(durationWords(60, 'ja')).toBe('1分00秒');
    expect(durationWords(756, 'en')).toBe('12 min 36 s');
    expect(durationWords(60, 'en')).toBe('1 min 00 s');
    expect(durationWords(48, 'ja')).toBe('48秒');
  });
});

describe('moments', () => {
  it('are in Japan’s time where nothing else is known', () => {
    expect(timeWords(evening)).toBe('21:04');
    expect(exactTimeWords(evening)).toBe('21:04:09');
  });

  it('follow the reader’s zone where it is known', () => {
    expect(timeWords(evening, 'UTC')).toBe('12:04');
  });

  it('carry the year only when it isn’t this one', () => {
    expect(dayWords(evening, { locale: 'ja', now: evening })).toBe('10月28日(水)');
    expect(dayWords(evening, { locale: 'ja', now: instant(Date.UTC(2027, 1, 1)) })).toBe('2026年10月28日(水)');
  });
});
