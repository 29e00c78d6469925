/** With fewer services than this a price hint would tell of single people. */
const LEAST_PRICES = 3;
/** As many tags as are offered for a category. */
const MOST_TAGS = 12;

/** What similar services cost, in whole yen per minute: the median, and between which prices the middle half lies. */
export interface PriceHint {
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** The hint of some prices, the lowest first; null with fewer than three. Each figure is a price somebody asks, by nearest rank. */
export function priceHint(prices: readonly number[]): PriceHint | null {
  if (prices.length < LEAST_PRICES) return null;
  const rank = (part: number) => prices[Math.max(0, Math.ceil(prices.length * part) - 1)] ?? 0;
  return { count: prices.length, low: rank(0.25), median: rank(0.5), high: rank(0.75) };
}

/** The tags used most in each category, those of more services first, then those met first. */
export function tagsByCategory(services: readonly { readonly category: string; readonly tags: readonly string[] }[]): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const { category, tags } of services) {
    const known = counts.get(category) ?? new Map<string, number>();
    for (const tag of new Set(tags)) known.set(tag, (known.get(tag) ?? 0) + 1);
    counts.set(category, known);
  }
  return new Map([...counts].map(([category, known]) => [category, [...known].toSorted(([, one], [, other]) => other - one).slice(0, MOST_TAGS).map(([tag]) => tag)]));
}
