import { html, nothing, type TemplateResult } from 'lit';
import type { Locale, Texts } from '../../src/primitives/locale.ts';
import { fill } from '../../src/site/texts.ts';
import { icon } from '../page/icon.ts';
import { fullTime, shortTime } from './times.ts';
import type { Review } from '../wire.ts';

const texts = {
  stars: { ja: '星{n}', en: '{n} stars' },
  minutes: { ja: '{n}分のトーク', en: '{n} min talk' },
  by: { ja: '{name}さんから', en: 'From {name}' },
  about: { ja: '{name}さんへ', en: 'About {name}' },
  closed: { ja: 'まだ公開されていません', en: 'Not shown yet' },
  received: { ja: '届いた評価', en: 'About me' },
  written: { ja: '書いた評価', en: 'Written by me' },
  none: { ja: 'まだ評価がありません', en: 'No reviews yet' },
  noneHint: { ja: 'トークのあと、おたがいに評価を書けます。おふたりが書き終えるか、7日たつと公開されます。', en: 'After a talk both can write one. They are shown when both have written, or after 7 days.' },
  more: { ja: 'もっと見る', en: 'Show more' },
  failed: { ja: '読み込めませんでした。', en: 'This could not be loaded.' },
  retry: { ja: 'もう一度ためす', en: 'Try again' },
} as const satisfies Record<string, Texts>;

/** A text about reviews in a language, with its values filled in. */
export function sayAboutReviews(locale: Locale, key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(texts[key][locale], values);
}

/** One review: who, stars, when, words. `mine` names the other person and says whether it can be read already. */
export function reviewRow(review: Review, shown: { locale: Locale; mine?: 'received' | 'written' }): TemplateResult {
  const { locale, mine } = shown;
  const person = mine === 'written' ? review.about : review.by;
  const name = mine === undefined ? person.nickname : sayAboutReviews(locale, mine === 'written' ? 'about' : 'by', { name: person.nickname });
  const minutes = review.minutes === null ? '' : `・${sayAboutReviews(locale, 'minutes', { n: review.minutes })}`;
  return html`<li class="review"><img class="avatar size-40" src=${person.avatarUrl} alt="" width="40" height="40" loading="lazy"><div><div class="meta"><b>${name}</b>
    <span class="rating" role="img" aria-label=${sayAboutReviews(locale, 'stars', { n: review.stars })}>${Array.from({ length: review.stars }, () => icon('star', 16))}</span>
    <span class="number hint">${mine === undefined ? shortTime(review.at, locale) : fullTime(review.at, locale)}${minutes}</span>${review.open ? nothing : html`<span class="tag">${sayAboutReviews(locale, 'closed')}</span>`}</div>
    ${review.words === '' ? nothing : html`<p class="user-words">${review.words}</p>`}</div></li>`;
}
