import { describe, expect, it } from 'vitest';
import { after, fromWire } from '../primitives/instant.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';
import { coversMoment } from '../primitives/weekly-hours.ts';
import { OPENS_AFTER } from '../reviews/review.ts';
import { planTalks } from './plan.ts';
import { readSource } from './source.ts';

describe('the talks of the demo', () => {
  const source = readSource();
  const hoursOf = new Map(source.services.map((service) => [service.key, service.talk_times]));

  it('lie in the provider’s hours and far enough back that their reviews are open, at whatever hour of the week the demo begins', () => {
    for (let hour = 0; hour < 7 * 24; hour += 5) {
      const now = after(fromWire('2026-11-23T00:00:00.000Z'), hour * HOUR);
      for (const talk of planTalks(source, now)) {
        expect(coversMoment(hoursOf.get(talk.service) ?? [], talk.requestedAt)).toBe(true);
        const opensAfter = talk.reviews.length === 1 ? OPENS_AFTER : DAY;
        // Answering, joining and talking take less than an hour.
        expect(talk.requestedAt + HOUR + opensAfter).toBeLessThanOrEqual(now);
      }
    }
  });

  it('are one for both reviews of the same two, and never two of a provider on a day', () => {
    const now = fromWire('2026-11-23T12:00:00.000Z');
    const talks = planTalks(source, now);
    expect(talks.filter((talk) => talk.reviews.length === 2).length).toBe(source.reviews.filter((review) => review.direction === 'provider_to_visitor').length);
    const providerOf = new Map(source.services.map((service) => [service.key, service.provider]));
    const days = talks.map((talk) => `${providerOf.get(talk.service)} ${Math.floor((talk.requestedAt + 9 * HOUR) / DAY)}`);
    expect(new Set(days).size).toBe(days.length);
  });
});
