import { html, nothing, type TemplateResult } from 'lit';
import { portraitTexts as t } from '../../src/users/portrait-texts.ts';
import { icon } from '../page/icon.ts';
import { toast } from '../page/toast.ts';
import type { Me } from '../wire.ts';
import './ck-crop-dialog.ts';
import type { CropQuestion } from './ck-crop-dialog.ts';
import { LightElement } from './light-element.ts';
import { pendingRow } from './photo-rows.ts';
import { PictureQueue, type Pending } from './picture-queue.ts';
import type { SendPicture } from './picture-upload.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';

/** One's own portrait: a photo of one's own, or the drawn face. */
export class CkPortrait extends LightElement {
  static override properties = { src: {}, uploaded: { type: Boolean }, question: { state: true }, pending: { state: true }, refusal: { state: true } };
  declare src: string;
  /** Whether there is a photo to take back. */
  declare uploaded: boolean;
  declare question: (CropQuestion & { readonly file: File }) | null;
  declare pending: readonly Pending[];
  declare refusal: string;
  /** Another way to send, for tests. */
  send: SendPicture | undefined;
  #queue: PictureQueue | null = null;

  constructor() {
    super();
    Object.assign(this, { src: '', uploaded: false, question: null, pending: [], refusal: '' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#queue?.close();
    this.#queue = null;
  }

  protected override render(): TemplateResult {
    const { locale, src, uploaded, pending, refusal } = this;
    return html`<div class="portrait-row"><img class="avatar size-76" src=${src} alt="" width="76" height="76"><div class="stack tight"><p class="hint">${t.hint[locale]}</p><div class="row">
      <input class="sr" id="portrait-file" type="file" accept="image/jpeg,image/png,image/webp,image/avif" @change=${this.#picked}><label class="button line" for="portrait-file">${icon('image', 18)}<span>${t.choose[locale]}</span></label>
      ${uploaded ? html`<button class="button ghost" type="button" @click=${() => void this.#drop()}>${t.drop[locale]}</button>` : nothing}</div></div></div>
      <ul class="photo-rows">${pending.map((one) => pendingRow(one, { again: (key) => { this.#queue?.again(key); }, drop: (key) => { this.#queue?.drop(key); } }, locale))}</ul>
      ${refusal === '' ? nothing : html`<p class="error" role="alert">${icon('circle-alert', 16)}<span>${refusal}</span></p>`}
      <ck-crop-dialog ratio="1" round .question=${this.question} @ck-crop=${this.#cut} @ck-crop-closed=${() => { this.question = null; }}></ck-crop-dialog>`;
  }

  readonly #picked = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    if (file !== undefined) this.question = { file, n: 1, count: 1 };
    target.value = '';
  };

  readonly #cut = ({ detail }: CustomEvent<{ crop: string | null }>): void => {
    const { question } = this;
    if (question === null) return;
    this.question = null;
    // One portrait at a time: a newer choice takes the place of an older one that hasn't arrived.
    this.#queue?.close();
    this.#queue = new PictureQueue({
      method: 'PUT', path: '/v1/me/portrait', locale: () => this.locale, changed: (pending) => { this.pending = pending; },
      done: (body) => { this.#show((body as Me).avatarUrl, true); },
      ...(this.send !== undefined && { send: this.send }),
    });
    this.#queue.add(question.file, detail.crop);
  };

  async #drop(): Promise<void> {
    try {
      this.#show((await platform().choku.delete('/v1/me/portrait')).avatarUrl, false);
      this.refusal = '';
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
    }
  }

  /** Here and in the header: the page needn't be loaded anew. */
  #show(address: string, uploaded: boolean): void {
    for (const image of document.querySelectorAll<HTMLImageElement>('[data-header="me"] img')) image.src = address;
    Object.assign(this, { src: address, uploaded });
    toast(t[uploaded ? 'set' : 'dropped'][this.locale]);
  }
}

if (!customElements.get('ck-portrait')) customElements.define('ck-portrait', CkPortrait);
