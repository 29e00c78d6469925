import type { Context } from '../context.ts';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { toLocale, type Locale } from '../primitives/locale.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { page, windowPage } from '../site/layout.ts';
import { fill } from '../site/texts.ts';
import { findService, requireReadable, type Service } from '../services/index.ts';
import { pageViewer, personFor, type PageParts, type Person } from '../users/index.ts';
import { findHandOver, readHandOver, registeredOrigins } from './actions.ts';
import { embedTexts as t } from './texts.ts';

/** The browser may ask for microphone and camera here; every other page switches them off. */
const callHeaders = { 'Permissions-Policy': 'camera=(self), microphone=(self), autoplay=(self), display-capture=(self), geolocation=(), payment=(), usb=()' };
/** The window must keep the frame that opened it, to hand over the code. */
const windowHeaders = { 'Cross-Origin-Opener-Policy': 'unsafe-none' };

const localeOf = (query: URLSearchParams, otherwise: Locale): Locale => query.has('lang') ? toLocale(query.get('lang') ?? undefined) : otherwise;

interface AppPlace { readonly mode: 'frame' | 'page'; readonly locale: Locale; readonly signedIn: boolean }

function talkApp(ctx: Context, service: Service, place: AppPlace): Html {
  const given = attributes({ 'service-id': service.id, mode: place.mode, lang: place.locale, platform: ctx.config.publicUrl, 'signed-in': place.signedIn, direct: ctx.config.calls.turnUrls.length === 0 });
  return html`<h1 class="sr">${service.title}</h1><ck-talk-app ${given}></ck-talk-app><noscript><p class="note">${t.noScript[place.locale]} <a href="${ctx.config.publicUrl}/s/${service.id}" target="_blank" rel="noopener">${t.openAtChoku[place.locale]}</a></p></noscript>`;
}

/** The frame inside a blog: the same for everybody, opened only by addresses the provider has registered. */
async function framePage({ ctx, viewer, params, query }: PageInput): Promise<PageReply> {
  const service = await requireReadable(ctx, params['serviceId'] ?? '', null);
  const locale = localeOf(query, viewer.locale);
  const ancestors = [ctx.config.publicUrl, ...await registeredOrigins(ctx, service.providerId)];
  return {
    html: page({ title: service.title, locale, viewer: { signedIn: false }, bare: true, noindex: true, entry: 'frame', body: talkApp(ctx, service, { mode: 'frame', locale, signedIn: false }) }),
    policy: contentSecurityPolicy({ frameAncestors: ancestors, media: true }),
    headers: { ...callHeaders, 'Cross-Origin-Resource-Policy': 'cross-origin', 'Referrer-Policy': 'no-referrer' },
  };
}

/** The same talk on a page of the platform, for blogs where the frame can't open. */
async function talkPage({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  const viewerId = viewer.kind === 'user' ? viewer.userId : null;
  const service = await requireReadable(ctx, params['serviceId'] ?? '', viewerId);
  const provider = await personFor(ctx, viewerId, service.providerId);
  const { locale } = viewer;
  return {
    html: page({
      title: fill(t.talkWith[locale], { name: provider.nickname }), locale, viewer: await pageViewer(ctx, viewer), path, noindex: true, entry: 'frame', testRail: !ctx.rails.cards.live,
      body: html`<div class="column talk-page">${talkApp(ctx, service, { mode: 'page', locale, signedIn: viewerId !== null })}</div>`,
    }),
    // A window opened beside the talk, for consent, posts its answer back to this page.
    policy: contentSecurityPolicy({ media: true }), headers: { ...callHeaders, 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' },
  };
}

function aboutBlock(about: { provider: Person; purpose: 'ask' | 'request'; origin: string; locale: Locale }): Html {
  const { provider, purpose, origin, locale } = about;
  return html`<img class="avatar size-48" src="${provider.avatarUrl}" alt="" width="48" height="48"><div><b>${fill(t[purpose][locale], { name: provider.nickname })}</b><span>${
    fill(t.from[locale], { host: new URL(origin).host })}</span></div>`;
}

/** Whom and what the sign-in window is about, where a frame has opened it; null for any other path. */
export async function aboutSignIn(parts: PageParts, of: { path: string; locale: Locale }): Promise<Html | null> {
  const id = /^\/connect\/(hnd_[a-z0-9]{20})(\?|$)/u.exec(of.path)?.[1];
  const handOver = id === undefined ? null : await findHandOver(parts, id);
  const service = handOver === null ? null : await findService(parts.db.sql, handOver.serviceId);
  if (handOver === null || service === null) return null;
  const provider = await personFor(parts, null, service.providerId);
  return aboutBlock({ provider, purpose: handOver.purpose, origin: handOver.origin, locale: of.locale });
}

/** The window that a frame opened: signs in first where needed, then hands the frame a code at one deliberate press. */
async function connectPage({ ctx, viewer, params, path, query }: PageInput): Promise<PageReply> {
  const handOver = await readHandOver(ctx, params['handOverId'] ?? '');
  if (viewer.kind !== 'user') return { redirect: `/sign-in?window=1&next=${encodeURIComponent(path)}` };
  const service = await requireReadable(ctx, handOver.serviceId, viewer.userId);
  const [provider, self] = await Promise.all([personFor(ctx, viewer.userId, service.providerId), personFor(ctx, viewer.userId, viewer.userId)]);
  const { locale } = viewer;
  const asked = query.get('then') ?? '';
  const onward = Object.fromEntries(/^\/consent\?/u.test(asked) ? [['then', asked]] : []);
  return {
    html: windowPage({
      title: t.title[locale], locale, about: aboutBlock({ provider, purpose: handOver.purpose, origin: handOver.origin, locale }),
      body: html`<div class="who-row"><img class="avatar size-40" src="${self.avatarUrl}" alt="" width="40" height="40"><p><b>${fill(t.signedInAs[locale], { name: self.nickname })}</b><br><small>${t.signedInHint[locale]}</small></p></div>
<p hidden class="note warn" data-no-opener>${t.noOpener[locale]} <a href="/s/${service.id}/talk">${t.openAtChoku[locale]}</a></p>
<p hidden class="note" data-done>${t.done[locale]}</p>`,
      actions: html`<ck-hand-over ${attributes({ 'hand-over-id': handOver.id, 'frame-origin': ctx.config.embedUrl, 'busy-text': t.continuing[locale], ...onward })}><button type="button" class="button ink large wide" disabled>${t.continue[locale]}</button></ck-hand-over>
<a class="quiet-link" href="/sign-in?window=1&amp;switch=1&amp;next=${encodeURIComponent(path)}">${t.otherAccount[locale]}</a>`,
    }),
    headers: windowHeaders,
  };
}

/** The pages of this module. */
export const pages: readonly Page[] = [openPage('/embed/{serviceId}', framePage), openPage('/s/{serviceId}/talk', talkPage), openPage('/connect/{handOverId}', connectPage)];
