import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../page/icon.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { reviewRow, sayAboutReviews } from './review-row.ts';
import type { Review } from '../wire.ts';

interface ReviewPage { readonly items: readonly Review[]; readonly nextCursor: string | null }

/** A list of reviews that grows at its end. */
abstract class ReviewList extends LightElement {
  static override properties = { items: { state: true }, failed: { state: true } };
  declare items: readonly Review[] | null;
  declare failed: boolean;
  #cursor: string | null = null;

  constructor() {
    super();
    Object.assign(this, { items: null, failed: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  protected abstract read(cursor: string | undefined): Promise<ReviewPage>;

  /** Reads the list from its start. */
  async load(): Promise<void> {
    this.items = null;
    await this.#more(undefined);
  }

  protected rows(mine?: 'received' | 'written'): TemplateResult {
    const { locale, items, failed } = this;
    if (failed) return html`<p class="note warn">${icon('warning', 18)}<span>${sayAboutReviews(locale, 'failed')} <button class="link-button" type="button" @click=${() => void this.load()}>${sayAboutReviews(locale, 'retry')}</button></span></p>`;
    if (items === null) return html`<div class="skeleton" aria-busy="true"><i class="half"></i><i></i></div>`;
    const cursor = this.#cursor;
    return html`<ul class="reviews">${items.map((review) => reviewRow(review, { locale, ...(mine !== undefined && { mine }) }))}</ul>
      ${cursor === null ? nothing : html`<p><button class="button line" type="button" @click=${() => void this.#more(cursor)}>${sayAboutReviews(locale, 'more')}</button></p>`}`;
  }

  async #more(cursor: string | undefined): Promise<void> {
    try {
      const page = await this.read(cursor);
      this.#cursor = page.nextCursor;
      this.items = [...this.items ?? [], ...page.items];
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
    }
  }
}

/** What visitors say of a service, on its page. */
export class CkServiceReviews extends ReviewList {
  static override properties = { ...ReviewList.properties, serviceId: { attribute: 'service-id' } };
  declare serviceId: string;

  constructor() {
    super();
    this.serviceId = '';
  }

  protected override render(): TemplateResult {
    return this.rows();
  }

  protected override read(cursor: string | undefined): Promise<ReviewPage> {
    return platform().choku.get('/v1/services/{serviceId}/reviews', { params: { path: { serviceId: this.serviceId }, query: { limit: 5, ...(cursor !== undefined && { cursor }) } } });
  }
}

/** One's own reviews: those about oneself, and those one has written. */
export class CkMyReviews extends ReviewList {
  static override properties = { ...ReviewList.properties, direction: { state: true } };
  declare direction: 'received' | 'written';

  constructor() {
    super();
    this.direction = 'received';
  }

  protected override render(): TemplateResult {
    const { locale, direction, items } = this;
    const choice = (value: 'received' | 'written'): TemplateResult => html`<label><input type="radio" name="direction" .checked=${direction === value} @change=${() => { this.direction = value; void this.load(); }}>${sayAboutReviews(locale, value)}</label>`;
    return html`<div class="stack"><div class="segmented review-choice" role="radiogroup">${choice('received')}${choice('written')}</div>
      ${items?.length === 0 ? html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2>${sayAboutReviews(locale, 'none')}</h2><p>${sayAboutReviews(locale, 'noneHint')}</p></section>` : html`<div class="card padded">${this.rows(direction)}</div>`}</div>`;
  }

  protected override read(cursor: string | undefined): Promise<ReviewPage> {
    return platform().choku.get('/v1/me/reviews', { params: { query: { direction: this.direction, limit: 20, ...(cursor !== undefined && { cursor }) } } });
  }
}

if (!customElements.get('ck-service-reviews')) customElements.define('ck-service-reviews', CkServiceReviews);
if (!customElements.get('ck-my-reviews')) customElements.define('ck-my-reviews', CkMyReviews);
