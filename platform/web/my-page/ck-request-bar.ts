import { html, nothing, type TemplateResult } from 'lit';
import { clockWords } from '../../src/primitives/time-words.ts';
import { announce } from '../page/announce.ts';
import { icon } from '../page/icon.ts';
import { showLight, showWaiting } from './header.ts';
import { LightElement } from './light-element.ts';
import { toast } from '../page/toast.ts';
import { bodyText, platform } from './platform.ts';
import { Ringer } from './ringer.ts';
import { say } from './texts.ts';
import { secondsUntil } from './times.ts';
import type { Me, Talk } from '../wire.ts';

/** Kinds of notices that no bar, list or light on a page shows. */
const unseen: ReadonlySet<string> = new Set(['light', 'reviewOpened', 'reviewReminder', 'uncollected', 'account', 'news']);

/** What an event must be about for the header to be read again. */
const matters = /^(me|talk|message|conversation)\.|^(open|reset)$/u;

/**
 * The live part of every page of somebody signed in: it follows the events, so that one is reachable wherever one is, keeps counts and
 * light in the header true, and is the bar that says a request waits: who, how long, where to answer. Where the page itself
 * shows requests (`silent`), it leaves bar, title and sound to it.
 */
export class CkRequestBar extends LightElement {
  static override properties = { silent: { type: Boolean }, waiting: { state: true } };
  declare silent: boolean;
  /** Requests that wait for an answer, the longest waiting first. */
  declare waiting: readonly Talk[];
  readonly #ringer = new Ringer();
  readonly #announced = new Set<string>();
  readonly #title = document.title;
  #timer: ReturnType<typeof setInterval> | null = null;
  #stop: () => void = () => undefined;
  /** Counts the readings, so that an old answer never overtakes a new one. */
  #reading = 0;

  constructor() {
    super();
    Object.assign(this, { silent: false, waiting: [] });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.silent) this.#ringer.wakeOn(document);
    this.#stop = platform().watch((event) => {
      if (matters.test(event.type)) void this.#read();
      if (event.type === 'notice.new') this.#tell(bodyText(event, 'kind'), { title: bodyText(event, 'title'), path: bodyText(event, 'path') });
    });
    document.addEventListener('keydown', this.#key);
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#show([]);
    document.removeEventListener('keydown', this.#key);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { locale, silent } = this;
    const [first, ...others] = this.waiting.filter((talk) => secondsUntil(talk.waitUntil) > 0);
    if (silent || first === undefined) return nothing;
    return html`<section class="request-bar" aria-label=${say(locale, 'arrived')}><div class="request-bar-inside">${icon('phone-incoming', 20)}
      <p><b>${say(locale, 'requestFrom', { name: first.other.nickname })}</b>${others.length > 0 ? html` <span class="number">${say(locale, 'andOthers', { n: others.length })}</span>` : nothing}</p>
      <span class="number" role="timer">${say(locale, 'left', { clock: clockWords(secondsUntil(first.waitUntil)) })}</span><a class="button line small" href="/my">${say(locale, 'see')}</a></div></section>`;
  }

  /** News that no page shows by itself. A path of ours, as the platform wrote it. */
  #tell(kind: string, { title, path }: { title: string; path: string }): void {
    if (!unseen.has(kind) || document.visibilityState === 'hidden') return;
    toast(title, path.startsWith('/') && path !== location.pathname ? { label: say(this.locale, 'see'), run: () => { location.assign(new URL(path, location.origin)); } } : undefined);
  }

  async #read(): Promise<void> {
    this.#reading += 1;
    const mine = this.#reading;
    const { choku } = platform();
    try {
      const me = await choku.get('/v1/me');
      const talks = this.silent || me.waitingRequests === 0 ? [] : (await choku.get('/v1/me/talks', { params: { query: { open: 'true', limit: 50 } } })).items;
      if (mine === this.#reading && this.isConnected) this.#take(me, talks);
    } catch (error) {
      // Nothing reached, or signed out elsewhere: the page stands as it was until the stream is back.
      if (!(error instanceof Error)) throw error;
    }
  }

  #take(me: Me, talks: readonly Talk[]): void {
    showWaiting(me, this.locale);
    showLight(me, this.locale);
    if (!this.silent) this.#show(talks.filter((talk) => talk.role === 'provider' && talk.state === 'requested').reverse());
  }

  #show(waiting: readonly Talk[]): void {
    this.waiting = waiting;
    if (this.silent) return;
    const { locale } = this;
    document.title = waiting.length > 0 ? `${say(locale, 'arrivedTitle', { n: waiting.length })} | ${this.#title.split(' | ').at(-1) ?? ''}` : this.#title;
    if (waiting.length > 0) this.#ringer.start();
    else this.#ringer.stop();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = waiting.length === 0 ? null : setInterval(() => { this.requestUpdate(); }, 1_000);
    for (const talk of waiting) {
      if (this.#announced.has(talk.id)) continue;
      this.#announced.add(talk.id);
      announce(say(locale, 'arrivedAloud', { name: talk.other.nickname }));
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    const link = this.querySelector('a');
    if (!event.altKey || event.code !== 'KeyR' || link === null) return;
    event.preventDefault();
    link.focus();
  };
}

if (!customElements.get('ck-request-bar')) customElements.define('ck-request-bar', CkRequestBar);

/** Puts the bar below the header; a page without one is a talk or a window, and has none. */
export function letRequestsBeSeen(): void {
  const bar = document.createElement('ck-request-bar');
  bar.toggleAttribute('silent', document.querySelector('ck-my-talks') !== null);
  document.querySelector('.page-header')?.after(bar);
}

declare global {
  interface HTMLElementTagNameMap { 'ck-request-bar': CkRequestBar }
}
