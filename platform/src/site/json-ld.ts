import { raw, type Html } from './html.ts';

/** A statement about a page for search engines, in the words of schema.org. */
export interface JsonLd {
  readonly '@context': 'https://schema.org';
  readonly '@type': string;
  readonly [name: string]: unknown;
}

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' };

/** The statement in the head. What people wrote can't end the element: every sign that markup knows is written as an escape of JSON. */
export function jsonLd(statement: JsonLd): Html {
  const text = JSON.stringify(statement).replaceAll(/[<>&\u2028\u2029]/gu, (sign) => escapes[sign] ?? '');
  return raw(`<script type="application/ld+json">${text}</script>\n`);
}

/** The way to a page: each step with its name and whole address. */
export function breadcrumbs(steps: readonly { readonly name: string; readonly address: string }[]): JsonLd {
  return {
    '@context': 'https://schema.org', '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, address }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: address })),
  };
}
