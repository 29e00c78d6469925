import type { Context } from '../context.ts';
import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale, Texts } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { readBooksCheck } from '../reconciliation/index.ts';
import { checkField, form, hiddenField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { findUsers, pageViewer, requireRecentProof } from '../users/index.ts';
import type { SecondEyes } from './act.ts';
import { isOperator } from './actions.ts';
import { actTexts, consoleTexts as t, whyTexts } from './page-texts.ts';
import { stateTexts } from './state-texts.ts';

/** A place of the console. */
export type ConsolePlace = 'overview' | 'reports' | 'payouts' | 'proposals' | 'failures' | 'books' | 'findings' | 'audit';

const places: readonly (readonly [ConsolePlace, string])[] = [['overview', '/operator'], ['reports', '/operator/reports'], ['payouts', '/operator/payouts'], ['proposals', '/operator/proposals'], ['failures', '/operator/failures'], ['books', '/operator/books'], ['findings', '/operator/findings'], ['audit', '/operator/audit']];

/** What a page of the console is made of. */
export interface ConsoleContent {
  readonly title: string;
  readonly place?: ConsolePlace;
  readonly body: Html;
  /** What was searched for. */
  readonly searched?: string;
  /** Whether it shows money although it stands in no place of the books. */
  readonly money?: boolean;
}

const moneyPlaces: readonly (ConsolePlace | undefined)[] = ['overview', 'payouts', 'books', 'findings'];

/** Whether the books are right as of the last check: the head of every page about money. */
async function booksBadge(ctx: Context, locale: Locale): Promise<Html> {
  const { checkedAt, findings } = await readBooksCheck(ctx);
  const sound = findings.length === 0;
  const when = fill(t.booksChecked[locale], { when: momentWords(checkedAt, { locale, now: ctx.clock.now() }) });
  return html`<p class="books-badge"><a class="tag ${sound ? 'free' : 'beni'}" href="/operator/books">${icon(sound ? 'circle-check' : 'warning', 16)} ${t[sound ? 'booksSound' : 'booksBroken'][locale]}</a> <span class="quiet number">${when}</span></p>`;
}

async function render(input: PageInput<UserViewer>, content: ConsoleContent): Promise<PageReply> {
  const { ctx, viewer, path } = input;
  const { locale } = viewer;
  const navigation = html`<nav class="console-places" aria-label="${t.places[locale]}"><ul>${places.map(([place, href]) => html`<li><a ${attributes({ href, 'aria-current': content.place === place ? 'page' : undefined })}>${t[place][locale]}</a></li>`)}</ul></nav>`;
  const search = html`<form class="console-search" role="search" action="/operator/search"><input ${attributes({ class: 'input', type: 'search', name: 'q', value: content.searched, 'aria-label': t.search[locale], placeholder: t.search[locale], maxlength: 200 })}><button class="button line small" type="submit">${t.searchGo[locale]}</button></form>`;
  const badge = content.money === true || moneyPlaces.includes(content.place) ? await booksBadge(ctx, locale) : undefined;
  return {
    html: page({
      title: `${content.title} · ${t.console[locale]}`, locale, viewer: await pageViewer(ctx, viewer), path, noindex: true, search: false, testRail: !ctx.rails.cards.live,
      body: html`<div class="wide console"><div class="console-head">${navigation}${search}</div><h1>${content.title}</h1>${badge}${content.body}</div>`,
    }),
  };
}

/** A page for operators; for everybody else it does not exist. */
export function operatorPage(path: string, content: (input: PageInput<UserViewer>) => Promise<ConsoleContent | { readonly redirect: string }>): Page {
  return memberPage(path, async (input) => {
    if (!await isOperator(input.ctx.db.sql, input.viewer.userId)) throw new Problem('not_found');
    const made = await content(input);
    return 'redirect' in made ? made : render(input, made);
  });
}

/** A moment as the console writes it. */
export function momentWords(at: Instant, of: { readonly locale: Locale; readonly now: Instant }): string {
  return `${dayWords(at, of)} ${timeWords(at)}`;
}

/** The nicknames of some people by their ids; an id of nobody stays an id. */
export async function namesOf(ctx: Context, ids: readonly string[]): Promise<(id: string) => string> {
  const users = new Map((await findUsers(ctx.db.sql, [...new Set(ids)].filter((id) => id.startsWith('usr_')) as UserId[])).map((user) => [user.id as string, user.nickname]));
  return (id) => users.get(id) ?? id;
}

const objectPlaces: Readonly<Record<string, string>> = { usr: 'users', svc: 'services', rep: 'reports', tlk: 'talks', fnd: 'findings', pay: 'payouts', pyf: 'payout-files' };

/** The id of a thing, leading to its page in the console where it has one. */
export function objectLink(id: string): Html {
  const place = objectPlaces[id.slice(0, 3)];
  return place === undefined || !/^[a-z]{3}_[0-9a-z]{20}$/u.test(id) ? html`<code>${id}</code>` : html`<a href="/operator/${place}/${id}"><code>${id}</code></a>`;
}

/** How an act is called; one without a name of its own keeps its code. */
export function actName(act: string, locale: Locale): string {
  return act in actTexts ? actTexts[act as keyof typeof actTexts][locale] : act;
}

/** Facts one under the other. */
export function facts(rows: readonly (readonly [string, Html | string])[]): Html {
  return html`<dl class="console-facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A table with its heading, or a word that there is nothing. */
export function rows(heading: string, lines: readonly Html[], locale: Locale): Html {
  return html`<section><h2>${heading}</h2>${lines.length === 0 ? html`<p class="quiet">${t.none[locale]}</p>` : html`<ul class="console-rows">${lines}</ul>`}</section>`;
}

/** One act: what it does, why, what the person is told, and one press that asks once more. */
export interface ActForm {
  readonly operation: string;
  readonly action: string;
  readonly label: string;
  readonly ask: string;
  readonly does: readonly string[];
  readonly why: SecondEyes | null;
  /** Words to the person: whether they may be left out. */
  readonly words?: 'needed' | 'optional';
  readonly permanent?: boolean;
  /** What goes along unseen, by name. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Fields before the reason. */
  readonly fields?: Html;
  readonly look?: 'ink' | 'beni';
}

function formOf(act: ActForm, locale: Locale): Html {
  const { operation, action, label, ask, does, why, look = 'ink' } = act;
  return html`<details class="console-act"><summary>${label}</summary>${form({
    operation, method: 'POST', action, locale, next: 'reload', done: t.done[locale], confirm: ask,
    fields: html`<p class="label">${t.does[locale]}</p><ul class="console-does">${does.map((line) => html`<li>${phrases(line)}</li>`)}${
      why === null ? undefined : html`<li><b>${phrases(fill(t.second[locale], { why: whyTexts[why][locale] }))}</b></li>`}</ul>${Object.entries(act.hidden ?? {}).map(([name, value]) => hiddenField(name, value))}${act.fields}
${textField({ name: 'reason', locale, label: t.reason[locale], hint: t.reasonHint[locale], lines: 2, minLength: 3, maxLength: 1000 })}
${act.words === undefined ? undefined : textField({ name: 'words', locale, label: t.words[locale], hint: t.wordsHint[locale], lines: 3, maxLength: 1000, optional: act.words === 'optional' })}
${act.permanent === true ? checkField({ name: 'permanent', locale, label: t.permanent[locale] }) : undefined}
<p>${submit({ label, busy: t.sending[locale], look })}</p>`,
  })}</details>`;
}

async function isProved(ctx: Context, viewer: UserViewer): Promise<boolean> {
  return requireRecentProof(ctx, viewer).then(() => true, (error: unknown) => {
    if (error instanceof Problem && error.code === 'proof_needed') return false;
    throw error;
  });
}

/** What can be done here; without a proof of the last 10 minutes, the way to one. */
export async function deeds({ ctx, viewer }: PageInput<UserViewer>, acts: readonly ActForm[]): Promise<Html | undefined> {
  const { locale } = viewer;
  if (acts.length === 0) return undefined;
  const content = await isProved(ctx, viewer) ? acts.map((act) => formOf(act, locale)) : html`<div class="card padded stack tight"><p>${icon('lock', 18)} ${phrases(t.proveHint[locale])}</p>${form({
    operation: 'proveByPassword', method: 'POST', action: '/v1/me/proofs', locale, next: 'reload',
    fields: html`${textField({ name: 'password', locale, label: t.password[locale], type: 'password', autocomplete: 'current-password', maxLength: 128 })}<p>${submit({ label: t.proveGo[locale], busy: t.proving[locale] })}</p>`,
  })}</div>`;
  return html`<section class="console-deeds"><h2>${t.deeds[locale]}</h2>${content}</section>`;
}

/** How a state, a reason or a mode is called. */
export function stateName(code: string, locale: Locale): string {
  return stateTexts[code]?.[locale] ?? code;
}

/** A text of ours for a code, or the code. */
export function wordFor(texts: Readonly<Record<string, Texts>>, code: string, locale: Locale): string {
  return texts[code]?.[locale] ?? code;
}
