import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../page/icon.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';
import { reviewRow, sayAboutReviews as say } from './review-row.ts';
import type { Review } from '../wire.ts';

interface ReviewPage { readonly items: readonly Review[]; readonly nextCursor: string | null }

/** One's own reviews: those about oneself, which take one reply each, and those one has written. */
export class CkMyReviews extends LightElement {
  static override properties = { items: { state: true }, failed: { state: true }, direction: { state: true }, refusals: { state: true }, sending: { state: true } };
  declare items: readonly Review[] | null;
  declare failed: boolean;
  declare direction: 'received' | 'written';
  /** Why a reply was refused, by the id of its review. */
  declare refusals: Readonly<Record<string, string>>;
  /** The review whose reply is on its way; empty for none. */
  declare sending: string;
  #cursor: string | null = null;

  constructor() {
    super();
    Object.assign(this, { items: null, failed: false, direction: 'received', refusals: {}, sending: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Reads the list from its start. */
  async load(): Promise<void> {
    this.items = null;
    await this.#more(undefined);
  }

  protected override render(): TemplateResult {
    const { locale, direction, items } = this;
    const choice = (value: 'received' | 'written'): TemplateResult => html`<label><input type="radio" name="direction" .checked=${direction === value} @change=${() => { this.direction = value; void this.load(); }}>${say(locale, value)}</label>`;
    return html`<div class="stack"><div class="segmented review-choice" role="radiogroup">${choice('received')}${choice('written')}</div>
      ${items?.length === 0 ? html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2>${say(locale, 'none')}</h2><p>${say(locale, 'noneHint')}</p></section>` : html`<div class="card padded">${this.#rows()}</div>`}</div>`;
  }

  #rows(): TemplateResult {
    const { locale, items, failed, direction } = this;
    if (failed) return html`<p class="note warn">${icon('warning', 18)}<span>${say(locale, 'failed')} <button class="link-button" type="button" @click=${() => void this.load()}>${say(locale, 'retry')}</button></span></p>`;
    if (items === null) return html`<div class="skeleton" aria-busy="true"><i class="half"></i><i></i></div>`;
    const cursor = this.#cursor;
    return html`<ul class="reviews">${items.map((review) => reviewRow(review, { locale, mine: direction, ...(direction === 'received' && review.reply === null && { answer: this.#answer(review) }) }))}</ul>
      ${cursor === null ? nothing : html`<p><button class="button line" type="button" @click=${() => void this.#more(cursor)}>${say(locale, 'more')}</button></p>`}`;
  }

  #answer(review: Review): TemplateResult {
    const { locale, sending } = this;
    const refusal = this.refusals[review.id] ?? '';
    const field = `reply-${review.id}`;
    return html`<details class="review-answer"><summary>${say(locale, 'reply')}</summary><form class="form" @submit=${(event: SubmitEvent) => void this.#reply(event, review)}>
      <div class="field"><label class="label" for=${field}>${say(locale, 'replyLabel')}</label><textarea class="input" id=${field} name="words" rows="3" aria-describedby="${field}-hint" aria-invalid=${refusal === '' ? nothing : 'true'}></textarea>
      <p class="hint" id="${field}-hint">${say(locale, 'replyHint')}</p>${refusal === '' ? nothing : html`<p class="error" role="alert">${icon('circle-alert', 16)}<span>${refusal}</span></p>`}</div>
      <p><button class="button ink small" type="submit" aria-busy=${sending === review.id ? 'true' : nothing}>${say(locale, sending === review.id ? 'sending' : 'reply')}</button></p></form></details>`;
  }

  async #reply(event: SubmitEvent, review: Review): Promise<void> {
    event.preventDefault();
    if (this.sending !== '' || !(event.target instanceof HTMLFormElement)) return;
    const words = String(new FormData(event.target).get('words') ?? '').trim();
    if (words === '') {
      this.refusals = { ...this.refusals, [review.id]: say(this.locale, 'replyMissing') };
      return;
    }
    this.sending = review.id;
    try {
      const replied = await platform().choku.put('/v1/reviews/{reviewId}/reply', { params: { path: { reviewId: review.id } }, body: { words } });
      this.items = this.items?.map((one) => (one.id === replied.id ? replied : one)) ?? null;
      this.refusals = { ...this.refusals, [review.id]: '' };
    } catch (error) {
      this.refusals = { ...this.refusals, [review.id]: refusalWords(error, this.locale) };
    }
    this.sending = '';
  }

  #read(cursor: string | undefined): Promise<ReviewPage> {
    return platform().choku.get('/v1/me/reviews', { params: { query: { direction: this.direction, limit: 20, ...(cursor !== undefined && { cursor }) } } });
  }

  async #more(cursor: string | undefined): Promise<void> {
    try {
      const page = await this.#read(cursor);
      this.#cursor = page.nextCursor;
      this.items = [...this.items ?? [], ...page.items];
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
    }
  }
}

if (!customElements.get('ck-my-reviews')) customElements.define('ck-my-reviews', CkMyReviews);
