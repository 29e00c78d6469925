import { html, nothing, type TemplateResult } from 'lit';
import type { Locale, Texts } from '../../src/primitives/locale.ts';
import { fill } from '../../src/site/texts.ts';
import { hiddenName } from '../../src/users/texts.ts';
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
  reply: { ja: '返信する', en: 'Reply' },
  replyLabel: { ja: '返信', en: 'Your reply' },
  replyHint: { ja: 'この評価の下に、だれにでも見えるように出ます。返信は1回だけで、書きかえられません。', en: 'Shown below this review to everybody. One reply only, and it can’t be changed.' },
  replyMissing: { ja: '返信を入力してください。', en: 'Enter your reply.' },
  sending: { ja: '送っています', en: 'Sending' },
  replyOf: { ja: '{name}さんの返信', en: 'Reply from {name}' },
  report: { ja: '通報', en: 'Report' },
  reportOf: { ja: '{name}さんの評価を通報する', en: 'Report the review by {name}' },
  failed: { ja: '読み込めませんでした。', en: 'This could not be loaded.' },
  retry: { ja: 'もう一度ためす', en: 'Try again' },
} as const satisfies Record<string, Texts>;

/** A text about reviews in a language, with its values filled in. */
export function sayAboutReviews(locale: Locale, key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(texts[key][locale], values);
}

const nameOf = (person: Review['by'], locale: Locale): string => (person.hidden && person.id === null ? hiddenName[locale] : person.nickname);

function replyRow({ reply, about }: Review, locale: Locale): TemplateResult | typeof nothing {
  if (reply === null) return nothing;
  return html`<div class="review-reply"><div class="meta"><b>${sayAboutReviews(locale, 'replyOf', { name: nameOf(about, locale) })}</b><span class="number hint">${shortTime(reply.at, locale)}</span></div><p class="user-words">${reply.words}</p></div>`;
}

/**
 * One review: who, stars, when, words, the reply. `mine` names the other person and says whether it can be read already; `answer` is what stands below a
 * review that may be replied to.
 */
export function reviewRow(review: Review, shown: { locale: Locale; mine?: 'received' | 'written'; answer?: TemplateResult }): TemplateResult {
  const { locale, mine, answer } = shown;
  const person = mine === 'written' ? review.about : review.by;
  const who = nameOf(person, locale);
  const name = mine === undefined ? who : sayAboutReviews(locale, mine === 'written' ? 'about' : 'by', { name: who });
  const minutes = review.minutes === null ? '' : `・${sayAboutReviews(locale, 'minutes', { n: review.minutes })}`;
  return html`<li class="review"><img class="avatar size-40" src=${person.avatarUrl} alt="" width="40" height="40" loading="lazy"><div><div class="meta"><b>${name}</b>
    <span class="rating" role="img" aria-label=${sayAboutReviews(locale, 'stars', { n: review.stars })}>${Array.from({ length: review.stars }, () => icon('star', 16))}</span>
    <span class="number hint">${mine === undefined ? shortTime(review.at, locale) : fullTime(review.at, locale)}${minutes}</span>${review.open ? nothing : html`<span class="tag">${sayAboutReviews(locale, 'closed')}</span>`}
    ${mine === 'received' ? html`<a class="quiet-link review-report" href="/report?about=review:${review.id}" aria-label=${sayAboutReviews(locale, 'reportOf', { name: who })}>${icon('flag', 14)}<span>${sayAboutReviews(locale, 'report')}</span></a>` : nothing}</div>
    ${review.words === '' ? nothing : html`<p class="user-words">${review.words}</p>`}${replyRow(review, locale)}${answer ?? nothing}</div></li>`;
}
