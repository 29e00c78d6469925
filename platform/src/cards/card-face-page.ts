import { html, type Html } from '../site/html.ts';
import { brandName, type Card } from './card.ts';

const short: Readonly<Record<string, string>> = { mastercard: 'MC', amex: 'AMEX', diners: 'DC', discover: 'DISC', unionpay: 'UPAY' };

/** The little picture of a card's brand; its name is read aloud. */
export function cardFace(card: Pick<Card, 'brand'>): Html {
  return html`<span class="card-brand" data-brand="${card.brand}"><span aria-hidden="true">${short[card.brand] ?? card.brand.toUpperCase()}</span><span class="sr">${brandName(card.brand)}</span></span>`;
}
