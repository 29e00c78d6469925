import { html, nothing, type TemplateResult } from 'lit';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { say } from './texts.ts';
import { conversationRow } from './conversation-row.ts';
import type { Conversation, Sales } from '../wire.ts';

/** How many conversations stand beside the talks. */
const NEWEST = 3;

/** Beside the talks: today's sales and the newest conversations. What can't be read is left out; the pages behind say why. */
export class CkSidePanels extends LightElement {
  static override properties = { sales: { state: true }, conversations: { state: true } };
  declare sales: Sales | null;
  declare conversations: readonly Conversation[] | null;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    Object.assign(this, { sales: null, conversations: null });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = platform().watch((event) => {
      if (/^(message|conversation)\.|^(open|reset)$/u.test(event.type)) void this.#loadConversations();
      if (['talk.changed', 'open', 'reset'].includes(event.type)) void this.#loadSales();
    });
    void this.#loadConversations();
    void this.#loadSales();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override render(): TemplateResult {
    return html`${this.#salesCard()}${this.#chats()}`;
  }

  #salesCard(): TemplateResult | typeof nothing {
    const { sales, locale } = this;
    if (sales === null) return nothing;
    const fact = (name: string, amount: number): TemplateResult => html`<div><dt>${name}</dt><dd class="number">${formatYen(yen(amount))}</dd></div>`;
    return html`<section class="card padded today"><a class="plain-link" href="/my/sales"><p class="hint">${say(locale, 'today')}</p><p class="amount"><small>¥</small>${formatYen(yen(sales.today)).slice(1)}</p></a>
      <dl>${fact(say(locale, 'month'), sales.thisMonth)}${fact(say(locale, 'payable'), sales.payable)}</dl></section>`;
  }

  #chats(): TemplateResult {
    const { locale, conversations } = this;
    return html`<section><div class="section-title"><h2>${say(locale, 'chats')}</h2><a href="/my/conversations">${say(locale, 'seeAll')}</a></div>
      ${conversations === null ? nothing : conversations.length === 0 ? html`<p class="quiet">${say(locale, 'noChats')}</p>`
        : html`<ul class="card list">${conversations.map((one) => html`<li>${conversationRow(one, { locale })}</li>`)}</ul>`}</section>`;
  }

  async #loadConversations(): Promise<void> {
    const page = await quietly(platform().choku.get('/v1/me/conversations', { params: { query: { limit: NEWEST } } }));
    if (page !== null) this.conversations = page.items;
  }

  async #loadSales(): Promise<void> {
    const sales = await quietly(platform().choku.get('/v1/me/sales'));
    if (sales !== null) this.sales = sales;
  }
}

/** What was read, or null when it couldn't be: these panels are extras, and the next event reads again. */
async function quietly<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

if (!customElements.get('ck-side-panels')) customElements.define('ck-side-panels', CkSidePanels);
