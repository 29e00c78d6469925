import type { Texts } from '../primitives/locale.ts';

/** A line of a table: what is asked, what is answered. */
export type LegalRow = readonly [name: Texts, answer: Texts];

/** One numbered part: words, then a list, then a table; each where there is one. */
export interface LegalSection {
  readonly heading: Texts;
  readonly words?: readonly Texts[];
  readonly list?: readonly Texts[];
  readonly rows?: readonly LegalRow[];
}

/**
 * A text that stands between people and the operator. What only the operator can know stands as 【要確認:…】 in both
 * languages and is shown as a mark; the page says at its top that such marks are left.
 */
export interface LegalDocument {
  /** Marked with `voice(…)`. */
  readonly title: Texts;
  /** One sentence on what this is; also for search engines. */
  readonly lead: Texts;
  readonly sections: readonly LegalSection[];
}
