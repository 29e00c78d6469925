import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../page/icon.ts';
import { toast } from '../page/toast.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';
import { say } from './texts.ts';
import { sayAboutEmbed } from './embed-words.ts';
import type { BlogAddress } from '../wire.ts';

/** The addresses of a provider's blogs. With `news`: only those where the card was seen and that wait for an answer. */
export class CkBlogAddresses extends LightElement {
  static override properties = { news: { type: Boolean }, addresses: { state: true }, refusal: { state: true }, typed: { state: true } };
  declare news: boolean;
  declare addresses: readonly BlogAddress[];
  declare refusal: string;
  declare typed: string;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    Object.assign(this, { news: false, addresses: [], refusal: '', typed: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = platform().watch((event) => { if (['blog-address.seen', 'open', 'reset'].includes(event.type)) void this.#load(); });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override render(): TemplateResult {
    const refusal = this.refusal === '' ? nothing : html`<p class="error" role="alert">${icon('circle-alert', 16)}<span>${this.refusal}</span></p>`;
    return this.news ? html`${this.addresses.filter(({ state }) => state === 'seen').map((one) => this.#question(one))}${refusal}` : html`${this.#list()}${refusal}${this.#form()}`;
  }

  #question(address: BlogAddress): TemplateResult {
    const { locale } = this;
    return html`<section class="note lamp blog-news">${icon('globe', 18)}<div><b>${say(locale, 'blogTitle')}</b><p>${say(locale, 'blogHint', { host: new URL(address.origin).host })}</p>
      <div class="actions"><button class="button ink small" type="button" @click=${() => void this.#answer(address, 'registered')}>${say(locale, 'allow')}</button><button class="button ghost small" type="button" @click=${() => void this.#answer(address, 'refused')}>${say(locale, 'refuse')}</button></div></div></section>`;
  }

  #list(): TemplateResult {
    const { locale } = this;
    const shown = this.addresses.filter(({ state }) => state !== 'refused');
    if (shown.length === 0) return html`<p class="hint">${sayAboutEmbed(locale, 'noAddresses')}</p>`;
    return html`<ul class="address-list">${shown.map((address) => html`<li class=${address.state}>${address.state === 'registered' ? icon('circle-check', 18) : html`<i class="dot" aria-hidden="true"></i>`}<span>${address.origin.replace(/^https:\/\//u, '')}</span>
      ${address.state === 'seen' ? html`<button class="button line small" type="button" @click=${() => void this.#answer(address, 'registered')}>${say(locale, 'allow')}</button>`
        : html`<button class="icon-button" type="button" aria-label=${sayAboutEmbed(locale, 'remove', { host: address.origin })} title=${sayAboutEmbed(locale, 'removeShort')} @click=${() => void this.#remove(address)}>${icon('close', 18)}</button>`}</li>`)}</ul>`;
  }

  #form(): TemplateResult {
    const { locale } = this;
    return html`<form class="copy-row" @submit=${this.#add}><input class="input" type="url" aria-label=${sayAboutEmbed(locale, 'addLabel')} placeholder="https://blog.example" .value=${this.typed} @input=${(event: Event) => { if (event.target instanceof HTMLInputElement) this.typed = event.target.value; }}><button class="button line" type="submit">${sayAboutEmbed(locale, 'add')}</button></form>`;
  }

  async #load(): Promise<void> {
    await this.#try(async () => {
      this.addresses = (await platform().choku.get('/v1/me/blog-addresses')).items;
    });
  }

  async #answer({ id }: BlogAddress, state: 'registered' | 'refused'): Promise<void> {
    await this.#try(async () => {
      await platform().choku.patch('/v1/me/blog-addresses/{blogAddressId}', { params: { path: { blogAddressId: id } }, body: { state } });
      toast(say(this.locale, state === 'registered' ? 'allowed' : 'refused'));
      await this.#load();
    });
  }

  async #remove({ id }: BlogAddress): Promise<void> {
    await this.#try(async () => {
      await platform().choku.delete('/v1/me/blog-addresses/{blogAddressId}', { params: { path: { blogAddressId: id } } });
      await this.#load();
    });
  }

  readonly #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { typed } = this;
    if (!URL.canParse(typed) || !/^https?:$/u.test(new URL(typed).protocol)) {
      this.refusal = sayAboutEmbed(this.locale, 'notAddress');
      return;
    }
    await this.#try(async () => {
      await platform().choku.post('/v1/me/blog-addresses', { body: { origin: new URL(typed).origin } });
      this.typed = '';
      await this.#load();
    });
  };

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.refusal = '';
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
    }
  }
}

if (!customElements.get('ck-blog-addresses')) customElements.define('ck-blog-addresses', CkBlogAddresses);
