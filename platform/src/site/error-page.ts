import type { Locale } from '../primitives/locale.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './layout.ts';
import type { PageViewer } from './layout.ts';
import { phrases } from './phrases.ts';
import { errorActions, errorTexts, fill, layoutTexts } from './texts.ts';

/** An error a person can meet on a page. */
export interface PageError {
  /** The HTTP status that is answered. */
  readonly status: number;
  readonly locale: Locale;
  readonly viewer: PageViewer;
  /** What support needs to find this answer in the log. */
  readonly reference?: string;
  /** After how many whole minutes another try makes sense (429). */
  readonly minutes?: number;
  readonly path?: string;
}

type ErrorName = keyof typeof errorTexts;

/** Hidden, gone and never there look the same; whatever has no page of its own is our fault or "not found". */
function nameOf(status: number): ErrorName {
  if (status === 401 || status === 403) return 'notAllowed';
  if (status === 429) return 'tooMany';
  return status >= 500 ? 'serverError' : 'notFound';
}

function nextStep(error: PageError): Html {
  const { locale, status, path = '/' } = error;
  const home = html`<a class="button line" href="/">${errorActions.home[locale]}</a>`;
  if (status === 401) return html`<a class="button ink" href="/sign-in?next=${encodeURIComponent(path)}">${errorActions.signIn[locale]}</a>${home}`;
  if (status >= 500 || status === 429) return html`<a class="button ink" href="${path}">${errorActions.reload[locale]}</a>${home}`;
  return html`<form class="error-search" role="search" action="/search"><input class="input" type="search" name="q" aria-label="${layoutTexts.searchHint[locale]}" placeholder="${
    layoutTexts.searchHint[locale]}"><button class="button ink" type="submit">${layoutTexts.search[locale]}</button></form>${home}`;
}

/** The page for a status that isn't a page: what happened, what about the money, what can be done; a reference in small print. */
export function errorPage(error: PageError): string {
  const { locale, viewer, reference, minutes = 1, path } = error;
  const text = errorTexts[nameOf(error.status)];
  const answers = [[errorActions.happened, text.happened], [errorActions.money, text.money], [errorActions.next, text.next]] as const;
  return page({
    title: text.title[locale], locale, viewer, noindex: true, ...(path === undefined ? {} : { path }),
    body: html`<div class="column error-page">
  <div class="windows" aria-hidden="true">${Array.from({ length: 10 }, (_, cell) => html`<i class="${cell === 7 ? 'lit' : ''}"></i>`)}</div>
  <h1 class="voice">${phrases(text.title[locale])}</h1>
  <dl class="answers">${answers.map(([name, answer]) => html`<div><dt>${name[locale]}</dt><dd class="phrases">${phrases(fill(answer[locale], { n: minutes }))}</dd></div>`)}</dl>
  <div class="actions">${nextStep(error)}</div>
  ${reference === undefined ? undefined : html`<p class="small-print">${fill(errorActions.reference[locale], { id: reference })}</p>`}
</div>`,
  });
}
