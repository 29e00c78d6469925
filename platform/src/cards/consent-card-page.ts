import type { Locale } from '../primitives/locale.ts';
import { formatYen, type Yen } from '../primitives/yen.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import type { Card } from './card.ts';
import { cardFace } from './card-face-page.ts';
import { consentTexts as t } from './texts.ts';

/** The card part of the window: which one pays, the others, a new one. */
export interface CardChoice {
  readonly locale: Locale;
  /** The default first. */
  readonly cards: readonly Card[];
  /** The card that was just added or chosen before. */
  readonly chosen: string | undefined;
  readonly host: string;
  /** What is reserved when the provider accepts. */
  readonly hold: Yen;
}

const numbers = (card: Card): Html => html`<span class="num"><span aria-hidden="true">•••• </span>${card.last4}</span>`;

/** Debit and prepaid cards, which a hold really debits. */
const isDebited = (card: Card): card is Card & { readonly funding: 'debit' | 'prepaid' } => card.funding === 'debit' || card.funding === 'prepaid';

function option(card: Card, chosen: Card): Html {
  return html`<label class="card-option"><input ${attributes({ type: 'radio', name: 'cardId', value: card.id, checked: card.id === chosen.id, 'data-debited': isDebited(card) ? card.funding : undefined })}><span data-face>${cardFace(card)}${numbers(card)}</span></label>`;
}

function choose({ locale, cards }: CardChoice, chosen: Card): Html {
  return html`<details class="card-choice"><summary class="pay"><span data-chosen-face>${cardFace(chosen)}${numbers(chosen)}</span><span class="button ghost small">${t.change[locale]}</span></summary>
<div class="card-options">${cards.map((card) => option(card, chosen))}<button type="button" class="button line wide" data-add-card disabled data-busy="${t.opening[locale]}">${t.addAnother[locale]}</button></div></details>`;
}

/** Said while a card is chosen that a hold really debits; the window shows and hides it as the choice changes. */
function debitNotes({ locale, cards }: CardChoice, chosen: Card): Html[] {
  const kinds = [...new Set(cards.filter(isDebited).map((card) => card.funding))];
  return kinds.map((kind) => html`<p ${attributes({ class: 'note warn', 'data-debit-note': kind, hidden: chosen.funding !== kind })}>${icon('card', 18)}<span>${fill(t.debitNote[locale], { funding: t[kind][locale] })}</span></p>`);
}

/** The card row with its small print; without a card only where one is entered. */
export function cardField(choice: CardChoice): Html {
  const { locale, cards, chosen, host, hold } = choice;
  const selected = cards.find((card) => card.id === chosen) ?? cards[0];
  return html`<fieldset class="field"><legend class="label">${t.card[locale]}</legend>${selected === undefined ? undefined : html`${choose(choice, selected)}${debitNotes(choice, selected)}`}
<span class="hint">${selected === undefined ? fill(t.cardOnlyHere[locale], { host }) : `${fill(t.hold[locale], { yen: formatYen(hold) })}${t.collect[locale]}`}</span></fieldset>`;
}
