import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Locale } from '../primitives/locale.ts';

const rows = z.array(z.strictObject({ slug: z.string(), ja: z.string(), en: z.string(), order: z.int(), hint_ja: z.string() }));

/** A subject people can talk about: its name in both languages and what belongs to it. */
export interface Category {
  readonly slug: string;
  readonly name: Readonly<Record<Locale, string>>;
  readonly hint: string;
}

/** Every category, in the order people see them. */
export const categories: readonly Category[] = rows.parse(JSON.parse(readFileSync(new URL('./categories.json', import.meta.url), 'utf8')))
  .toSorted((left, right) => left.order - right.order)
  .map(({ slug, ja, en, hint_ja: hint }) => ({ slug, name: { ja, en }, hint }));

/** The category of a slug; null when there is none. */
export function categoryOf(slug: string): Category | null {
  return categories.find((category) => category.slug === slug) ?? null;
}
