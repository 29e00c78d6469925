import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { instant, toWire } from '../primitives/instant.ts';
import { locales } from '../primitives/locale.ts';
import { escapeHtml } from '../site/html.ts';
import { addressInLanguage } from '../site/language-path.ts';
import { publicPaths } from '../site/public-paths.ts';
import { categoryPaths, sitemapKinds, sitemapPart, sitemapParts, type SitemapEntry } from './sitemap-actions.ts';

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const fresh = 'public, max-age=3600';

const xml = (content: string): PageReply => ({ content: `<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`, type: 'text/xml; charset=utf-8', cache: fresh });

/** A page stands in the map once per language, each naming both. */
function entry(publicUrl: string, { path, changedAt }: SitemapEntry): string {
  const address = publicUrl + path;
  const alternates = locales.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeHtml(addressInLanguage(address, locale))}"/>`).join('');
  const changed = changedAt === undefined ? '' : `<lastmod>${toWire(instant(changedAt))}</lastmod>`;
  return locales.map((locale) => `<url><loc>${escapeHtml(addressInLanguage(address, locale))}</loc>${changed}${alternates}</url>`).join('\n');
}

function entries(publicUrl: string, of: readonly SitemapEntry[]): PageReply {
  return xml(`<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${of.map((one) => entry(publicUrl, one)).join('\n')}\n</urlset>`);
}

async function index({ ctx }: PageInput): Promise<PageReply> {
  const { publicUrl } = ctx.config;
  const parts = await Promise.all(sitemapKinds.map(async (kind) => (await sitemapParts(ctx, kind)).map((after) => `${publicUrl}/sitemap/${kind}.xml${after === '' ? '' : `?after=${after}`}`)));
  const addresses = [`${publicUrl}/sitemap/pages.xml`, ...parts.flat()];
  return xml(`<sitemapindex ${namespace}>\n${addresses.map((address) => `<sitemap><loc>${escapeHtml(address)}</loc></sitemap>`).join('\n')}\n</sitemapindex>`);
}

async function part({ ctx, params, query }: PageInput): Promise<PageReply> {
  const name = params['part'] ?? '';
  if (name === 'pages.xml') return entries(ctx.config.publicUrl, [...publicPaths.map((path) => ({ path })), ...categoryPaths()]);
  const kind = sitemapKinds.find((one) => name === `${one}.xml`);
  if (kind === undefined) throw new Problem('not_found');
  return entries(ctx.config.publicUrl, await sitemapPart(ctx, kind, query.get('after') ?? ''));
}

/** What search engines may know: every page that is open to all, in parts. */
export const sitemapPages: readonly Page[] = [openPage('/sitemap.xml', index), openPage('/sitemap/{part}', part)];
