import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../page/icon.ts';
import { clockTime, dayText, yenText } from '../format.ts';
import type { FrameText } from '../texts.ts';
import type { Outgoing } from '../../thread/thread.ts';
import type { Message } from '../../wire.ts';
import { linked } from './linked.ts';
import { face, Panel } from './panel.ts';

const lines: Readonly<Record<NonNullable<Message['event']>['kind'], FrameText>> = {
  requested: 'eventRequested', declined: 'eventDeclined', withdrawn: 'eventWithdrawn', expired: 'eventExpired', missed: 'eventMissed', invited: 'eventInvited',
  connected: 'eventConnected', 'free-minute-over': 'eventFreeOver', lost: 'eventLost', resumed: 'eventResumed', ended: 'eventEnded',
};
/** This near to the end, in px, the log follows what arrives. */
const nearEnd = 60;

/** The messages of the thread in their order. Sticks to the end only where it was at the end, and marks what is seen as read. */
export class CkThreadView extends Panel {
  static override properties = { ...Panel.properties, away: { state: true } };

  /** The reader has scrolled up and something new stands below. */
  declare away: boolean;
  #atEnd = true;
  #lastNumber = 0;
  #height = 0;
  /** A log that becomes smaller or larger still ends with its last message. */
  #size = new ResizeObserver(() => this.#stick());

  constructor() {
    super();
    this.away = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    this.#size.disconnect();
  }

  protected override willUpdate(): void {
    const last = this.app.parts.thread.messages.at(-1);
    if (last && last.number > this.#lastNumber) {
      this.away = this.#lastNumber > 0 && !this.#atEnd && !last.mine;
      if (last.mine) this.#atEnd = true;
      this.#lastNumber = last.number;
    }
  }

  protected override render(): TemplateResult {
    const { messages, outgoing, more } = this.app.parts.thread;
    return html`<div class="talk-log" role="log" aria-label=${this.say('chat')} tabindex="0" @scroll=${this.#scrolled}>
        ${more ? html`<button class="button ghost small" type="button" @click=${this.#older}>${this.say('olderMessages')}</button>` : nothing}${this.#report()}
        ${repeat(messages, (message) => message.number, (message, index) => html`${this.#day(message, messages[index - 1])}${message.event ? this.#event(message) : this.#message(message)}`)}
        ${repeat(outgoing, (one) => one.clientKey, (one) => this.#outgoing(one))}
      </div>
      ${this.away ? html`<button class="new-message button ink small" type="button" @click=${this.#toEnd}>${icon('chevron-down', 18)}${this.say('newMessage')}</button>` : nothing}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const log = this.querySelector('.talk-log');
    if (log) this.#size.observe(log);
    this.#stick();
    this.#seen();
  }

  #stick(): void {
    const log = this.querySelector('.talk-log');
    if (!log) return;
    this.#height = log.clientHeight;
    if (this.#atEnd) log.scrollTop = log.scrollHeight;
  }

  /** Opens the platform's own page: nothing is reported from within a blog. */
  #report(): TemplateResult | typeof nothing {
    const { conversation, messages } = this.app.parts.thread;
    if (!conversation || messages.every((message) => message.mine || message.from === 'platform')) return nothing;
    return html`<p class="talk-report"><a class="quiet-link" href="${this.app.parts.platform}/report?about=conversation:${conversation.id}" target="_blank" rel="noopener">${this.say('report')}</a></p>`;
  }

  #day(message: Message, before: Message | undefined): TemplateResult | typeof nothing {
    const now = this.app.parts.clock.now();
    const day = dayText(this.app.locale, message.at, now);
    return before && dayText(this.app.locale, before.at, now) === day ? nothing : html`<p class="chat-day">${day}</p>`;
  }

  #event({ event, at }: Message): TemplateResult {
    if (!event) return html``;
    return html`<p class="thread-event"><span>${this.say(lines[event.kind])}${event.amount === null ? nothing : html` <span class="number">${yenText(event.amount)}</span>`} <time datetime=${at}>${clockTime(at)}</time></span></p>`;
  }

  #message(message: Message): TemplateResult {
    const { conversation, messages } = this.app.parts.thread;
    const time = clockTime(message.at);
    const readUpTo = conversation?.otherReadNumber ?? 0;
    const lastRead = messages.findLast((one) => one.mine && one.number <= readUpTo)?.number;
    const who = message.mine ? this.say('you') : this.app.name;
    const stamp = html`<span class="stamp">${message.mine && message.number === lastRead ? html`<span class="read">${this.say('read')}<br></span>` : nothing}<time datetime=${message.at}>${time}</time></span>`;
    return html`<div class="message ${message.mine ? 'mine' : ''}">${message.mine || !conversation ? nothing : face(conversation.other, 32)}<p><span class="sr">${this.say('saidAt', { name: who, time })}</span>${linked(message.text)}</p>${stamp}</div>`;
  }

  #outgoing({ clientKey, text, state }: Outgoing): TemplateResult {
    return html`<div class="message mine ${state === 'sending' ? 'sending' : 'failed'}"><p><span class="sr">${this.say('you')}</span>${linked(text)}</p><span class="stamp"></span>
      ${state === 'failed' ? html`<button class="retry" type="button" @click=${() => void this.app.parts.thread.retry(clientKey)}>${this.say('sendFailed')}</button>` : nothing}
      ${state === 'refused' ? html`<p class="retry" role="alert">${this.say('sendRefused')}</p>` : nothing}</div>`;
  }

  readonly #scrolled = (event: Event): void => {
    const log = event.currentTarget as HTMLElement;
    // A log whose size is just changing was not scrolled by its reader.
    if (log.clientHeight !== this.#height) return;
    this.#atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
    if (this.#atEnd) this.away = false;
    this.#seen();
  };

  readonly #toEnd = (): void => {
    this.#atEnd = true;
    this.away = false;
    this.requestUpdate();
  };

  readonly #older = (): void => {
    this.#atEnd = false;
    void this.app.attempt(() => this.app.parts.thread.loadOlder());
  };

  /** What stands at the end of a log in front of the reader has been read. */
  readonly #seen = (): void => {
    if (document.visibilityState !== 'visible' || !this.#atEnd || this.app.layout === 'dock' || !this.app.parts.thread.hasUnseen) return;
    void this.app.attempt(() => this.app.parts.thread.markRead());
  };
}

if (!customElements.get('ck-thread-view')) customElements.define('ck-thread-view', CkThreadView);
