import { toLocale } from '../../src/primitives/locale.ts';
import { newKey, send, type Outcome } from '../forms/sending.ts';
import { whenAwake } from './wakefulness.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A text in an answer's JSON; throws a TypeError when it isn't there. */
function textIn(body: unknown, name: string): string {
  const value = isRecord(body) ? body[name] : undefined;
  if (typeof value !== 'string') throw new TypeError(`the answer has no ${name}`);
  return value;
}

/**
 * The window in which somebody allows payments: shows what each choice costs at most, goes to the card page and comes back with
 * everything kept, and at one deliberate press asks for the mandate and tells the page that opened it: `{ choku: 1, type: 'mandate',
 * request, mandateId, cardId }`, to that page's origin alone. Without an opener it goes to `return` with `?mandate=`. With
 * `#instead-of=<card>` in the address, after a declined hold, the cards stand open and another one is chosen.
 */
export class ConsentElement extends HTMLElement {
  #stopWatching: (() => void) | undefined;
  #sending = false;
  #last: { content: string; key: string } | undefined;
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#button?.addEventListener('click', () => void this.#agree(), { signal });
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-add-card]')) {
      button.addEventListener('click', () => void this.#addCard(button), { signal });
      button.disabled = false;
    }
    this.addEventListener('change', (event) => { this.#choose(event.target); }, { signal });
    this.#chooseOther();
    this.#stopWatching = whenAwake((state) => { this.#wake(state); });
    document.querySelector('[data-window-cancel]')?.addEventListener('click', (event) => { this.#cancel(event); }, { signal });
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#stopWatching?.();
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector('[data-consent]');
  }

  get #extension(): number {
    return Number(this.querySelector<HTMLInputElement>('[name=extensionMinutes]:checked')?.value ?? 0);
  }

  get #card(): string | undefined {
    return this.querySelector<HTMLInputElement>('[name=cardId]:checked')?.value;
  }

  #text(name: string): string {
    return this.getAttribute(name) ?? '';
  }

  #wake(state: 'asleep' | 'waking' | 'awake'): void {
    const button = this.#button;
    if (button === null || this.#sending) return;
    button.setAttribute('aria-disabled', String(state !== 'awake'));
    button.classList.toggle('waking', state !== 'awake');
    button.classList.toggle('filling', state === 'waking');
  }

  #choose(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'cardId') {
      this.#showCard(target);
      this.querySelector('details')?.removeAttribute('open');
    }
    if (target.name !== 'extensionMinutes') return;
    const yen = (JSON.parse(this.#text('maximums')) as Readonly<Record<string, string>>)[target.value] ?? '';
    const figure = this.querySelector('[data-most]');
    const label = this.#button?.querySelector('.button-label');
    if (figure) figure.textContent = yen.slice(1);
    if (label) label.textContent = this.#text('label').replace('{yen}', yen);
  }

  /** After a declined hold the same card must not be the one that is tried next. */
  #chooseOther(): void {
    const declined = new URLSearchParams(location.hash.slice(1)).get('instead-of');
    const choice = this.querySelector('details');
    if (declined === null || choice === null) return;
    choice.open = true;
    choice.scrollIntoView({ block: 'center' });
    const cards = [...this.querySelectorAll<HTMLInputElement>('[name=cardId]')];
    const other = cards.find((card) => card.value !== declined);
    // A card that was just added has been chosen by the page already.
    if (other === undefined || cards.some((card) => card.checked && card.value !== declined)) return;
    other.checked = true;
    this.#showCard(other);
  }

  #showCard(card: HTMLInputElement): void {
    const face = card.closest('label')?.querySelector('[data-face]');
    if (face) this.querySelector('[data-chosen-face]')?.replaceChildren(...Array.from(face.childNodes, (node) => node.cloneNode(true)));
    for (const note of this.querySelectorAll<HTMLElement>('[data-debit-note]')) note.hidden = note.dataset['debitNote'] !== card.dataset['debited'];
  }

  async #post(action: string, content: object, button: HTMLButtonElement): Promise<unknown> {
    const written = JSON.stringify(content);
    // Without an answer the same content goes out under the same key: it can't happen twice.
    const key = this.#last?.content === written ? this.#last.key : newKey();
    this.#last = { content: written, key };
    this.#sending = true;
    const words = button.querySelector('.button-label') ?? button;
    const label = words.textContent;
    words.textContent = button.dataset['busy'] ?? label;
    button.setAttribute('aria-busy', 'true');
    const outcome = await send({ method: 'post', action, body: content, key, locale: toLocale(document.documentElement.lang) });
    button.removeAttribute('aria-busy');
    words.textContent = label;
    this.#sending = false;
    if (outcome.kind === 'refused' && outcome.status < 500) this.#last = undefined;
    if (outcome.kind === 'done') return outcome.body;
    this.#refuse(outcome);
    return undefined;
  }

  #refuse(outcome: Exclude<Outcome, { kind: 'done' }>): void {
    const changed = outcome.kind === 'refused' && outcome.code === 'price_changed';
    const note = this.querySelector<HTMLElement>('[data-error]');
    const words = note?.querySelector('[data-error-text]');
    if (!note || !words) return;
    words.textContent = changed ? this.#text('price-changed') : outcome.marks[0]?.message ?? this.#text('failed');
    note.hidden = false;
    note.focus();
    // What was agreed to must be what is shown.
    if (changed) window.setTimeout(() => { location.reload(); }, 3_000);
  }

  async #addCard(button: HTMLButtonElement): Promise<void> {
    if (this.#sending) return;
    const here = new URL(location.href);
    here.searchParams.set('extension', String(this.#extension));
    here.searchParams.delete('card');
    here.searchParams.delete('cardFailed');
    const answer = await this.#post('/v1/me/card-setups', { returnPath: here.pathname + here.search }, button);
    if (answer !== undefined) location.assign(textIn(answer, 'url'));
  }

  async #agree(): Promise<void> {
    const button = this.#button;
    if (button === null || this.#sending || button.getAttribute('aria-disabled') === 'true') return;
    const answer = await this.#post('/v1/mandates', {
      serviceId: this.#text('service-id'), origin: this.getAttribute('origin'), ceilingMinutes: Number(this.#text('ceiling-minutes')), extensionMinutes: this.#extension,
      cardId: this.#card, shownPrice: Number(this.#text('price-per-minute')), shownFreeSeconds: Number(this.#text('free-seconds')),
    }, button);
    if (answer !== undefined) this.#tell({ mandateId: textIn(answer, 'id'), cardId: this.#card ?? null });
  }

  #tell({ mandateId, cardId }: { mandateId: string; cardId: string | null }): void {
    const opener = window.opener as Window | null;
    const back = this.getAttribute('return');
    if (opener !== null) {
      opener.postMessage({ choku: 1, type: 'mandate', request: this.getAttribute('request'), mandateId, cardId }, this.#text('opener'));
      this.#end('[data-done]');
      window.close();
    } else if (back !== null) {
      const address = new URL(back, location.origin);
      address.searchParams.set('mandate', mandateId);
      location.assign(address.pathname + address.search);
    } else this.#end('[data-no-opener]');
  }

  /** Nothing more to agree to here. */
  #end(note: string): void {
    this.#sending = true;
    this.#button?.setAttribute('aria-disabled', 'true');
    this.querySelector<HTMLElement>(note)?.removeAttribute('hidden');
  }

  #cancel(event: Event): void {
    if (window.opener === null) return;
    event.preventDefault();
    window.close();
  }
}
customElements.define('ck-consent', ConsentElement);
