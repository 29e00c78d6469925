import { html, type TemplateResult } from 'lit';
import { holdAmount } from '../../src/primitives/price.ts';
import { yen, formatYen } from '../../src/primitives/yen.ts';
import { platformFeeOf } from '../../src/talks/bill.ts';
import { myServiceTexts } from '../../src/services/my-texts.ts';
import { fill } from '../../src/site/texts.ts';
import { LightElement } from './light-element.ts';

const lengths = [10, 20, 30] as const;
const LEAST = 10;
const MOST = 10_000;

/** What talks of some lengths cost and what their provider earns, at the price typed in the form around it. */
export class CkEarnings extends LightElement {
  static override properties = { price: { type: Number } };
  /** Whole yen per minute. */
  declare price: number;

  constructor() {
    super();
    this.price = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.closest('form')?.addEventListener('input', this.#typed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.closest('form')?.removeEventListener('input', this.#typed);
  }

  protected override render(): TemplateResult {
    const { price } = this;
    if (!Number.isInteger(price) || price < LEAST || price > MOST) return html``;
    return html`<ul class="note lamp earnings" aria-live="polite">${lengths.map((minutes) => {
      const bill = holdAmount({ pricePerMinute: yen(price), freeSeconds: 60 }, minutes);
      return html`<li>${fill(myServiceTexts.earnings[this.locale], { n: minutes, bill: formatYen(bill), sales: formatYen(yen(bill - platformFeeOf(bill))) })}</li>`;
    })}</ul>`;
  }

  readonly #typed = (event: Event): void => {
    // Full-width digits count, as they do when the form is sent.
    if (event.target instanceof HTMLInputElement && event.target.name === 'pricePerMinute') this.price = Number(event.target.value.normalize('NFKC').replaceAll(',', '') || Number.NaN);
  };
}

if (!customElements.get('ck-earnings')) customElements.define('ck-earnings', CkEarnings);
