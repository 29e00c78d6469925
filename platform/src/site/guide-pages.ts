import { keptForGuests, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { Locale } from '../primitives/locale.ts';
import { milliseconds, wholeSeconds, type Seconds } from '../primitives/seconds.ts';
import { durationWords } from '../primitives/time-words.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { documentHtml, marked, type Reading } from './document-html.ts';
import { sampleTag } from './docs-element.ts';
import { codeBlock } from './docs-markdown.ts';
import { faqTexts, questionGroups } from './faq-texts.ts';
import { howItWorks } from './how-texts.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import type { JsonLd } from './json-ld.ts';
import { phrases } from './phrases.ts';
import { holdWords, nothingCharged, priceTexts as t } from './price-texts.ts';
import { forProviders } from './provider-texts.ts';
import { openDocument, type SiteParts } from './site-parts.ts';
import { fill, layoutTexts } from './texts.ts';

/** The worked example: 12 minutes 36 seconds at ¥80 a minute. */
const examplePrice = yen(80);
const exampleSeconds = wholeSeconds(milliseconds(756_000));
/** What the table of prices shows. */
const tablePrices = [50, 80, 120, 200].map(yen);
const tableMinutes = [5, 10, 20, 30];

const minutes = (count: number): Seconds => wholeSeconds(milliseconds(count * 60_000));

function workedBill({ workedBill: billOf }: SiteParts, locale: Locale): Html {
  const { billedSeconds, bill, platformFee, sales } = billOf(examplePrice, exampleSeconds);
  const price = formatYen(examplePrice);
  const row = (name: string, amount: string, small?: string) => html`<div><dt>${name}${small === undefined ? undefined : html`<small>${small}</small>`}</dt><dd class="number">${amount}</dd></div>`;
  const total = (name: string, amount: string) => html`<div class="total"><dt>${name}</dt><dd class="number">${amount}</dd></div>`;
  return html`<p>${fill(t.exampleLead[locale], { price, time: durationWords(exampleSeconds, locale) })}</p><dl class="statement">${row(t.talked[locale], durationWords(exampleSeconds, locale))}${
    row(t.free[locale], t.freeWords[locale])}${row(t.billed[locale], durationWords(billedSeconds, locale), fill(t.rounding[locale], { price, seconds: billedSeconds }))}${
    total(t.bill[locale], formatYen(bill))}${row(t.fee[locale], formatYen(platformFee))}${total(t.sales[locale], formatYen(sales))}</dl>`;
}

function priceTable({ workedBill: billOf }: SiteParts, locale: Locale): Html {
  return html`<div class="table" tabindex="0" role="region" aria-labelledby="price-table"><table><caption class="hint">${t.tableCaption[locale]}</caption><thead><tr><th scope="col">${t.perMinute[locale]}</th>${
    tableMinutes.map((count) => html`<th scope="col" class="amount-cell">${fill(t.minutes[locale], { n: count })}</th>`)}<th scope="col" class="amount-cell">${t.providerShare[locale]}</th></tr></thead>
<tbody>${tablePrices.map((price) => html`<tr><th scope="row" class="number">${formatYen(price)}</th>${tableMinutes.map((count) => html`<td class="amount-cell">${formatYen(billOf(price, minutes(count)).bill)}</td>`)}<td class="amount-cell">${
    formatYen(billOf(price, minutes(10)).sales)}</td></tr>`)}</tbody></table></div>`;
}

const links = (items: readonly (readonly [href: string, words: string, look: string])[]): Html => html`<p class="actions">${items.map(([href, words, look]) => html`<a class="button ${look}" href="${href}">${words}</a>`)}</p>`;

function feesBody(parts: SiteParts, locale: Locale): Html {
  const list = (items: readonly { readonly ja: string; readonly en: string }[]) => html`<ul>${items.map((item) => html`<li>${item[locale]}</li>`)}</ul>`;
  return html`<article class="column legal-page"><h1 class="voice">${phrases(t.title[locale])}</h1><p class="lead phrases">${phrases(t.lead[locale])}</p><div class="prose">
<section><h2 class="voice">${t.example[locale]}</h2>${workedBill(parts, locale)}</section>
<section><h2 class="voice" id="price-table">${t.table[locale]}</h2>${priceTable(parts, locale)}</section>
<section><h2 class="voice">${phrases(t.none[locale])}</h2>${list(nothingCharged)}</section>
<section><h2 class="voice">${phrases(t.hold[locale])}</h2>${list(holdWords)}</section></div>${links([['/how-it-works', t.more[locale], 'ink'], ['/for-providers', t.providers[locale], 'line']])}</article>`;
}

function earnings({ workedBill: billOf }: SiteParts, locale: Locale): Html {
  const rows = [40, 80, 150, 300].map(yen);
  const head = [t.perMinute, { ja: '10分のトーク料金', en: 'Bill for 10 min' }, { ja: 'システム利用料', en: 'Platform fee' }, { ja: 'あなたの売上金', en: 'You earn' }];
  return html`<div class="table" tabindex="0" role="region" aria-label="${t.providerShare[locale]}"><table><thead><tr>${head.map((name, index) => html`<th scope="col" class="${index === 0 ? '' : 'amount-cell'}">${name[locale]}</th>`)}</tr></thead><tbody>${
    rows.map((price) => {
      const { bill, platformFee, sales } = billOf(price, minutes(10));
      return html`<tr><th scope="row" class="number">${formatYen(price)}</th><td class="amount-cell">${formatYen(bill)}</td><td class="amount-cell">−${formatYen(platformFee)}</td><td class="amount-cell"><b>${formatYen(sales)}</b></td></tr>`;
    })}</tbody></table></div>`;
}

/** Search engines may show questions with their answers. */
function faqStatement(reading: Reading): JsonLd {
  const { locale } = reading;
  return {
    '@context': 'https://schema.org', '@type': 'FAQPage',
    mainEntity: questionGroups.flatMap(({ questions }) => questions).map(({ question, answer }) => ({ '@type': 'Question', name: question[locale], acceptedAnswer: { '@type': 'Answer', text: answer[locale] } })),
  };
}

function faqBody(reading: Reading): Html {
  const { locale } = reading;
  return html`<article class="column legal-page faq-page"><h1 class="voice">${phrases(faqTexts.title[locale])}</h1><p class="lead phrases">${phrases(faqTexts.lead[locale])}</p>${
    questionGroups.map(({ heading, questions }) => html`<section><h2 class="voice">${heading[locale]}</h2>${questions.map(({ question, answer }) =>
      html`<details class="question"><summary><span class="phrases">${phrases(question[locale])}</span>${icon('chevron-down', 20)}</summary><p>${answer[locale]}</p></details>`)}</section>`)}
<p class="quiet">${marked(faqTexts.contact[locale], reading)}</p></article>`;
}

type Describe = (input: PageInput) => { readonly title: string; readonly description: string; readonly body: Html; readonly statements?: readonly JsonLd[]; readonly sums?: true };

function explaining(parts: SiteParts, path: string, describe: Describe): Page {
  return openPage(path, async (input): Promise<PageReply> => ({ html: await openDocument(parts, input, { path, ...describe(input) }), ...keptForGuests(input.viewer, 300) }));
}

/** How it works, prices, for providers, questions people ask. */
export function guidePages(parts: SiteParts): readonly Page[] {
  return [
    explaining(parts, '/how-it-works', ({ ctx: { config }, viewer: { locale } }) => ({
      title: howItWorks.title[locale], description: howItWorks.lead[locale],
      body: documentHtml(howItWorks, { locale, config, voiced: true }, { moments: links([['/search', layoutTexts.search[locale], 'ink'], ['/help/fees', layoutTexts.prices[locale], 'line'], ['/faq', layoutTexts.faq[locale], 'line']]) }),
    })),
    explaining(parts, '/help/fees', ({ viewer: { locale } }) => ({ title: t.title[locale], description: t.lead[locale], body: feesBody(parts, locale), sums: true })),
    explaining(parts, '/for-providers', ({ ctx: { config }, viewer: { locale } }) => ({
      title: layoutTexts.forProviders[locale], description: forProviders.lead[locale], sums: true,
      body: documentHtml(forProviders, { locale, config, voiced: true }, {
        start: links([['/my/services/new', layoutTexts.offer[locale], 'ink']]), blog: codeBlock(sampleTag(config.publicUrl, locale), { id: 'tag', locale }), money: earnings(parts, locale),
        safe: links([['/my/services/new', layoutTexts.offer[locale], 'ink'], ['/docs/blogger', layoutTexts.docs[locale], 'line']]),
      }),
    })),
    explaining(parts, '/faq', ({ ctx: { config }, viewer: { locale } }) => ({ title: faqTexts.title[locale], description: faqTexts.lead[locale], body: faqBody({ locale, config }), statements: [faqStatement({ locale, config })] })),
  ];
}
