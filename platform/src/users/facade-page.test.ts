import { describe, expect, it } from 'vitest';
import { fromWire } from '../primitives/instant.ts';
import { talkTimesPart } from './facade-page.ts';

/** A Monday, 21:30 in Japan. */
const evening = fromWire('2026-11-23T12:30:00.000Z');
const hours = [{ days: ['mon', 'tue'] as const, from: '21:00', to: '22:30' }];
const drawn = (at: typeof evening, given = hours) => talkTimesPart(given, { locale: 'ja', now: at }).markup;

describe('talk times on a page', () => {
  it('are drawn as a week, with one window for each hour from 6 to 24 and half lit for half an hour', () => {
    const markup = drawn(evening);
    expect([markup.match(/<i class="[^"]*" aria-hidden/gu)?.length, markup.match(/class="lit/gu)?.length, markup.match(/class="first-half/gu)?.length]).toEqual([7 * 18 + 1, 2, 2]);
  });

  it('ring the present hour and say which it is; before 6 nothing is ringed', () => {
    expect(drawn(evening)).toContain('いま(月曜 21時台)');
    expect(drawn(evening).match(/class="lit now"/gu)).toHaveLength(1);
    expect(drawn(fromWire('2026-11-23T18:30:00.000Z'))).not.toMatch(/now"|いま/u);
  });

  it('have their sentence, whose times stay on one line; without hours that is said', () => {
    expect(drawn(evening)).toContain('月・火曜の<span class="number">21–22時半</span>が多めです。');
    expect(drawn(evening, [])).toContain('時間帯はまだ決まっていません。');
  });
});
