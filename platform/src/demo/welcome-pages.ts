import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { Locale } from '../primitives/locale.ts';
import { form, hiddenField, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { demoPeople, type DemoPerson } from './people.ts';
import { welcomeTexts as t } from './welcome-texts.ts';

const cards = [['Visa 4242', t.works], ['Visa 3184', t.threeDSecure], ['Mastercard 0002', t.declined], ['Amex 0341', t.lost], ['JCB 0505', t.debit], ['Visa 0259', t.disputed]] as const;

function personCard(person: DemoPerson, locale: Locale): Html {
  return html`<li class="card padded demo-person"><div><b>${person.nickname}</b><p class="hint">${phrases(t[person.role][locale])}</p><p class="small-print"><code>${person.email}</code></p></div>${form({
    operation: 'createSession', method: 'POST', action: '/v1/sessions', locale, next: { provider: '/my', visitor: '/', operator: '/operator' }[person.role], class: 'inline-form',
    fields: html`${hiddenField('email', person.email)}${hiddenField('password', person.password)}${submit({ label: fill(t.signIn[locale], { name: person.nickname }), busy: t.signingIn[locale], look: 'line' })}`,
  })}</li>`;
}

function placeList(links: readonly { href: string; name: string; hint: string }[]): Html {
  return html`<ul class="card list">${links.map(({ href, name, hint }) => html`<li><a class="list-row demo-place" href="${href}"><span class="row-words"><b>${name}</b><p>${hint}</p></span><code class="one-line">${href}</code>${icon('chevron-right', 18)}</a></li>`)}</ul>`;
}

async function welcomePage({ ctx, viewer, path }: PageInput): Promise<PageReply> {
  if (!ctx.config.demo) throw new Problem('not_found');
  const { locale } = viewer;
  const blog = `http://127.0.0.1:${ctx.config.blogPort}/`;
  return {
    html: page({
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true, testRail: !ctx.rails.cards.live,
      body: html`<div class="column welcome-page stack loose"><header><h1 class="voice">${t.title[locale]}</h1><p class="lead phrases">${phrases(t.lead[locale])}</p></header>
<section class="stack"><h2>${t.people[locale]}</h2><p>${t.peopleHint[locale]}<br>${t.password[locale]}: <code class="no-break">${demoPeople[0].password}</code></p><ul class="stack tight">${demoPeople.map((person) => personCard(person, locale))}</ul></section>
<section class="stack"><h2>${t.talk[locale]}</h2><ol class="numbered">${[t.step1, t.step2, t.step3, t.step4].map((step) => html`<li>${phrases(step[locale])}</li>`)}</ol></section>
<section class="stack"><h2>${t.places[locale]}</h2>${placeList([
  { href: blog, name: t.blog[locale], hint: t.blogHint[locale] }, { href: '/', name: t.home[locale], hint: t.homeHint[locale] }, { href: '/dev/mail', name: t.mailbox[locale], hint: t.mailboxHint[locale] },
  { href: '/openapi.json', name: t.api[locale], hint: t.apiHint[locale] }, { href: '/dev/components', name: t.components[locale], hint: t.componentsHint[locale] },
])}</section>
<section class="stack"><h2>${t.cards[locale]}</h2><p>${t.cardsHint[locale]}</p><div class="table"><table><thead><tr><th>${t.card[locale]}</th><th>${t.does[locale]}</th></tr></thead><tbody>${cards.map(([card, does]) => html`<tr><th class="number">${card}</th><td>${does[locale]}</td></tr>`)}</tbody></table></div></section></div>`,
    }),
  };
}

/** The start page of the demo; without the demo there is none. */
export const pages: readonly Page[] = [{ ...openPage('/welcome', welcomePage), developmentOnly: true }];
