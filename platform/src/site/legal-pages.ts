import type { Context } from '../context.ts';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { Viewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { about } from './about-texts.ts';
import { html, type Html } from './html.ts';
import { icon } from './icons.ts';
import { law } from './law-texts.ts';
import { page, type PageViewer } from './layout.ts';
import type { LegalDocument, LegalSection } from './legal-document.ts';
import { phrases } from './phrases.ts';
import { privacy } from './privacy-texts.ts';
import { terms } from './terms-texts.ts';
import { layoutTexts } from './texts.ts';

/** Reads who looks at a page, for its header. */
export type ReadPageViewer = (ctx: Context, viewer: Viewer) => Promise<PageViewer>;

/** Every such page by its path. */
const documents: readonly (readonly [path: string, document: LegalDocument])[] = [['/about', about], ['/terms', terms], ['/privacy', privacy], ['/law', law]];

const open = /(【要確認[^】]*】)/u;

/** The words with each open mark set apart, so that no operator overlooks one. */
function marked(text: string): Html[] {
  return text.split(open).map((part) => open.test(part) ? html`<span class="tag warn open-mark">${part}</span>` : html`${part}`);
}

function sectionHtml(section: LegalSection, locale: Locale): Html {
  const { heading, words = [], list = [], rows = [] } = section;
  return html`<section><h2>${phrases(heading[locale])}</h2>${words.map((text) => html`<p>${marked(text[locale])}</p>`)}${
    list.length === 0 ? undefined : html`<ul>${list.map((text) => html`<li>${marked(text[locale])}</li>`)}</ul>`}${
    rows.length === 0 ? undefined : html`<dl class="legal-rows">${rows.map(([name, answer]) => html`<div><dt>${name[locale]}</dt><dd>${marked(answer[locale])}</dd></div>`)}</dl>`}</section>`;
}

function body(document: LegalDocument, locale: Locale): Html {
  const isTemplate = JSON.stringify(document).includes('【要確認');
  return html`<article class="column legal-page"><h1 class="voice">${phrases(document.title[locale])}</h1><p class="lead">${phrases(document.lead[locale])}</p>${
    isTemplate ? html`<p class="note warn">${icon('info', 20)}<span class="phrases">${phrases(layoutTexts.template[locale])}</span></p>` : undefined}
<div class="prose">${document.sections.map((section) => sectionHtml(section, locale))}</div></article>`;
}

/** About, terms, privacy and seller information: the same for everybody, each a template until the operator has filled the marks. */
export function legalPages(readViewer: ReadPageViewer): readonly Page[] {
  return documents.map(([path, document]) => openPage(path, async ({ ctx, viewer }: PageInput): Promise<PageReply> => {
    const { locale } = viewer;
    return {
      html: page({
        title: document.title[locale], locale, description: document.lead[locale], canonical: `${ctx.config.publicUrl}${path}`, path,
        viewer: await readViewer(ctx, viewer), body: body(document, locale),
      }),
    };
  }));
}
