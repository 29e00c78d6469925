import { after, type Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { inJapan, type WeeklyHours } from '../primitives/weekly-hours.ts';
import type { DemoSource } from './source.ts';

/** What one side said of the other. */
export interface PlannedReview {
  readonly byRole: 'provider' | 'visitor';
  readonly stars: number;
  readonly words: string;
  /** What the person it is about said to it. */
  readonly reply?: string;
}

/** One talk of the past: who about what, how long, when it was requested, and what they said of each other. */
export interface PlannedTalk {
  readonly service: string;
  readonly visitor: string;
  readonly seconds: number;
  readonly requestedAt: Instant;
  readonly reviews: readonly PlannedReview[];
}

type Sketch = Omit<PlannedTalk, 'requestedAt'> & { readonly daysAgo?: number | undefined };

/** The talks behind the reviews, both directions of the same two being one talk, then those nobody reviewed. */
function sketches(source: DemoSource): Sketch[] {
  const byPair = new Map<string, Sketch>();
  for (const [index, review] of source.reviews.entries()) {
    const pair = `${review.service}\n${review.visitor}`;
    const before = byPair.get(pair) ?? { service: review.service, visitor: review.visitor, seconds: review.minutes * 60 + index * 7 % 25, reviews: [] };
    const byRole = review.direction === 'visitor_to_provider' ? 'visitor' : 'provider';
    byPair.set(pair, { ...before, reviews: [...before.reviews, { byRole, stars: review.stars, words: review.words, ...(review.reply !== undefined && { reply: review.reply }) }] });
  }
  return [...byPair.values(), ...source.talks.map((talk) => ({ ...talk, reviews: [] }))];
}

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** A time within the hours, so many days ago or on an earlier day; a provider's day is given once. */
export function timeWithin(hours: WeeklyHours, asked: { now: Instant; daysAgo: number; taken: Set<string>; provider: string }): Instant {
  const today = inJapan(asked.now).startOfDay;
  for (let days = asked.daysAgo; days < asked.daysAgo + 60; days += 1) {
    const day = after(today, -days * DAY);
    const row = hours.find((one) => one.days.includes(inJapan(day).weekday));
    const place = `${asked.provider}\n${day}`;
    if (row === undefined || asked.taken.has(place)) continue;
    asked.taken.add(place);
    return after(day, (minutesOf(row.from) + days * 7 % 23) * MINUTE);
  }
  throw new Error('sixty days in a row are taken');
}

/** When the talks of the past took place: those that both have reviewed lately, the others more than the 7 days ago after which a review opens. */
export function planTalks(source: DemoSource, now: Instant): PlannedTalk[] {
  const taken = new Set<string>();
  const services = new Map(source.services.map((service) => [service.key, service]));
  const planned = sketches(source).map(({ daysAgo: months, ...sketch }, index): { readonly old: boolean; readonly talk: PlannedTalk } => {
    const service = services.get(sketch.service);
    if (service === undefined) throw new Error(`the demo has no service ${sketch.service}`);
    const daysAgo = months ?? (sketch.reviews.length === 1 ? 9 + index : 2 + index % 12);
    return { old: months !== undefined, talk: { ...sketch, requestedAt: timeWithin(service.talk_times, { now, daysAgo, taken, provider: service.provider }) } };
  });
  // A card is saved at its first talk: those of the months before come first.
  return [...planned.filter(({ old }) => old).toSorted((one, other) => one.talk.requestedAt - other.talk.requestedAt), ...planned.filter(({ old }) => !old)].map(({ talk }) => talk);
}
