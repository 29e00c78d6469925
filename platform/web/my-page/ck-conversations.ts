import { html, nothing, type TemplateResult } from 'lit';
import { askFirst } from '../forms/confirmation.ts';
import { icon } from '../page/icon.ts';
import { toastAfterNavigation } from '../page/toast.ts';
import { conversationRow } from './conversation-row.ts';
import './ck-thread.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';
import { sayInThread } from './thread-words.ts';
import type { Conversation } from '../wire.ts';

/** Every conversation of the signed-in person, and beside the list the one that is open. */
export class CkConversations extends LightElement {
  static override properties = { openId: { attribute: 'open-id' }, items: { state: true }, failed: { state: true }, refusal: { state: true } };
  /** The conversation shown beside the list; empty for the list alone. */
  declare openId: string;
  declare items: readonly Conversation[] | null;
  declare failed: boolean;
  declare refusal: string;
  #cursor: string | null = null;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    Object.assign(this, { openId: '', items: null, failed: false, refusal: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = platform().watch((event) => { if (/^(message|conversation)\.|^(open|reset)$/u.test(event.type)) void this.#load(); });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override render(): TemplateResult {
    const { openId, items, locale } = this;
    if (items?.length === 0 && openId === '') return this.#nothing();
    const open = items?.find((one) => one.id === openId);
    return html`<div class="conversations ${openId === '' ? '' : 'one-open'}"><nav class="conversation-list" aria-label=${sayInThread(locale, 'heading')}>${this.#list()}</nav>
      <section class="conversation-pane card">${openId === '' ? html`<p class="quiet conversation-none">${sayInThread(locale, 'choose')}</p>` : html`${this.#head(open)}<ck-thread conversation-id=${openId}></ck-thread>`}</section></div>`;
  }

  #list(): TemplateResult {
    const { items, failed, locale, openId } = this;
    if (items === null) {
      return failed ? html`<p class="note warn">${icon('warning', 18)}<span>${sayInThread(locale, 'loadFailed')} <button class="link-button" type="button" @click=${() => void this.#load()}>${sayInThread(locale, 'retry')}</button></span></p>`
        : html`<div class="skeleton" aria-busy="true"><i></i><i class="half"></i><i></i><i class="half"></i></div>`;
    }
    return html`<ul class="card list">${items.map((one) => html`<li>${conversationRow(one, { locale, current: one.id === openId })}</li>`)}</ul>
      ${this.#cursor === null ? nothing : html`<p class="older"><button class="button ghost" type="button" @click=${() => void this.#older()}>${sayInThread(locale, 'older')}</button></p>`}`;
  }

  #head(open: Conversation | undefined): TemplateResult {
    const { locale } = this;
    return html`<header class="conversation-head"><a class="icon-button conversation-back" href="/my/conversations" aria-label=${sayInThread(locale, 'back')} title=${sayInThread(locale, 'back')}>${icon('arrow-left', 20)}</a>
      ${open === undefined ? nothing : html`<img class="avatar size-40" src=${open.other.avatarUrl} alt="" width="40" height="40"><div class="row-words"><h2>${open.other.nickname}</h2><a class="one-line" href="/s/${open.serviceId}" title=${sayInThread(locale, 'service')}>${open.serviceTitle}</a></div>
        <a class="icon-button" href="/report?about=conversation:${open.id}" aria-label=${sayInThread(locale, 'report')} title=${sayInThread(locale, 'report')}>${icon('flag', 20)}</a>
        ${open.other.id === null ? nothing : html`<button class="button ghost small" type="button" @click=${() => void this.#block(open.other)}>${sayInThread(locale, 'block')}</button>`}`}</header>
      ${this.refusal === '' ? nothing : html`<p class="note warn" role="alert">${icon('warning', 18)}<span>${this.refusal}</span></p>`}`;
  }

  #nothing(): TemplateResult {
    const { locale } = this;
    return html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2>${sayInThread(locale, 'none')}</h2><p class="phrases">${sayInThread(locale, 'noneHint')}</p><a class="button ink" href="/search">${sayInThread(locale, 'search')}</a></section>`;
  }

  async #load(): Promise<void> {
    try {
      const page = await platform().choku.get('/v1/me/conversations', { params: { query: { limit: 30 } } });
      this.#cursor = page.nextCursor;
      this.items = page.items;
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
    }
  }

  /** Asks first; then nothing of the other is left to see here. */
  async #block(other: Conversation['other']): Promise<void> {
    const { locale } = this;
    const label = sayInThread(locale, 'block');
    if (other.id === null || !await askFirst(sayInThread(locale, 'blockConfirm', { name: other.nickname }), { label, look: 'beni' }, locale)) return;
    try {
      await platform().choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: other.id } } });
      toastAfterNavigation(sayInThread(locale, 'blockedDone'));
      location.assign('/my/conversations');
    } catch (error) {
      this.refusal = refusalWords(error, locale);
    }
  }

  async #older(): Promise<void> {
    if (this.#cursor === null) return;
    const page = await platform().choku.get('/v1/me/conversations', { params: { query: { limit: 30, cursor: this.#cursor } } });
    this.#cursor = page.nextCursor;
    this.items = [...this.items ?? [], ...page.items];
  }
}

if (!customElements.get('ck-conversations')) customElements.define('ck-conversations', CkConversations);
