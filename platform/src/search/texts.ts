import type { Texts } from '../primitives/locale.ts';
import { voice } from '../site/voice.ts';

/** What the page of search results says. */
export const searchTexts = {
  placeholder: { ja: '例:川口市 保育園', en: 'For example: Kawaguchi nursery' },
  what: { ja: 'さがすことば', en: 'What to search for' },
  go: { ja: 'さがす', en: 'Search' },
  all: { ja: 'すべて', en: 'All' },
  categories: { ja: '分野', en: 'Categories' },
  searchTitle: voice({ ja: 'さがす', en: 'Search' }),
  onlyNow: { ja: '今すぐ話せる人だけ', en: 'Available now only' },
  found: { ja: '{n}件', en: '{n} found' },
  foundMore: { ja: '{n}件以上', en: 'more than {n}' },
  foundFor: { ja: '「{words}」', en: '“{words}”' },
  nothing: voice({ ja: 'まだ話せる人がいません', en: 'Nobody offers this yet' }),
  nothingHint: { ja: 'ことばを短くするか、ほかの分野を見てください。', en: 'Try fewer words, or another category.' },
  next: { ja: '次のページ', en: 'Next page' },
} as const satisfies Record<string, Texts>;
