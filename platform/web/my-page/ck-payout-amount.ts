import { formatYen, yen } from '../../src/primitives/yen.ts';
import { toInteger } from '../forms/values.ts';

/**
 * Around the form that asks for a payout: keeps the figures below in step with the amount as it is typed, and fills in the whole sum. Attribute `fee`: whole yen.
 * Without this script the next page shows the same figures.
 */
export class CkPayoutAmount extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const all = this.querySelector<HTMLButtonElement>('[data-all]');
    if (input === null || all === null) return;
    input.addEventListener('input', () => { this.#show(input.value); });
    // What was typed, or kept by the browser, before this script came.
    if (input.value !== input.defaultValue) this.#show(input.value);
    all.hidden = false;
    all.addEventListener('click', () => {
      input.value = Number(all.dataset['all']).toLocaleString('en');
      this.#show(input.value);
      input.focus();
    });
  }

  #show(typed: string): void {
    const amount = toInteger(typed);
    const known = Number.isSafeInteger(amount) && amount >= 0;
    const net = Math.max(0, amount - Number(this.getAttribute('fee')));
    this.#write('[data-amount]', known ? formatYen(yen(amount)) : '–');
    this.#write('[data-net]', known ? formatYen(yen(net)) : '–');
  }

  #write(place: string, words: string): void {
    const element = this.querySelector(place);
    if (element !== null) element.textContent = words;
  }
}

if (!customElements.get('ck-payout-amount')) customElements.define('ck-payout-amount', CkPayoutAmount);
