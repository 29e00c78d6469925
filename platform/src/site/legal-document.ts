import type { Texts } from '../primitives/locale.ts';

/** A line of a table: what is asked, what is answered. */
export type LegalRow = readonly [name: Texts, answer: Texts];

/** One part: words, then steps in order, then a list, then a table; each where there is one. */
export interface LegalSection {
  /** The fragment a link leads to, where one does. */
  readonly id?: string;
  readonly heading: Texts;
  readonly words?: readonly Texts[];
  readonly steps?: readonly Texts[];
  readonly list?: readonly Texts[];
  readonly rows?: readonly LegalRow[];
}

/**
 * A text that stands between people and the operator, or explains the product. What only the operator can know stands as
 * `{operator.name}` (OPERATOR_FILE says it) or, where somebody has to decide, as 【要確認:…】, 【to confirm: …】; what is left open
 * is set apart, and the page says so at its top.
 */
export interface LegalDocument {
  /** Marked with `voice(…)`. */
  readonly title: Texts;
  /** One sentence on what this is; also for search engines. */
  readonly lead: Texts;
  readonly sections: readonly LegalSection[];
}
