import qrcode from 'qrcode';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { Locale } from '../primitives/locale.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import { requireReadable } from './actions.ts';
import type { ShownService } from './parts-pages.ts';
import { serviceUrl } from './reply.ts';
import { shareTexts as t } from './share-texts.ts';

/** Ways to tell others of a service: its address to copy, LINE, X, and a picture to scan. Plain links, nothing of theirs is loaded. */
export function shareLinks(service: Pick<ShownService, 'id' | 'url' | 'title'>, locale: Locale): Html {
  const line = `https://social-plugins.line.me/lineit/share?${new URLSearchParams({ url: service.url }).toString()}`;
  const x = `https://x.com/intent/post?${new URLSearchParams({ text: fill(t.postText[locale], { title: service.title }), url: service.url }).toString()}`;
  const outside = (href: string, words: string) => html`<a class="button line small" href="${href}" target="_blank" rel="noopener noreferrer">${words}</a>`;
  return html`<div class="field"><label class="label" for="share-url">${t.url[locale]}</label><div class="copy-row"><input class="input" id="share-url" readonly value="${service.url}"><button class="button line small" type="button" data-copy="#share-url" data-copied="${t.copied[locale]}">${icon('copy', 16)}<span>${t.copyUrl[locale]}</span></button></div></div>
<div class="share-links">${outside(line, t.line[locale])}${outside(x, t.x[locale])}<details class="share-qr"><summary class="button line small">${t.qr[locale]}</summary><div class="stack tight"><img src="/s/${service.id}/qr.svg" alt="${t.qrAlt[locale]}" width="180" height="180" loading="lazy"><a class="quiet-link" href="/s/${service.id}/qr.svg" download="choku-${service.id}.svg">${icon('download', 16)}<span>${t.qrSave[locale]}</span></a></div></details></div>`;
}

/** The address of a service as a QR code: dark on white in both schemes, since cameras want it so. */
async function qrPage({ ctx, viewer, params }: PageInput): Promise<PageReply> {
  const service = await requireReadable(ctx, params['serviceId'] ?? '', viewer.kind === 'user' ? viewer.userId : null);
  const content = await qrcode.toString(serviceUrl(ctx, service.id), { type: 'svg', errorCorrectionLevel: 'M', margin: 2, color: { dark: '#1c232e', light: '#ffffff' } });
  return { content, type: 'image/svg+xml' };
}

/** The pictures that stand for the address of a service. */
export const sharePages: readonly Page[] = [openPage('/s/{serviceId}/qr.svg', qrPage)];
