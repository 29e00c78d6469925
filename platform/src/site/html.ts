import { placesOf } from './html-places.ts';
import type { Place } from './html-places.ts';

/** A piece of finished markup. Only `html`, `raw` and `join` make one, so text can't be mistaken for it. */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  /** The markup as it goes to the browser. */
  get markup(): string {
    return this.#markup;
  }
}

/** Attributes for a place inside a tag; made by `attributes`. */
export class Attributes {
  readonly given: Readonly<Record<string, AttributeValue>>;
  constructor(given: Readonly<Record<string, AttributeValue>>) {
    this.given = given;
  }
}

/** What an attribute can be: `true` writes the bare name, `false`, `null` and `undefined` leave it out. */
export type AttributeValue = string | number | boolean | null | undefined;

/** What may stand in a template. `false`, `true`, `null` and `undefined` write nothing; arrays write each item. */
export type HtmlValue = Html | Attributes | string | number | boolean | null | undefined | readonly HtmlValue[];

const replacements: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
const urlAttributes = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'manifest', 'ping', 'xlink:href']);
const imageData = /^data:image\/(png|jpeg|webp|avif|svg\+xml)[;,]/i;
const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** Makes text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => replacements[character] ?? '');
}

/**
 * The address itself where following it is harmless: a path of our own, a fragment, a query, http, https, mailto, tel;
 * pictures as data only in `src`. Anything else (javascript:, //other.example, control characters) becomes `#`.
 */
export function safeUrl(address: string, attribute = 'href'): string {
  if (/[\u0000-\u0020\u007f\\]/.test(address)) return '#';
  if (/^(https?:\/\/|mailto:|tel:)/i.test(address)) return address;
  if (/^(\/(?!\/)|[#?]|\.{1,2}\/)/.test(address) || address === '') return address;
  return attribute === 'src' && imageData.test(address) ? address : '#';
}

function writeText(value: HtmlValue): string {
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (value instanceof Html) return value.markup;
  if (value instanceof Attributes) throw new TypeError('attributes can only stand inside a tag');
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return value.map(writeText).join('');
}

function writeAttribute(name: string, value: AttributeValue): string {
  if (!/^[a-zA-Z][\w:-]*$/.test(name) || /^(on|style$|srcdoc$)/i.test(name)) throw new TypeError(`not an attribute for templates: ${name}`);
  if (value === false || value === null || value === undefined) return '';
  if (value === true) return name;
  const text = urlAttributes.has(name.toLowerCase()) ? safeUrl(String(value), name.toLowerCase()) : String(value);
  return `${name}="${escapeHtml(text)}"`;
}

function writeInTag(value: HtmlValue): string {
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (!(value instanceof Attributes)) throw new TypeError('inside a tag only attributes({ … }) can stand');
  return Object.entries(value.given).map(([name, given]) => writeAttribute(name, given)).filter((text) => text !== '').join(' ');
}

function writeInAttribute(value: HtmlValue): string {
  if (value instanceof Html || value instanceof Attributes) throw new TypeError('markup can\'t stand inside an attribute');
  if (typeof value === 'object' && value !== null) return value.map(writeInAttribute).join(' ');
  return value === null || value === undefined || typeof value === 'boolean' ? '' : String(value);
}

function places(strings: TemplateStringsArray): readonly Place[] {
  const found = known.get(strings) ?? placesOf(strings);
  known.set(strings, found);
  return found;
}

function writeAt(place: Place, value: HtmlValue, before: string): string {
  if (place.kind === 'text') return writeText(value);
  if (place.kind === 'tag') return writeInTag(value);
  const text = writeInAttribute(value);
  const startsAttribute = /=\s*["']$/.test(before);
  return escapeHtml(startsAttribute && urlAttributes.has(place.name) ? safeUrl(text, place.name) : text);
}

/**
 * The template of all pages: html`<p>${text}</p>`. Text is escaped, nested templates and arrays are written as they are,
 * addresses are checked for their scheme, and attributes must be quoted. Whole or optional attributes: `${attributes({ … })}`.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const where = places(strings);
  let markup = strings[0] ?? '';
  values.forEach((value, index) => {
    markup += writeAt(where[index] ?? { kind: 'text' }, value, markup) + (strings[index + 1] ?? '');
  });
  return new Html(markup);
}

/** Optional and computed attributes for a place inside a tag: html`<input ${attributes({ name, required, value })}>`. */
export function attributes(given: Readonly<Record<string, AttributeValue>>): Attributes {
  return new Attributes(given);
}

/** Markup as it stands. Only for constants of our own (drawings, icons): never for anything a person wrote. */
export function raw(constant: string): Html {
  return new Html(constant);
}

/** Writes items one after another with a separator between them. */
export function join(items: readonly HtmlValue[], separator: HtmlValue): Html {
  return new Html(items.map(writeText).join(writeText(separator)));
}

/** The finished markup as text, to be sent. */
export function render(page: Html): string {
  return page.markup;
}
