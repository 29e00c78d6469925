import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { photoTexts as t } from '../../src/services/photo-texts.ts';
import { fill } from '../../src/site/texts.ts';
import { icon } from '../page/icon.ts';
import type { Photo } from '../wire.ts';
import type { Pending } from './picture-queue.ts';

/** What can be done about a picture on its way. */
export interface PendingDeeds { readonly again: (key: string) => void; readonly drop: (key: string) => void }

const stateWords = (pending: Pending, locale: Locale): string => ({ waiting: t.waiting, sending: t.sending, preparing: t.preparing, failed: t.failed })[pending.state][locale];

/** A picture on its way: how far it is, or why it failed and what can be done. */
export function pendingRow(pending: Pending, deeds: PendingDeeds, locale: Locale): TemplateResult {
  const failed = pending.state === 'failed';
  const bar = html`<progress max="100" .value=${Math.round(pending.part * 100)} aria-label="${stateWords(pending, locale)} ${pending.name}"></progress><span class="hint">${stateWords(pending, locale)}${pending.state === 'sending' ? html` <span class="number">${Math.round(pending.part * 100)}%</span>` : nothing}</span>`;
  return html`<li class="photo-row pending" data-key=${pending.key}><img class="photo-thumb" src=${pending.address} alt=""><div class="photo-words"><b class="photo-name">${pending.name}</b>
    ${failed ? html`<p class="error" role="alert">${icon('circle-alert', 16)}<span>${pending.words}</span></p>` : bar}
    <div class="row">${failed ? html`<button class="button line small" type="button" @click=${() => { deeds.again(pending.key); }}>${t.again[locale]}</button>` : nothing}
      <button class="button ghost small" type="button" @click=${() => { deeds.drop(pending.key); }}>${t.giveUp[locale]}</button></div></div></li>`;
}

/** What can be done with a photo. */
export interface PhotoDeeds {
  readonly describe: (photo: Photo, alt: string) => void;
  readonly move: (photo: Photo, to: number) => void;
  readonly remove: (photo: Photo) => void;
  readonly drag: (event: DragEvent, photo: Photo) => void;
}

/** A photo among the others: its description, its place, its end. */
export function photoRow(photo: Photo, place: { readonly index: number; readonly count: number; readonly title: string; readonly locale: Locale }, deeds: PhotoDeeds): TemplateResult {
  const { index, count, title, locale } = place;
  const n = index + 1;
  const usual = fill(t.alt[locale], { title });
  const typed = ({ target }: Event): void => { if (target instanceof HTMLInputElement) deeds.describe(photo, target.value); };
  const move = (to: number, what: 'earlier' | 'later', possible: boolean): TemplateResult => html`<button class="button line small" type="button" data-move=${what} aria-label=${fill(t[what === 'earlier' ? 'nthEarlier' : 'nthLater'][locale], { n })} ?disabled=${!possible} @click=${() => { deeds.move(photo, to); }}>${t[what][locale]}</button>`;
  return html`<li class="photo-row" data-photo=${photo.id} draggable="true" @dragstart=${(event: DragEvent) => { deeds.drag(event, photo); }}><div class="photo-thumb"><picture><source type="image/avif" srcset="${photo.url}/${photo.widths[0]}.avif"><img src="${photo.url}/${photo.widths[0]}.webp" alt=${photo.alt ?? usual} width=${photo.width} height=${photo.height} draggable="false"></picture><span class="tag">${index === 0 ? t.first[locale] : fill(t.nth[locale], { n })}</span></div>
    <div class="photo-words"><div class="field"><label class="label" for="alt-${photo.id}">${t.describe[locale]}<small>${t.describeHint[locale]}</small></label><input class="input" id="alt-${photo.id}" maxlength="240" .value=${photo.alt ?? ''} placeholder=${usual} @change=${typed}></div>
      <div class="row">${count > 1 ? html`${move(index - 1, 'earlier', index > 0)}${move(index + 1, 'later', index < count - 1)}` : nothing}
        <button class="button ghost small photo-remove" type="button" aria-label=${fill(t.nthRemove[locale], { n })} @click=${() => { deeds.remove(photo); }}>${icon('trash', 16)}<span>${t.remove[locale]}</span></button></div></div></li>`;
}
