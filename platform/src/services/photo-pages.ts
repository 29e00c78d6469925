import type { z } from 'zod';
import type { Locale } from '../primitives/locale.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { fill } from '../site/texts.ts';
import { photoTexts as t } from './photo-texts.ts';
import type { service as serviceSchema } from './schema.ts';

type ShownService = Pick<z.input<typeof serviceSchema>, 'id' | 'title' | 'photos'>;
type ShownPhoto = ShownService['photos'][number];

/** What somebody who can't see a photo is told. */
export function photoAlt(photo: Pick<ShownPhoto, 'alt'>, title: string, locale: Locale): string {
  return photo.alt ?? fill(t.alt[locale], { title });
}

interface Look { readonly alt: string; readonly sizes: string; readonly first?: boolean }

/** A photo in the best format and size a browser can use; its place is kept before it is there. */
function picture(photo: ShownPhoto, { alt, sizes, first = false }: Look): Html {
  const files = (format: string) => photo.widths.map((width) => `${photo.url}/${width}.${format} ${width}w`).join(', ');
  const source = (format: 'avif' | 'webp') => html`<source ${attributes({ type: `image/${format}`, srcset: files(format), sizes })}>`;
  return html`<picture>${source('avif')}${source('webp')}<img ${attributes({
    src: `${photo.url}/${photo.jpegWidth}.jpg`, alt, width: photo.width, height: photo.height, decoding: 'async', loading: first ? 'eager' : 'lazy', fetchpriority: first ? 'high' : undefined,
  })}></picture>`;
}

/** How wide the first and the other photos stand, by their number. */
const widths: Readonly<Record<number, readonly [first: string, others: string]>> = {
  1: ['(max-width: 900px) 100vw, 680px', ''], 2: ['(max-width: 900px) 50vw, 340px', '(max-width: 900px) 50vw, 340px'], 3: ['(max-width: 900px) 67vw, 452px', '(max-width: 900px) 33vw, 222px'],
  4: ['(max-width: 900px) 100vw, 508px', '(max-width: 900px) 33vw, 166px'], 5: ['(max-width: 900px) 100vw, 340px', '(max-width: 900px) 50vw, 166px'],
};

/** The photos of a service on its page: the first one at once, the others when they come near. Each opens large, without a script too. */
export function gallery(service: ShownService, locale: Locale): Html | undefined {
  const { photos, title } = service;
  if (photos.length === 0) return undefined;
  const [first = '', others = ''] = widths[photos.length] ?? [];
  const item = (photo: ShownPhoto, index: number) => {
    const alt = photoAlt(photo, title, locale);
    return html`<li><a href="${photo.url}/${photo.width}.webp" aria-label="${fill(t.enlarge[locale], { alt })}">${picture(photo, { alt, sizes: index === 0 ? first : others, first: index === 0 })}</a></li>`;
  };
  return html`<ck-gallery lang="${locale}"><ul class="gallery photos-${photos.length}" aria-label="${t.photos[locale]}">${photos.map(item)}</ul></ck-gallery>`;
}

/** The first photo of a service beside its title in lists; nothing where there is none. The title says it all to those who can't see. */
export function tilePhoto(service: ShownService): Html | undefined {
  const [photo] = service.photos;
  return photo && html`<span class="service-tile-photo">${picture(photo, { alt: '', sizes: '96px' })}</span>`;
}

/** Where a provider adds, cuts, describes, orders and deletes the photos of a service; for one that isn't written yet, when that will be possible. */
export function photosPart(service: ShownService | null, locale: Locale): Html {
  const body = service === null ? html`<p class="hint">${t.afterDraft[locale]}</p>`
    : html`<ck-photos ${attributes({ lang: locale, 'service-id': service.id, 'service-title': service.title, photos: JSON.stringify(service.photos) })}><noscript><p class="note">${t.needsScript[locale]}</p></noscript></ck-photos>`;
  return html`<section class="card padded edit-photos" id="photos"><h2 class="voice">${t.heading[locale]}</h2><p class="hint">${t.hint[locale]}</p>${body}</section>`;
}
