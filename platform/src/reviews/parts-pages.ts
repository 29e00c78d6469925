import type { z } from 'zod';
import { fromWire, type Instant } from '../primitives/instant.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords } from '../primitives/time-words.ts';
import { form, submit, textField } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import { nameOf } from '../users/index.ts';
import type { Spread } from './review.ts';
import type { review } from './schema.ts';
import { reviewTexts as t } from './texts.ts';

/** A review as pages show it: the same as on the wire. */
export type ShownReview = z.input<typeof review>;

/** Who looks, in which language, when. */
export interface Looking {
  readonly viewerId: UserId | null;
  readonly locale: Locale;
  readonly now: Instant;
}

function stars(count: number, locale: Locale): Html {
  return html`<span class="rating" role="img" aria-label="${fill(t.stars[locale], { n: count })}">${Array.from({ length: count }, () => icon('star', 16))}</span>`;
}

function replyForm(review: ShownReview, locale: Locale): Html {
  return html`<details class="review-answer"><summary>${t.reply[locale]}</summary>${form({
    operation: 'replyToReview', method: 'PUT', action: `/v1/reviews/${review.id}/reply`, locale, next: 'reload',
    fields: html`${textField({ name: 'words', locale, label: t.replyLabel[locale], hint: t.replyHint[locale], lines: 3, maxLength: 500, counter: true })}<p>${submit({ label: t.reply[locale], busy: t.replying[locale], size: 'small' })}</p>`,
  })}</details>`;
}

function said(review: ShownReview, { locale, now }: Looking): Html | undefined {
  const { reply, about } = review;
  if (reply === null) return undefined;
  return html`<div class="review-reply"><div class="meta"><b>${fill(t.replyOf[locale], { name: nameOf(about, locale) })}</b><span class="number hint">${dayWords(fromWire(reply.at), { locale, now })}</span></div><p class="user-words">${reply.words}</p></div>`;
}

/** One open review: who, stars, when, words, the reply; for whom it is about the way to reply, for others the way to report it. */
export function reviewItem(review: ShownReview, looking: Looking): Html {
  const { locale, now, viewerId } = looking;
  const name = nameOf(review.by, locale);
  const minutes = review.minutes === null ? '' : `・${fill(t.minutes[locale], { n: review.minutes })}`;
  const report = viewerId !== null && review.by.id === viewerId ? undefined : html`<a class="quiet-link review-report" href="/report?about=review:${review.id}" rel="nofollow" aria-label="${fill(t.reportOf[locale], { name })}">${icon('flag', 14)}<span>${t.report[locale]}</span></a>`;
  return html`<li class="review" id="${review.id}"><img class="avatar size-40" src="${review.by.avatarUrl}" alt="" width="40" height="40" loading="lazy"><div><div class="meta"><b>${name}</b>${stars(review.stars, locale)}<span class="number hint">${
    dayWords(fromWire(review.at), { locale, now })}${minutes}</span>${report}</div>${review.words === '' ? undefined : html`<p class="user-words">${review.words}</p>`}${said(review, looking)}${
    viewerId !== null && review.about.id === viewerId && review.reply === null ? replyForm(review, locale) : undefined}</div></li>`;
}

/** How many reviews a spread counts, and their stars together. */
export function sumOf(spread: Spread | readonly number[]): { count: number; stars: number } {
  return { count: spread.reduce((sum, one) => sum + one, 0), stars: spread.reduce((sum, one, index) => sum + one * (index + 1), 0) };
}

/** The true average with its number, and a bar for each number of stars. The bars are drawn; their numbers are text. */
export function spreadBars(spread: readonly number[], locale: Locale): Html {
  const { count, stars: sum } = sumOf(spread);
  const rows = [5, 4, 3, 2, 1].map((one) => {
    const given = spread[one - 1] ?? 0;
    const width = count === 0 ? 0 : Math.round(given / count * 1000) / 10;
    return html`<div><dt>${one}<span class="sr">${fill(t.stars[locale], { n: one })}</span></dt><dd><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-rest" width="100" height="6"/><rect class="bar-part" width="${width}" height="6"/></svg><span class="number">${given}<span class="sr">${fill(t.timesGiven[locale], { n: given })}</span></span></dd></div>`;
  });
  return html`<div class="voices-sum"><div><b class="number">${(Math.round(sum / count * 10) / 10).toFixed(1)}</b><span class="hint">${count === 1 ? t.countOne[locale] : fill(t.count[locale], { n: count })}</span></div><dl class="spread" aria-label="${t.spread[locale]}">${rows}</dl></div>`;
}
