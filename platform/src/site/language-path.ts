import type { Locale } from '../primitives/locale.ts';

/** What stands before the path of an English page; Japanese pages have nothing before theirs. */
export const ENGLISH = '/en';

/** Places that exist once for every language: the API, frames and small windows, files, development pages. */
const once = /^\/(v1|embed|connect|consent|assets|avatars|widget|photos|dev|operator|en|openapi\.json|healthz|readyz)(\/|$|\?)/u;
const file = /^[^?#]*\.(png|jpe?g|webp|avif|svg|ico|xml|txt|json|webmanifest|js|css|csv|pdf)($|[?#])/u;

/** Whether a path of the platform has an address per language: `/about` and `/en/about`. Takes a path with or without a query. */
export function hasLanguages(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('//') && !once.test(path) && !file.test(path);
}

/** The path of a page in a language: `/about` → `/en/about`, `/` → `/en`. What exists only once stays as it is. */
export function inLanguage(path: string, locale: Locale): string {
  if (locale === 'ja' || !hasLanguages(path)) return path;
  return ENGLISH + (/^\/([?#]|$)/u.test(path) ? path.slice(1) : path);
}

/** The path without its language: `/en/about?a=b` → `/about?a=b`, `/en` → `/`. */
export function withoutLanguage(path: string): string {
  if (!/^\/en([/?#]|$)/u.test(path)) return path;
  const rest = path.slice(ENGLISH.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** The whole address of a page in a language, from its Japanese one: `https://choku.example/about`. */
export function addressInLanguage(address: string, locale: Locale): string {
  const { origin, pathname, search } = new URL(address);
  return locale === 'ja' ? address : origin + inLanguage(pathname + search, locale);
}

const linkAttribute = /(\s(?:href|action|next)=")(\/[^"]*)"/gu;

/**
 * Finished markup of an English page with every link inside the platform leading to English pages: so no page has to remember it.
 * Only our own templates write `href="/…` as it stands here; a quotation mark that people wrote is always escaped. People who are
 * signed in have their own pages in the language of their account, whatever page they came from.
 */
export function linksInLanguage(markup: string, of: { readonly locale: Locale; readonly signedIn: boolean }): string {
  if (of.locale === 'ja') return markup;
  return markup.replace(linkAttribute, (whole, before: string, path: string) =>
    of.signedIn && /^\/my(\/|$|\?)/u.test(path) ? whole : `${before}${inLanguage(path, of.locale)}"`);
}
