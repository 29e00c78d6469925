import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keptForGuests, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { Locale } from '../primitives/locale.ts';
import { answersOf, apiTexts, chaptersOf, entriesOf, entryId, entryWords, problemsOf, sentFields, type ApiDocument, type ApiEntry, type ApiField } from './docs-api.ts';
import { elementFacts, elementHeadings, elementKinds, elementTexts, sampleTag, type ElementKind } from './docs-element.ts';
import { codeBlock, writeDocument, type WrittenDocument } from './docs-markdown.ts';
import { docFiles, docNames, docsTexts as t, type DocName } from './docs-names.ts';
import { attributes, html, type Html } from './html.ts';
import { page } from './layout.ts';
import { wayTo, type SiteParts } from './site-parts.ts';

const projectFolder = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, projectFolder), 'utf8');

interface Chapter { readonly id: string; readonly name: string }

/** A page of the docs: where it is, what it says, and its chapters for the navigation. */
interface DocPage { readonly path: string; readonly title: string; readonly description: string; readonly body: Html; readonly chapters?: readonly Chapter[]; /** The language of the document, where it isn't the page's. */ readonly foreign?: Locale }

function navigation(here: DocPage, locale: Locale): Html {
  const link = (path: string, name: string) => html`<li><a ${attributes({ href: path, 'aria-current': path === here.path ? 'page' : undefined })}>${name}</a>${
    path === here.path && here.chapters !== undefined && here.chapters.length > 1 ? html`<ul ${attributes({ lang: here.foreign })}>${here.chapters.map(({ id, name: chapter }) => html`<li><a href="#${id}">${chapter}</a></li>`)}</ul>` : undefined}</li>`;
  const group = (heading: string, links: readonly Html[]) => html`<div><b>${heading}</b><ul>${links}</ul></div>`;
  const documents = (names: readonly DocName[]) => names.map((name) => link(`/docs/${name}`, t[name][locale]));
  return html`<nav class="docs-links" aria-label="${t.navigation[locale]}">${group(t.guides[locale], documents(['blogger', 'visitor', 'developer', 'operator']))}${
    group(t.reference[locale], [link('/docs/element', t.element[locale]), link('/docs/api', t.api[locale]), ...documents(['money', 'words', 'security'])])}</nav>`;
}

async function docsPage(parts: SiteParts, input: PageInput, shown: DocPage): Promise<PageReply> {
  const { ctx, viewer } = input;
  const { locale } = viewer;
  const { path, title, description, body } = shown;
  return {
    html: page({
      title, description, locale, path: input.path, canonical: ctx.config.publicUrl + path, viewer: await parts.readViewer(ctx, viewer),
      statements: [wayTo(input, [{ name: t.title[locale], path: '/docs' }, ...(path === '/docs' ? [] : [{ name: title, path }])])],
      body: html`<div class="docs">${navigation(shown, locale)}<article class="docs-main">${body}</article></div>`,
    }),
    ...keptForGuests(viewer, 300),
  };
}

function startPage(locale: Locale): DocPage {
  const card = (path: string, name: string, about: string) => html`<li><a class="card padded docs-card" href="${path}"><b>${name}</b><span>${about}</span></a></li>`;
  return {
    path: '/docs', title: t.title[locale], description: t.lead[locale],
    body: html`<h1>${t.title[locale]}</h1><p class="lead">${t.lead[locale]}</p><ul class="docs-cards">${
      (['blogger', 'visitor', 'developer', 'operator'] as const).map((name) => card(`/docs/${name}`, t[name][locale], t[`${name}About`][locale]))}${
      card('/docs/element', t.element[locale], t.elementAbout[locale])}${card('/docs/api', t.api[locale], t.apiAbout[locale])}</ul>`,
  };
}

const written = new Map<string, WrittenDocument & { readonly locale: Locale }>();

/** A document in the language asked for where it exists in it, otherwise in English. Read once. */
function documentOf(name: DocName, locale: Locale): WrittenDocument & { readonly locale: Locale } {
  const known = written.get(`${locale} ${name}`);
  if (known !== undefined) return known;
  const file = docFiles[name];
  const japanese = file.replace('guides/', 'guides/ja/');
  const translated = locale === 'ja' && japanese !== file && existsSync(fileURLToPath(new URL(`docs/${japanese}`, projectFolder)));
  const chosen = translated ? japanese : file;
  const document = { ...writeDocument(read(`docs/${chosen}`), { file: chosen, locale }), locale: translated ? locale : 'en' as const };
  written.set(`${locale} ${name}`, document);
  return document;
}

function guide(name: DocName, locale: Locale): DocPage {
  const document = documentOf(name, locale);
  const foreign = document.locale !== locale;
  return {
    path: `/docs/${name}`, title: document.title, description: t[name][locale], chapters: document.chapters, ...(foreign ? { foreign: document.locale } : {}),
    body: html`${foreign ? html`<p class="note">${t.inEnglish[locale]}</p>` : undefined}<div ${attributes({ class: 'prose', lang: foreign ? document.locale : undefined })}><h1>${document.title}</h1>${document.body}</div>`,
  };
}

function factTable(kind: ElementKind, source: string, locale: Locale): Html {
  const rows = elementFacts(source, kind);
  const usual = rows.some((row) => row.usual !== undefined);
  const head = [elementTexts.name, elementTexts.about, ...(usual ? [elementTexts.usual] : [])];
  const heading = elementHeadings[kind][locale];
  return html`<h2 id="${kind}">${heading}</h2><div class="table" tabindex="0" role="region" aria-label="${heading}"><table><thead><tr>${head.map((name) => html`<th scope="col">${name[locale]}</th>`)}</tr></thead><tbody>${
    rows.map((row) => html`<tr><th scope="row"><code>${row.name}</code></th><td lang="en">${row.about}</td>${usual ? html`<td>${row.usual === undefined ? undefined : html`<code>${row.usual}</code>`}</td>` : undefined}</tr>`)}</tbody></table></div>`;
}

function elementPage(platformUrl: string, locale: Locale): DocPage {
  const source = read('widget/src/choku-talk.ts');
  return {
    path: '/docs/element', title: t.element[locale], description: elementTexts.lead[locale], chapters: elementKinds.map((kind) => ({ id: kind, name: elementHeadings[kind][locale] })),
    body: html`<div class="prose"><h1>${t.element[locale]}</h1><p class="lead">${elementTexts.lead[locale]}</p>${codeBlock(sampleTag(platformUrl, locale), { id: 'tag', locale })}${elementKinds.map((kind) => factTable(kind, source, locale))}</div>`,
  };
}

function fieldTable(fields: readonly ApiField[], of: { locale: Locale; label: string }): Html | undefined {
  const { locale, label } = of;
  if (fields.length === 0) return undefined;
  return html`<div class="table" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${[apiTexts.field, apiTexts.kind, apiTexts.about].map((name) => html`<th scope="col">${name[locale]}</th>`)}</tr></thead><tbody>${
    fields.map((field) => html`<tr><th scope="row"><code>${field.name}</code>${field.required ? html` <small>${apiTexts.required[locale]}</small>` : undefined}</th><td><code>${field.kind}</code></td><td lang="en">${field.about}</td></tr>`)}</tbody></table></div>`;
}

function whoMay({ operation }: ApiEntry, locale: Locale): string {
  const schemes = (operation.security ?? []).flatMap((scheme) => Object.keys(scheme));
  if (schemes.length === 0) return apiTexts.anyone[locale];
  return schemes.includes('frame') ? apiTexts.frame[locale] : apiTexts.signedIn[locale];
}

function entryHtml(entry: ApiEntry, of: { document: ApiDocument; locale: Locale }): Html {
  const { document, locale } = of;
  const { summary, description } = entry.operation;
  const problems = problemsOf(entry);
  const label = (words: string) => `${entry.operation.operationId ?? entry.path}: ${words}`;
  return html`<section class="api-entry" id="${entryId(entry)}"><h2 lang="en">${summary}</h2><p>${entryWords(entry)}</p>${description === undefined ? undefined : html`<p lang="en">${description}</p>`}
<p class="hint">${apiTexts.who[locale]}: ${whoMay(entry, locale)}</p>
${sentFields(entry, document).length === 0 ? undefined : html`<h3>${apiTexts.fields[locale]}</h3>${fieldTable(sentFields(entry, document), { locale, label: label(apiTexts.fields[locale]) })}`}
<h3>${apiTexts.answers[locale]}</h3>${answersOf(entry, document).map(({ status, kind, fields }) => html`<p><code>${status}</code> ${kind}</p>${fieldTable(fields, { locale, label: label(`${apiTexts.answers[locale]} ${status}`) })}`)}
${problems.length === 0 ? undefined : html`<details class="question"><summary><span>${apiTexts.problems[locale]} (${problems.length})</span></summary><ul class="api-problems" lang="en">${problems.map(({ status, code, words }) => html`<li>${status} <code>${code}</code> ${words}</li>`)}</ul></details>`}</section>`;
}

function apiStart(document: ApiDocument, locale: Locale): DocPage {
  return {
    path: '/docs/api', title: t.api[locale], description: t.apiAbout[locale],
    body: html`<h1>${t.api[locale]}</h1><p class="lead">${apiTexts.lead[locale]}</p>${chaptersOf(document).map(({ name, description }) => html`<section class="api-chapter"><h2 lang="en"><a class="plain-link" href="/docs/api/${name}">${name}</a></h2><p class="quiet" lang="en">${description}</p><ul lang="en">${
      entriesOf(document, name).map((entry) => html`<li><a href="/docs/api/${name}#${entryId(entry)}">${entryWords(entry)}</a> <span>${entry.operation.summary}</span></li>`)}</ul></section>`)}`,
  };
}

function apiChapter(tag: string, of: { document: ApiDocument; locale: Locale }): DocPage {
  const chapter = chaptersOf(of.document).find(({ name }) => name === tag);
  const entries = entriesOf(of.document, tag);
  if (chapter === undefined || entries.length === 0) throw new Problem('not_found');
  return {
    path: `/docs/api/${tag}`, title: `API: ${tag}`, description: chapter.description ?? tag,
    body: html`<p class="crumbs"><a href="/docs/api">${t.api[of.locale]}</a></p><h1 lang="en">${tag}</h1><p class="lead" lang="en">${chapter.description}</p>${entries.map((entry) => entryHtml(entry, of))}`,
  };
}

/** Guides, the element's tables and the API's reference, made of the project's own documents and sources. */
export function docsPages(parts: SiteParts): readonly Page[] {
  let api: ApiDocument | undefined;
  const document = (): ApiDocument => api ??= parts.apiDocument() as ApiDocument;
  const open = (path: string, shown: (input: PageInput) => DocPage) => openPage(path, (input) => docsPage(parts, input, shown(input)));
  return [
    open('/docs', ({ viewer: { locale } }) => startPage(locale)),
    open('/docs/element', ({ ctx, viewer: { locale } }) => elementPage(ctx.config.publicUrl, locale)),
    open('/docs/api', ({ viewer: { locale } }) => apiStart(document(), locale)),
    open('/docs/api/{tag}', ({ params, viewer: { locale } }) => apiChapter(params['tag'] ?? '', { document: document(), locale })),
    ...docNames.map((name) => open(`/docs/${name}`, ({ viewer: { locale } }) => guide(name, locale))),
  ];
}
