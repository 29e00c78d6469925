import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { icon } from '../page/icon.ts';
import { LightElement } from './light-element.ts';
import { say } from './texts.ts';
import type { Talk } from '../wire.ts';

const MOST = 500;
const readySentences = ['ready1', 'ready2', 'ready3'] as const;

/**
 * The question whether to decline, with three ready sentences and a comment.
 *
 * @fires ck-decline - `{ talkId, comment }`: the provider declines
 * @fires ck-decline-closed - the question is put away, with or without an answer; take the talk back
 */
export class CkDeclineDialog extends LightElement {
  static override properties = { talk: { attribute: false }, comment: { state: true } };
  /** The request in question; null closes. */
  declare talk: Talk | null;
  declare comment: string;

  constructor() {
    super();
    Object.assign(this, { talk: null, comment: '' });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('talk')) return;
    const dialog = this.querySelector('dialog');
    if (this.talk !== null && dialog?.open === false) dialog.showModal();
    if (this.talk === null) dialog?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Words for one person are never sent to another.
    if (changed.has('talk') && changed.get('talk')?.id !== this.talk?.id) this.comment = '';
  }

  protected override render(): TemplateResult {
    const { locale, talk, comment } = this;
    const name = talk?.other.nickname ?? '';
    return html`<dialog aria-labelledby="decline-title" @close=${this.#closed}>${talk === null ? nothing : html`<form class="dialog-inside" method="dialog" @submit=${this.#send}>
      <div><h2 id="decline-title">${say(locale, 'declineTitle', { name })}</h2><p class="hint">${say(locale, 'declineMoney', { name })}</p></div>
      <fieldset class="field"><legend class="label">${say(locale, 'ready')}</legend><div class="chips">${readySentences.map((key) => {
        const sentence = say(locale, key);
        return html`<button class="chip" type="button" aria-pressed=${comment.includes(sentence)} @click=${() => { this.#toggle(sentence); }}>${sentence.replace(/[。.]$/u, '')}</button>`;
      })}</div></fieldset>
      <div class="field"><label class="label" for="decline-comment">${say(locale, 'comment', { name })}<small>${say(locale, 'optional')}</small></label>
        <textarea class="input" id="decline-comment" rows="3" .value=${comment} @input=${this.#type}></textarea><div class="below"><span class="counter ${[...comment].length > MOST ? 'over' : ''}">${[...comment].length}/${MOST}</span></div></div>
      <p class="note lamp">${icon('undo', 18)}<span>${say(locale, 'again', { name })}</span></p>
      <div class="dialog-actions"><button class="button ghost" type="button" @click=${() => this.querySelector('dialog')?.close()}>${say(locale, 'back')}</button><button class="button ink" type="submit">${say(locale, 'decline')}</button></div></form>`}</dialog>`;
  }

  #toggle(sentence: string): void {
    this.comment = this.comment.includes(sentence) ? this.comment.replace(sentence, '').trim() : `${this.comment}${sentence}`;
  }

  readonly #type = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) this.comment = event.target.value;
  };

  readonly #closed = (): void => {
    this.talk = null;
    this.dispatchEvent(new CustomEvent('ck-decline-closed'));
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    if (this.talk === null || [...this.comment].length > MOST) return;
    this.dispatchEvent(new CustomEvent('ck-decline', { detail: { talkId: this.talk.id, comment: this.comment } }));
    this.querySelector('dialog')?.close();
  };
}

if (!customElements.get('ck-decline-dialog')) customElements.define('ck-decline-dialog', CkDeclineDialog);

declare global {
  interface HTMLElementTagNameMap { 'ck-decline-dialog': CkDeclineDialog }
}
