import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { weekdays } from '../primitives/weekly-hours.ts';

const hours = z.array(z.strictObject({ days: z.array(z.enum(weekdays)), from: z.string(), to: z.string() }));
const side = z.enum(['visitor', 'provider']);
const provider = z.strictObject({ key: z.string(), nickname: z.string(), bio: z.string(), talk_times: hours });
const service = z.strictObject({
  key: z.string(), provider: z.string(), category: z.string(), title: z.string(), pr: z.string(), price_per_minute: z.int(), tags: z.array(z.string()),
  voice: z.boolean(), video: z.boolean(), area: z.strictObject({ prefecture: z.string(), city: z.string() }).nullable(), talk_times: hours,
});
const review = z.strictObject({
  direction: z.enum(['visitor_to_provider', 'provider_to_visitor']), service: z.string(), visitor: z.string(), stars: z.int(), minutes: z.int(), words: z.string(), reply: z.string().optional(),
});
/** `daysAgo`: one of the months before, for the charts and what was paid out since. */
const talk = z.strictObject({ service: z.string(), visitor: z.string(), seconds: z.int(), daysAgo: z.int().optional() });
/** `after`: written a day after the talk instead of before it. `unread`: the provider has not looked yet. */
const chat = z.strictObject({
  service: z.string(), visitor: z.string(), messages: z.array(z.strictObject({ from: side, text: z.string() })), after: z.boolean().default(false), unread: z.boolean().default(false),
});
const source = z.strictObject({ note: z.string(), providers: z.array(provider), services: z.array(service), reviews: z.array(review), talks: z.array(talk), chats: z.array(chat) });

/** The invented people of the demo and what they offer, said and wrote. */
export type DemoSource = z.output<typeof source>;
export type DemoService = z.output<typeof service>;
export type DemoChat = z.output<typeof chat>;

/** Reads the demo's people, services, talks, reviews and chats. Throws when the file doesn't hold what it should. */
export function readSource(): DemoSource {
  return source.parse(JSON.parse(readFileSync(new URL('./demo-services.json', import.meta.url), 'utf8')));
}
