import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../page/icon.ts';
import { tabMemory } from '../page/tab-memory.ts';
import { LightElement } from './light-element.ts';
import { bodyText, platform } from './platform.ts';
import type { Outgoing } from '../thread/thread.ts';
import { OwnThread } from './thread-store.ts';
import { eventWords, holdsContact, linkPieces, sayInThread } from './thread-words.ts';
import { clockTime, dayOf } from './times.ts';
import type { Message } from '../wire.ts';

const MOST = 2_000;
/** Nearer to the end than this many pixels counts as being at the end. */
const AT_END = 80;

/**
 * A conversation of either side: its messages, what happened in talks, and the field to write. Sticks to its end only where it was at its end.
 *
 * @fires ck-thread-unread - `{ count, text }`: how much of it is unread, and the newest unread text
 */
export class CkThread extends LightElement {
  static override properties = { conversationId: { attribute: 'conversation-id' }, quiet: { type: Boolean }, draft: { state: true }, behind: { state: true } };
  declare conversationId: string;
  /** True while nobody looks at it: nothing is marked as read. */
  declare quiet: boolean;
  declare draft: string;
  /** New messages stand below what is seen. */
  declare behind: boolean;
  #thread: OwnThread | null = null;
  #stop: () => void = () => undefined;
  #wasAtEnd = true;
  #lastNumber = 0;

  constructor() {
    super();
    Object.assign(this, { conversationId: '', quiet: false, draft: '', behind: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = platform().watch((event) => {
      const here = bodyText(event, 'conversationId') === this.conversationId && /^(message|conversation)\./u.test(event.type);
      if (here || event.type === 'open' || event.type === 'reset') void this.#thread?.load();
    });
    document.addEventListener('visibilitychange', this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    document.removeEventListener('visibilitychange', this.#seen);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversationId') && this.conversationId !== '') this.#begin();
    const log = this.querySelector('.thread-log');
    this.#wasAtEnd = log === null || log.scrollHeight - log.scrollTop - log.clientHeight < AT_END;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const last = this.#thread?.messages.at(-1);
    const grew = (last?.number ?? 0) > this.#lastNumber || (this.#thread?.outgoing.length ?? 0) > 0;
    if (grew || changed.has('conversationId')) this.#follow(last?.mine === true);
    this.#lastNumber = last?.number ?? 0;
    if (changed.has('quiet') || grew) void this.#seen();
  }

  protected override render(): TemplateResult {
    const { locale } = this;
    const thread = this.#thread;
    if (thread === null || (thread.conversation === null && !thread.failed)) return html`<div class="skeleton" aria-busy="true" aria-label=${sayInThread(locale, 'loading')}><i class="half"></i><i></i><i class="short"></i></div>`;
    if (thread.conversation === null) return html`<p class="note warn">${icon('warning', 18)}<span>${sayInThread(locale, 'loadFailed')} <button class="link-button" type="button" @click=${() => void thread.load()}>${sayInThread(locale, 'retry')}</button></span></p>`;
    return html`<div class="thread-log" @scroll=${this.#scrolled}>${thread.more ? html`<button class="button ghost small" type="button" @click=${() => void thread.loadOlder()}>${sayInThread(locale, 'older')}</button>` : nothing}
      <div role="log" aria-label=${sayInThread(locale, 'withName', { name: thread.conversation.other.nickname })}><ol class="chat-log">${repeat(thread.messages, (message) => message.number, (message, index) => html`${this.#day(message, index)}${this.#line(message)}`)}${thread.outgoing.map((one) => this.#outgoing(one))}</ol></div></div>
      ${this.behind ? html`<button class="button ink small thread-newer" type="button" @click=${this.#toEnd}>${sayInThread(locale, 'newer')}</button>` : nothing}
      ${this.#composer(thread.conversation.canSend)}`;
  }

  #begin(): void {
    const id = this.conversationId;
    this.#thread = new OwnThread(id, platform());
    this.#thread.subscribe(() => { this.requestUpdate(); this.#tell(); });
    this.draft = tabMemory.get(`choku-draft:${id}`) ?? '';
    void this.#thread.load();
  }

  /** The day above the first message of a day. */
  #day(message: Message, index: number): TemplateResult | typeof nothing {
    const before = this.#thread?.messages[index - 1];
    const day = dayOf(message.at, this.locale);
    return before !== undefined && dayOf(before.at, this.locale) === day ? nothing : html`<li class="chat-day">${day}</li>`;
  }

  #line(message: Message): TemplateResult {
    const { locale } = this;
    const time = clockTime(message.at);
    if (message.event !== null) return html`<li class="thread-event">${eventWords(message.event, locale)} <time class="number">${time}</time></li>`;
    const other = this.#thread?.conversation?.other;
    const words = html`<p>${linkPieces(message.text).map(({ text, href }) => href === null ? text : html`<a href=${href} target="_blank" rel="noopener nofollow ugc">${text}</a>`)}</p>`;
    if (message.mine) {
      const read = message.number === this.#lastReadOfMine() ? html`<span class="read">${sayInThread(locale, 'read')}</span><br>` : nothing;
      return html`<li class="message mine"><span class="sr">${sayInThread(locale, 'by', { name: sayInThread(locale, 'me'), time })}</span><span class="stamp">${read}<time aria-hidden="true">${time}</time></span>${words}</li>`;
    }
    return html`<li class="message"><span class="sr">${sayInThread(locale, 'by', { name: other?.nickname ?? '', time })}</span><img class="avatar size-32" src=${other?.avatarUrl ?? ''} alt="" width="32" height="32">${words}<time aria-hidden="true">${time}</time></li>`;
  }

  #lastReadOfMine(): number {
    const upTo = this.#thread?.conversation?.otherReadNumber ?? 0;
    return this.#thread?.messages.findLast((message) => message.mine && message.number <= upTo)?.number ?? 0;
  }

  #outgoing(one: Outgoing): TemplateResult {
    const { locale } = this;
    return html`<li class="message mine ${one.state === 'sending' ? 'sending' : 'failed'}"><p>${one.text}</p>${one.state === 'failed'
      ? html`<button class="retry" type="button" @click=${() => void this.#thread?.retry(one.clientKey)}>${sayInThread(locale, 'failed')}</button>`
      : one.state === 'refused' ? html`<span class="retry">${sayInThread(locale, 'refused')}</span>` : nothing}</li>`;
  }

  #composer(canSend: boolean): TemplateResult {
    const { locale, draft } = this;
    if (!canSend) return html`<p class="note">${icon('info', 18)}<span>${sayInThread(locale, 'refused')}</span></p>`;
    const long = [...draft].length > MOST;
    return html`${holdsContact(draft) ? html`<p class="note ai">${icon('info', 18)}<span>${sayInThread(locale, 'contacts')}</span></p>` : nothing}${long ? html`<p class="error">${sayInThread(locale, 'tooLong')}</p>` : nothing}
      <form class="composer" @submit=${this.#send}><textarea rows="1" aria-label=${sayInThread(locale, 'write')} placeholder=${sayInThread(locale, 'write')} .value=${draft} @input=${this.#type} @keydown=${this.#key}></textarea>
      <button class="send" type="submit" aria-label=${sayInThread(locale, 'send')} title=${sayInThread(locale, 'send')}>${icon('send', 18)}</button></form>`;
  }

  readonly #type = (event: Event): void => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    this.draft = event.target.value;
    tabMemory.set(`choku-draft:${this.conversationId}`, this.draft);
  };

  readonly #key = (event: KeyboardEvent): void => {
    // While kana are being turned into kanji, Enter chooses; on phones the button sends.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    this.#send(event);
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const text = this.draft.trim();
    if (text === '' || [...text].length > MOST) return;
    this.draft = '';
    tabMemory.remove(`choku-draft:${this.conversationId}`);
    this.#wasAtEnd = true;
    void this.#thread?.send(text);
  };

  #follow(mine: boolean): void {
    const log = this.querySelector('.thread-log');
    if (log === null) return;
    if (this.#wasAtEnd || mine || this.#lastNumber === 0) log.scrollTop = log.scrollHeight;
    else this.behind = true;
  }

  readonly #toEnd = (): void => {
    const log = this.querySelector('.thread-log');
    if (log !== null) log.scrollTop = log.scrollHeight;
    this.behind = false;
  };

  readonly #scrolled = (event: Event): void => {
    const log = event.currentTarget;
    if (this.behind && log instanceof Element && log.scrollHeight - log.scrollTop - log.clientHeight < AT_END) this.behind = false;
  };

  readonly #seen = async (): Promise<void> => {
    if (this.quiet || document.visibilityState === 'hidden') return;
    try {
      await this.#thread?.markRead();
    } catch (error) {
      // The mark is set again with the next message.
      if (!(error instanceof Error)) throw error;
    }
    this.#tell();
  };

  #tell(): void {
    const unread = this.#thread?.unread ?? [];
    this.dispatchEvent(new CustomEvent('ck-thread-unread', { detail: { count: unread.length, text: unread.at(-1)?.text ?? '' }, bubbles: true, composed: true }));
  }
}

if (!customElements.get('ck-thread')) customElements.define('ck-thread', CkThread);

declare global {
  interface HTMLElementTagNameMap { 'ck-thread': CkThread }
}
