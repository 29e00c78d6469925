import type { Config } from '../config.ts';
import type { Locale } from '../primitives/locale.ts';
import { attributes, html, type Html } from './html.ts';
import { icon } from './icons.ts';
import type { LegalDocument, LegalSection } from './legal-document.ts';
import { operatorFact, operatorFactLabels, type OperatorFact } from './operator-facts.ts';
import { phrases } from './phrases.ts';
import { fill, layoutTexts } from './texts.ts';

/** For whom a text is written out: the language, and who runs the platform. */
export interface Reading {
  readonly locale: Locale;
  readonly config: Pick<Config, 'operator'>;
  /** Its headings are marked with `voice(…)`: a text that explains, not one that binds. */
  readonly voiced?: true;
}

const openPlace = /(【[^】]*】|\{operator\.\w+\})/u;

function isFact(name: string): name is OperatorFact {
  return Object.hasOwn(operatorFactLabels, name);
}

/** A fact in its place: what the operator told, or that it isn't told yet. */
function factWords(name: string, { locale, config }: Reading): string {
  if (name === 'moneyRecordYears') return String(config.operator.moneyRecordYears);
  if (!isFact(name)) throw new TypeError(`no fact about the operator: ${name}`);
  return operatorFact(config, name, locale) ?? fill(layoutTexts.notTold[locale], { name: operatorFactLabels[name].label[locale] });
}

/** The words of a text with the operator's facts in place and every open mark set apart, so that nobody overlooks one. */
export function marked(text: string, reading: Reading): Html[] {
  return text.split(openPlace).map((part) => {
    const name = /^\{operator\.(\w+)\}$/u.exec(part)?.[1];
    const words = name === undefined ? part : factWords(name, reading);
    return words.startsWith('【') ? html`<span class="tag warn open-mark">${words}</span>` : html`${words}`;
  });
}

/** One part of a document. `after` stands at its end. */
export function sectionHtml(section: LegalSection, reading: Reading, after?: Html): Html {
  const { locale } = reading;
  const { id, heading, words = [], steps = [], list = [], rows = [] } = section;
  return html`<section ${attributes({ id })}><h2 ${attributes({ class: reading.voiced === true ? 'voice' : undefined })}>${phrases(heading[locale])}</h2>${words.map((text) => html`<p>${marked(text[locale], reading)}</p>`)}${
    steps.length === 0 ? undefined : html`<ol>${steps.map((text) => html`<li>${marked(text[locale], reading)}</li>`)}</ol>`}${
    list.length === 0 ? undefined : html`<ul>${list.map((text) => html`<li>${marked(text[locale], reading)}</li>`)}</ul>`}${
    rows.length === 0 ? undefined : html`<dl class="legal-rows">${rows.map(([name, answer]) => html`<div><dt>${name[locale]}</dt><dd>${marked(answer[locale], reading)}</dd></div>`)}</dl>`}${after}</section>`;
}

/** Whether something in a document is still to be decided or told. */
function hasOpenPlaces(document: LegalDocument, { config }: Reading): boolean {
  const text = JSON.stringify(document);
  const asked = [...text.matchAll(/\{operator\.(\w+)\}/gu)].map(([, name = '']) => name);
  return text.includes('【') || asked.some((name) => isFact(name) && config.operator[name] === undefined);
}

/** A document in a column: title, lead, a word about what is left open, its parts. `after` adds something at the end of the part of that id. */
export function documentHtml(document: LegalDocument, reading: Reading, after: Readonly<Record<string, Html>> = {}): Html {
  const { locale } = reading;
  return html`<article class="column legal-page"><h1 class="voice">${phrases(document.title[locale])}</h1><p class="lead phrases">${phrases(document.lead[locale])}</p>${
    hasOpenPlaces(document, reading) ? html`<p class="note warn">${icon('info', 20)}<span class="phrases">${phrases(layoutTexts.template[locale])}</span></p>` : undefined}
<div class="prose">${document.sections.map((section) => sectionHtml(section, reading, section.id === undefined ? undefined : after[section.id]))}</div></article>`;
}
