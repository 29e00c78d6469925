import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { photoTexts as t } from '../../src/services/photo-texts.ts';
import { fill } from '../../src/site/texts.ts';
import { askFirst } from '../forms/confirmation.ts';
import { announce } from '../page/announce.ts';
import { icon } from '../page/icon.ts';
import { toast } from '../page/toast.ts';
import type { Photo } from '../wire.ts';
import './ck-crop-dialog.ts';
import type { CropQuestion } from './ck-crop-dialog.ts';
import { LightElement } from './light-element.ts';
import { pendingRow, photoRow, type PhotoDeeds } from './photo-rows.ts';
import { isTooLarge, PictureQueue, type Pending } from './picture-queue.ts';
import type { SendPicture } from './picture-upload.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';

const MOST_PHOTOS = 5;
const kinds = 'image/jpeg,image/png,image/webp,image/avif';
/** What a dragged photo is called, so that nothing else dropped here is taken for one. */
const dragged = 'application/x-choku-photo';

/** The photos of a service, as its provider changes them: chosen or dropped, cut, sent, described, ordered, deleted. */
export class CkPhotos extends LightElement {
  static override properties = {
    serviceId: { attribute: 'service-id' }, serviceTitle: { attribute: 'service-title' }, photos: { type: Array }, pending: { state: true }, chosen: { state: true }, asked: { state: true }, refusal: { state: true },
  };
  declare serviceId: string;
  declare serviceTitle: string;
  declare photos: readonly Photo[];
  declare pending: readonly Pending[];
  /** Files whose part is still to be chosen; the first one is being asked about. */
  declare chosen: readonly File[];
  /** How many files were chosen together. */
  declare asked: number;
  declare refusal: string;
  /** Another way to send, for tests. */
  send: SendPicture | undefined;
  #queue: PictureQueue | null = null;

  constructor() {
    super();
    Object.assign(this, { serviceId: '', serviceTitle: '', photos: [], pending: [], chosen: [], asked: 0, refusal: '' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#queue?.close();
    this.#queue = null;
  }

  protected override render(): TemplateResult {
    const { locale, photos, pending, refusal } = this;
    const deeds = this.#deeds;
    const full = photos.length + pending.length >= MOST_PHOTOS;
    return html`<ol class="photo-rows" @dragover=${this.#over} @drop=${this.#droppedPhoto}>${repeat(photos, ({ id }) => id, (photo, index) => photoRow(photo, { index, count: photos.length, title: this.serviceTitle, locale }, deeds))}
      ${repeat(pending, ({ key }) => key, (one) => pendingRow(one, { again: (key) => { this.#queue?.again(key); }, drop: (key) => { this.#queue?.drop(key); } }, locale))}</ol>
      ${refusal === '' ? nothing : html`<p class="error" role="alert">${icon('circle-alert', 16)}<span>${refusal}</span></p>`}
      <div class="photo-add" @dragover=${this.#over} @drop=${this.#droppedFiles}>
        <input class="sr" id="photo-files" type="file" accept=${kinds} multiple ?disabled=${full} aria-describedby="photo-kinds" @change=${this.#picked}>
        <label class="button line" for="photo-files" aria-disabled=${full ? 'true' : nothing}>${icon('image', 18)}<span>${t.add[locale]}</span></label>
        <span class="hint" id="photo-kinds"><b class="number">${fill(t.count[locale], { n: photos.length })}</b> ${full ? t.full[locale] : t.kinds[locale]}</span></div>
      <ck-crop-dialog .question=${this.#question()} @ck-crop=${this.#cut} @ck-crop-closed=${() => { this.chosen = this.chosen.slice(1); }}></ck-crop-dialog>`;
  }

  #asking: { file: File; question: CropQuestion } | null = null;

  /** The same question for the same file, so that a drawing in between doesn't ask anew. */
  #question(): CropQuestion | null {
    const [file] = this.chosen;
    if (file === undefined) this.#asking = null;
    else if (this.#asking?.file !== file) this.#asking = { file, question: { file, n: this.asked - this.chosen.length + 1, count: this.asked } };
    return this.#asking?.question ?? null;
  }

  /** Takes files: as many as there is room for. */
  #take(files: readonly File[]): void {
    const room = MOST_PHOTOS - this.photos.length - this.pending.length - this.chosen.length;
    const taken = files.slice(0, Math.max(0, room));
    this.refusal = taken.length < files.length ? taken.length === 0 ? t.full[this.locale] : fill(t.onlySome[this.locale], { n: taken.length }) : '';
    // Nobody chooses a part of what can't be sent.
    for (const file of taken.filter(isTooLarge)) this.#queued(file, null);
    this.chosen = [...this.chosen, ...taken.filter((file) => !isTooLarge(file))];
    this.asked = this.chosen.length;
  }

  readonly #picked = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.#take([...target.files ?? []]);
    target.value = '';
  };

  readonly #cut = ({ detail }: CustomEvent<{ crop: string | null; all: boolean }>): void => {
    const [first, ...rest] = this.chosen;
    if (first === undefined) return;
    this.chosen = detail.all ? [] : rest;
    this.#queued(first, detail.crop);
    if (detail.all) for (const file of rest) this.#queued(file, null);
  };

  #queued(file: File, crop: string | null): void {
    this.#queue ??= new PictureQueue({
      method: 'POST', path: `/v1/services/${this.serviceId}/photos`, locale: () => this.locale, changed: (pending) => { this.pending = pending; },
      done: (body) => {
        this.photos = [...this.photos, body as Photo];
        toast(t.added[this.locale]);
      },
      ...(this.send !== undefined && { send: this.send }),
    });
    this.#queue.add(file, crop);
  }

  readonly #deeds: PhotoDeeds = {
    describe: (photo, alt) => void this.#try(async () => {
      const told = await platform().choku.patch('/v1/services/{serviceId}/photos/{photoId}', { params: { path: { serviceId: this.serviceId, photoId: photo.id } }, body: { alt } });
      this.photos = this.photos.map((one) => (one.id === told.id ? told : one));
      toast(t.described[this.locale]);
    }),
    move: (photo, to) => void this.#move(photo.id, to),
    remove: (photo) => void this.#remove(photo),
    drag: (event, photo) => { event.dataTransfer?.setData(dragged, photo.id); },
  };

  async #move(photoId: string, to: number): Promise<void> {
    const photo = this.photos.find(({ id }) => id === photoId);
    if (photo === undefined || this.photos.indexOf(photo) === to) return;
    const before = this.photos;
    this.photos = before.filter(({ id }) => id !== photoId).toSpliced(to, 0, photo);
    const sound = await this.#try(async () => {
      await platform().choku.put('/v1/services/{serviceId}/photos', { params: { path: { serviceId: this.serviceId } }, body: { photoIds: this.photos.map(({ id }) => id) } });
    });
    if (!sound) this.photos = before;
    await this.updateComplete;
    this.#focus(`[data-photo="${photoId}"] [data-move]:not([disabled])`);
    if (sound) announce(fill(t.moved[this.locale], { n: to + 1 }));
  }

  async #remove(photo: Photo): Promise<void> {
    const { locale } = this;
    if (!await askFirst(t.removeQuestion[locale], { label: t.remove[locale], look: 'beni' }, locale)) return;
    const at = this.photos.indexOf(photo);
    const sound = await this.#try(async () => {
      await platform().choku.delete('/v1/services/{serviceId}/photos/{photoId}', { params: { path: { serviceId: this.serviceId, photoId: photo.id } } });
      this.photos = this.photos.filter(({ id }) => id !== photo.id);
    });
    if (!sound) return;
    toast(t.removed[locale]);
    await this.updateComplete;
    const next = this.photos[Math.min(at, this.photos.length - 1)];
    this.#focus(next === undefined ? '#photo-files' : `[data-photo="${next.id}"] .photo-remove`);
  }

  #focus(where: string): void {
    this.querySelector<HTMLElement>(where)?.focus();
  }

  readonly #over = (event: DragEvent): void => {
    const kind = [...event.dataTransfer?.types ?? []];
    if (kind.includes('Files') || kind.includes(dragged)) event.preventDefault();
  };

  readonly #droppedPhoto = (event: DragEvent): void => {
    const photoId = event.dataTransfer?.getData(dragged) ?? '';
    if (photoId === '') return this.#droppedFiles(event);
    event.preventDefault();
    const onto = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-photo]')?.dataset['photo'] : undefined;
    const to = this.photos.findIndex(({ id }) => id === onto);
    if (to !== -1) void this.#move(photoId, to);
  };

  readonly #droppedFiles = (event: DragEvent): void => {
    const files = [...event.dataTransfer?.files ?? []];
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      this.refusal = '';
      return true;
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
      return false;
    }
  }
}

if (!customElements.get('ck-photos')) customElements.define('ck-photos', CkPhotos);
