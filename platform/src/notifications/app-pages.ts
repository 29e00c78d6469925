import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { assetUrl, builtFolder } from '../site/assets.ts';
import { html } from '../site/html.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { appTexts, offlineTexts as t } from './texts.ts';

const icon = (size: number, purpose: 'any' | 'maskable') => ({ src: assetUrl(purpose === 'any' ? `icon-${size}.png` : `maskable-${size}.png`), sizes: `${size}x${size}`, type: 'image/png', purpose });

/** What a phone needs to keep the platform beside its apps. */
async function manifest({ viewer: { locale } }: PageInput): Promise<PageReply> {
  const content = {
    id: '/', name: appTexts.name[locale], short_name: appTexts.name[locale], description: appTexts.description[locale], lang: locale, dir: 'ltr', start_url: '/', scope: '/', display: 'standalone',
    background_color: '#faf9f6', theme_color: '#ffffff', categories: ['social', 'lifestyle'],
    icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable'), { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
  return { content: JSON.stringify(content), type: 'application/manifest+json', cache: 'public, max-age=3600' };
}

/** The service worker may look after every page of the platform, talks to nobody else, and is asked for afresh each time. */
async function serviceWorker(): Promise<PageReply> {
  const file = join(builtFolder, basename(assetUrl('service-worker.js')));
  return {
    content: await readFile(file, 'utf8'), type: 'text/javascript', cache: 'no-cache',
    headers: { 'Service-Worker-Allowed': '/', 'Content-Security-Policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'" },
  };
}

/** Kept by the service worker and shown without a connection: the same for everybody, in both languages. */
async function offlinePage({ viewer: { locale } }: PageInput): Promise<PageReply> {
  const both = locale === 'ja' ? (['ja', 'en'] as const) : (['en', 'ja'] as const);
  return {
    html: page({
      title: t.title[locale], locale, viewer: { signedIn: false }, noindex: true, bare: true,
      body: html`<div class="column stack offline-page">${both.map((one, place) => html`<div lang="${one}">${place === 0 ? html`<h1 class="phrases">${phrases(t.title[one])}</h1>` : html`<h2 class="phrases">${phrases(t.title[one])}</h2>`}<p class="phrases">${phrases(t.what[one])}</p></div>`)}<p><a class="button ink" href="">${t.retry[locale]}</a></p></div>`,
    }),
    cache: 'no-cache',
  };
}

const pictures = ['icon-192.png', 'badge-96.png'] as const;

/** The pictures of notifications, under names that never change: a push shown tomorrow asks for them then. */
const picturePages = pictures.map((name) => openPage(`/app/${name}`, async () => ({ content: await readFile(join(builtFolder, basename(assetUrl(name)))), type: 'image/png', cache: 'public, max-age=86400' })));

/** What makes the platform installable. */
export const appPages: readonly Page[] = [...picturePages, openPage('/manifest.webmanifest', manifest), openPage('/service-worker.js', serviceWorker), openPage('/offline', offlinePage)];
