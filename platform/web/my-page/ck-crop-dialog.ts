import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { photoTexts as t } from '../../src/services/photo-texts.ts';
import { fill } from '../../src/site/texts.ts';
import { cropText, frameOf, keyed, middle, MOST_ZOOM, within, type CropView } from './crop.ts';
import { LightElement } from './light-element.ts';

/** A picture to be cut: the file, and which of how many it is. */
export interface CropQuestion { readonly file: Blob; readonly n: number; readonly count: number }

/**
 * Asks which part of a picture to show: by pointer, by arrow keys and + −, or by the slider.
 *
 * @fires ck-crop - `{ crop, all }`: the part in numbers, null where the browser can't show the picture; `all`: the rest is not asked about
 * @fires ck-crop-closed - put away without an answer
 */
export class CkCropDialog extends LightElement {
  static override properties = { question: { attribute: false }, ratio: { type: Number }, round: { type: Boolean }, view: { state: true }, shape: { state: true } };
  declare question: CropQuestion | null;
  /** Width divided by height of what is cut. */
  declare ratio: number;
  declare round: boolean;
  declare view: CropView;
  /** Width divided by height of the picture; 0 until it is known. */
  declare shape: number;
  #address = '';
  #grip: { x: number; y: number; view: CropView } | null = null;

  constructor() {
    super();
    Object.assign(this, { question: null, ratio: 3 / 2, round: false, view: middle, shape: 0 });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('question')) return;
    if (this.#address !== '') URL.revokeObjectURL(this.#address);
    this.#address = this.question === null ? '' : URL.createObjectURL(this.question.file);
    Object.assign(this, { view: middle, shape: 0 });
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.querySelector('dialog');
    if (changed.has('question') && this.question !== null && dialog?.open === false) {
      dialog.showModal();
      this.querySelector<HTMLElement>('.crop-area')?.focus();
    }
    if (changed.has('question') && this.question === null) dialog?.close();
    this.#lay();
  }

  protected override render(): TemplateResult {
    const { locale, question, view } = this;
    if (question === null) return html`<dialog aria-labelledby="crop-title"></dialog>`;
    const { n, count } = question;
    return html`<dialog aria-labelledby="crop-title" @close=${this.#closed}><form class="dialog-inside" method="dialog" @submit=${this.#use}>
      <div><h2 id="crop-title">${count > 1 ? fill(t.cropOf[locale], { n, count }) : t.crop[locale]}</h2><p class="hint" id="crop-hint">${t.cropHint[locale]}</p></div>
      <div class="crop-area ${this.round ? 'round' : ''}" role="group" tabindex="0" aria-label=${t.cropArea[locale]} aria-describedby="crop-hint" @keydown=${this.#key} @pointerdown=${this.#take} @pointermove=${this.#move} @pointerup=${this.#leave} @pointercancel=${this.#leave} @wheel=${this.#wheel}>
        <img src=${this.#address} alt="" draggable="false" @load=${this.#loaded} @error=${this.#unseen}></div>
      <label class="crop-zoom"><span class="label">${t.zoom[locale]}</span><input type="range" min="1" max=${MOST_ZOOM} step="0.05" .value=${String(view.zoom)} @input=${this.#slide}></label>
      <div class="dialog-actions">${count - n > 0 ? html`<button class="button ghost" type="submit" value="all">${t.useAll[locale]}</button>` : nothing}
        <button class="button line" type="button" @click=${() => this.querySelector('dialog')?.close()}>${t.giveUp[locale]}</button><button class="button ink" type="submit" value="one">${t.use[locale]}</button></div></form></dialog>`;
  }

  /** Puts the picture behind its frame. Style by script: the page allows no style in markup. */
  #lay(): void {
    const picture = this.querySelector<HTMLElement>('.crop-area > img');
    if (picture === null || this.shape === 0) return;
    const { left, top, width, height } = frameOf(this.view, this.shape, this.ratio);
    Object.assign(picture.style, { width: `${100 / width}%`, height: `${100 / height}%`, left: `${-100 * left / width}%`, top: `${-100 * top / height}%` });
  }

  #look(view: CropView): void {
    if (this.shape > 0) this.view = within(view, this.shape, this.ratio);
  }

  readonly #loaded = ({ target }: Event): void => {
    if (target instanceof HTMLImageElement && target.naturalHeight > 0) this.shape = target.naturalWidth / target.naturalHeight;
  };

  /** What the browser can't show, the platform may still read, or refuse with its reason. */
  readonly #unseen = (): void => { if (this.question !== null) this.#answer(null, false); };

  readonly #slide = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) this.#look({ ...this.view, zoom: Number(target.value) });
  };

  readonly #key = (event: KeyboardEvent): void => {
    const next = this.shape === 0 || event.ctrlKey || event.metaKey ? null : keyed(this.view, event.key, { shape: this.shape, ratio: this.ratio });
    if (next === null) return;
    event.preventDefault();
    this.view = next;
  };

  readonly #take = (event: PointerEvent): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
    this.#grip = { x: event.clientX, y: event.clientY, view: this.view };
  };

  readonly #move = (event: PointerEvent): void => {
    if (this.#grip === null || this.shape === 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const { width, height } = frameOf(this.#grip.view, this.shape, this.ratio);
    const area = event.currentTarget.getBoundingClientRect();
    const { view, x, y } = this.#grip;
    this.#look({ ...view, x: view.x - (event.clientX - x) / area.width * width, y: view.y - (event.clientY - y) / area.height * height });
  };

  readonly #leave = (): void => { this.#grip = null; };

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.#look({ ...this.view, zoom: this.view.zoom * (event.deltaY < 0 ? 1.05 : 1 / 1.05) });
  };

  readonly #use = (event: SubmitEvent): void => {
    event.preventDefault();
    const all = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'all';
    this.#answer(this.shape === 0 ? null : cropText(frameOf(this.view, this.shape, this.ratio)), all);
  };

  #answer(crop: string | null, all: boolean): void {
    this.dispatchEvent(new CustomEvent('ck-crop', { detail: { crop, all } }));
  }

  readonly #closed = (): void => { if (this.question !== null) this.dispatchEvent(new CustomEvent('ck-crop-closed')); };
}

if (!customElements.get('ck-crop-dialog')) customElements.define('ck-crop-dialog', CkCropDialog);

declare global {
  interface HTMLElementTagNameMap { 'ck-crop-dialog': CkCropDialog }
}
