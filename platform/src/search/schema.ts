import { z } from 'zod';
import { idField, pageOf, pageQuery, singleLine } from '../http/fields.ts';
import { weekdays } from '../primitives/weekly-hours.ts';
import { categoryOf, service } from '../services/index.ts';
import { modes } from './entry.ts';
import { orders } from './order.ts';
import { prefectureOf } from './prefecture-of.ts';

/** The longest words of a search, in characters as people count them. */
export const LONGEST_QUERY = 100;
const MOST_TAGS = 10;

const notAllowed = (ja: string, en: string) => ({ params: { rule: 'not_allowed', ja, en } });
const listOf = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

const tagList = z.string().max(1_000).transform(listOf).pipe(z.array(singleLine({ min: 1, max: 20 })).max(MOST_TAGS));
const modeList = z.string().max(40).transform(listOf).pipe(z.array(z.enum(modes)).min(1));
const price = z.coerce.number().int().min(10).max(10_000);

export const searchQuery = pageQuery.extend({
  q: singleLine({ min: 0, max: LONGEST_QUERY }).meta({ description: 'Words, parted by blanks; all must be there, in any spelling.' }).optional(),
  category: z.string().max(40).refine((slug) => categoryOf(slug) !== null, notAllowed('カテゴリーを一覧から選んでください。', 'Choose a category from the list.')).optional(),
  tags: tagList.meta({ description: 'Tags, parted by commas; all must be there.' }).optional(),
  prefecture: singleLine({ min: 1, max: 10 }).refine((name) => prefectureOf(name) !== null, notAllowed('都道府県の名前で選んでください。', 'Choose one of the 47 prefectures.')).optional(),
  city: singleLine({ min: 1, max: 30 }).optional(),
  priceMin: price.meta({ description: 'Lowest price in yen per minute.' }).optional(),
  priceMax: price.meta({ description: 'Highest price in yen per minute.' }).optional(),
  modes: modeList.meta({ description: 'voice, video, chat, parted by commas; all must be offered.' }).optional(),
  minStars: z.coerce.number().min(1).max(5).meta({ description: 'Mean stars at least.' }).optional(),
  day: z.enum(weekdays).meta({ description: 'Talk times on this day.' }).optional(),
  hour: z.coerce.number().int().min(0).max(23).meta({ description: 'Talk times in this hour, Japan’s time.' }).optional(),
  available: z.enum(['true']).optional(),
  provider: idField('user').optional(),
  order: z.enum(orders).meta({ description: 'By fit where there are words, otherwise the newest first, unless said.' }).optional(),
  facets: z.enum(['true']).meta({ description: 'Also counts what further choices would give.' }).optional(),
});

const choice = z.strictObject({ value: z.string(), count: z.int() });
const step = z.strictObject({ value: z.number(), count: z.int() });
export const facets = z.strictObject({
  categories: z.array(choice), prefectures: z.array(choice), cities: z.array(choice), tags: z.array(choice), modes: z.array(choice),
  prices: z.array(step).meta({ description: 'Services at most this price.' }), ratings: z.array(step).meta({ description: 'Services with at least these stars.' }),
  days: z.array(choice), available: z.int(),
}).meta({ id: 'SearchFacets', description: 'How many results each further choice would give, the other filters as they are.' });

export const loosening = z.strictObject({
  filters: z.array(choice).meta({ description: 'Results without this one filter.' }), words: z.array(choice).meta({ description: 'Results without this one word.' }), nearest: z.array(choice).meta({ description: 'Words that are written alike.' }),
}).meta({ id: 'SearchLoosening', description: 'What to change where nothing was found.' });

export const searchPage = pageOf(service).extend({
  total: z.int().meta({ description: 'Results on all pages.' }), facets: facets.optional(), loosening: loosening.optional(),
});

export const suggestionsQuery = z.strictObject({ q: singleLine({ min: 1, max: LONGEST_QUERY }) });
export const suggestion = z.strictObject({
  kind: z.enum(['category', 'tag', 'place', 'service']), text: z.string(), url: z.string(), count: z.int().nullable().meta({ description: 'Results; null for a single service.' }),
}).meta({ id: 'SearchSuggestion', description: 'Something that could be meant by what has been typed so far.' });
