import { html, nothing, type TemplateResult } from 'lit';
import { clockWords } from '../../src/primitives/time-words.ts';
import { announce } from '../page/announce.ts';
import { icon } from '../page/icon.ts';
import { toast } from '../page/toast.ts';
import './ck-blog-addresses.ts';
import './ck-lamp-box.ts';
import './ck-side-panels.ts';
import './decline-dialog.ts';
import { LightElement } from './light-element.ts';
import { pastTalk } from './past-talks.ts';
import { bodyText, platform } from './platform.ts';
import { refusalWords } from './refusal.ts';
import { queueRow, requestCard } from './request-card.ts';
import { Ringer } from './ringer.ts';
import { TalksStore } from './talks-store.ts';
import { say } from './texts.ts';
import { secondsUntil } from './times.ts';
import type { Talk } from '../wire.ts';

/** My page's first place: the light, requests as they arrive, the line, what goes on, and what was. */
export class CkMyTalks extends LightElement {
  static override properties = { chosenId: { state: true }, busyId: { state: true }, refusal: { state: true }, inQuestion: { state: true }, lit: { state: true } };
  /** The request brought to the front of the line. */
  declare chosenId: string;
  declare busyId: string;
  declare refusal: string;
  declare inQuestion: Talk | null;
  declare lit: boolean;
  readonly #store = new TalksStore(platform(), () => { this.#changed(); });
  readonly #ringer = new Ringer();
  readonly #announced = new Set<string>();
  readonly #title = document.title;
  #timer: ReturnType<typeof setInterval> | null = null;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    Object.assign(this, { chosenId: '', busyId: '', refusal: '', inQuestion: null, lit: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ringer.wakeOn(document);
    this.#timer = setInterval(() => { this.requestUpdate(); }, 1_000);
    this.#stop = platform().watch((event) => {
      if (event.type === 'talk.changed') void this.#follow(bodyText(event, 'talkId'));
      if (event.type === 'open' || event.type === 'reset') void this.#store.load();
    });
    document.addEventListener('keydown', this.#key);
    void this.#store.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#stop();
    this.#ringer.stop();
    document.removeEventListener('keydown', this.#key);
    document.title = this.#title;
  }

  protected override render(): TemplateResult {
    return html`<ck-lamp-box @ck-light=${(event: CustomEvent<{ on: boolean }>) => { this.lit = event.detail.on; }}></ck-lamp-box>
      <div class="talks-layout"><div class="stack">${this.#underWay()}${this.#request()}${this.#past()}</div><div class="talks-side stack"><ck-blog-addresses news></ck-blog-addresses><ck-side-panels></ck-side-panels></div></div>
      <ck-decline-dialog .talk=${this.inQuestion} @ck-decline=${this.#declined} @ck-decline-closed=${() => { this.inQuestion = null; }}></ck-decline-dialog>`;
  }

  #underWay(): readonly TemplateResult[] {
    const { locale } = this;
    return this.#store.open.map((talk) => {
      const name = talk.other.nickname;
      const waiting = talk.state === 'requested';
      const words = waiting ? say(locale, 'mineWaiting', { name }) : say(locale, 'open');
      const by = talk.joinBy === null ? nothing : html`<span class="number">${say(locale, 'enterBy', { clock: clockWords(secondsUntil(talk.joinBy)) })}</span>`;
      const href = waiting ? `/s/${talk.serviceId}/talk` : `/my/talks/${talk.id}`;
      return html`<section class="card padded under-way ${waiting ? '' : 'lamp-ring'}"><img class="avatar size-48" src=${talk.other.avatarUrl} alt="" width="48" height="48"><div><b>${words}</b><p class="hint">${say(locale, 'name', { name })} ${by}</p></div>
        <a class="button ${waiting ? 'line' : 'lamp'}" href=${href}>${say(locale, waiting ? 'look' : 'enter')}</a></section>`;
    });
  }

  #request(): TemplateResult {
    const { locale } = this;
    const { waiting, loaded, failed } = this.#store;
    if (failed && !loaded) return html`<p class="note warn">${icon('warning', 18)}<span>${say(locale, 'loadFailed')} <button class="link-button" type="button" @click=${() => void this.#store.load()}>${say(locale, 'retry')}</button></span></p>`;
    if (!loaded) return html`<div class="card skeleton" aria-busy="true"><i class="title"></i><i class="half"></i><i class="button-shape"></i></div>`;
    const first = waiting.find((talk) => talk.id === this.chosenId) ?? waiting[0];
    if (first === undefined) return this.#nothing();
    const rest = waiting.filter((talk) => talk !== first);
    const look = { locale, busy: this.busyId === first.id, refusal: this.refusal };
    return html`${requestCard(first, look, { accept: (talk) => void this.#accept(talk), decline: (talk) => { this.inQuestion = talk; } })}
      ${this.#ringer.awake ? nothing : html`<p class="hint">${say(locale, 'soundHint')}</p>`}
      ${rest.length === 0 ? nothing : html`<section><div class="section-title"><h2>${say(locale, 'line')}</h2><span class="hint number">${say(locale, 'people', { n: rest.length })}</span></div>
        <ul class="card list">${rest.map((talk) => queueRow(talk, locale, this.#bring))}</ul></section>`}`;
  }

  #nothing(): TemplateResult {
    const { locale, lit } = this;
    return html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class=${lit ? 'lit' : ''}></i><i></i><i></i></div><h2>${say(locale, 'noneTitle')}</h2><p class="phrases">${say(locale, lit ? 'noneOn' : 'noneOff')}</p></section>`;
  }

  #past(): TemplateResult | typeof nothing {
    const { locale } = this;
    if (!this.#store.loaded) return nothing;
    const { past, more } = this.#store;
    return html`<section><div class="section-title"><h2>${say(locale, 'past')}</h2></div>${past.length === 0 ? html`<p class="quiet">${say(locale, 'nonePast')}</p>`
      : html`<ul class="card list">${past.map((talk) => pastTalk(talk, locale, this.#inviteAgain))}</ul>`}
      ${more ? html`<p class="older"><button class="button ghost" type="button" @click=${() => void this.#store.loadOlder()}>${say(locale, 'older')}</button></p>` : nothing}</section>`;
  }

  /** After every change: rings or is quiet, and says in title and status what waits. */
  #changed(): void {
    const { waiting } = this.#store;
    document.title = waiting.length > 0 ? `${say(this.locale, 'arrivedTitle', { n: waiting.length })} | ${this.#title.split(' | ').at(-1) ?? ''}` : this.#title;
    if (waiting.length > 0) this.#ringer.start();
    else this.#ringer.stop();
    for (const talk of waiting) {
      if (this.#announced.has(talk.id)) continue;
      this.#announced.add(talk.id);
      announce(say(this.locale, 'arrivedAloud', { name: talk.other.nickname }));
    }
    this.requestUpdate();
  }

  async #follow(talkId: string): Promise<void> {
    try {
      await this.#store.refresh(talkId);
    } catch (error) {
      // Hidden by a block, or the network is away: reading everything tells.
      if (!(error instanceof Error)) throw error;
      await this.#store.load();
    }
  }

  async #accept(talk: Talk): Promise<void> {
    this.busyId = talk.id;
    this.refusal = '';
    try {
      await this.#store.accept(talk.id);
      location.assign(`/my/talks/${talk.id}`);
    } catch (error) {
      this.refusal = refusalWords(error, this.locale, talk.other.nickname);
      this.busyId = '';
    }
  }

  readonly #declined = async (event: CustomEvent<{ talkId: string; comment: string }>): Promise<void> => {
    this.refusal = '';
    try {
      await this.#store.decline(event.detail.talkId, event.detail.comment);
      toast(say(this.locale, 'declined'));
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
    }
  };

  readonly #inviteAgain = async (talk: Talk): Promise<void> => {
    try {
      await this.#store.inviteAgain(talk.id);
      toast(say(this.locale, 'invited'));
    } catch (error) {
      this.refusal = refusalWords(error, this.locale, talk.other.nickname);
    }
  };

  readonly #bring = (talk: Talk): void => {
    this.chosenId = talk.id;
    this.refusal = '';
    this.querySelector<HTMLElement>('#request')?.focus();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (!event.altKey || event.code !== 'KeyR') return;
    event.preventDefault();
    this.querySelector<HTMLElement>('#request')?.focus();
  };
}

if (!customElements.get('ck-my-talks')) customElements.define('ck-my-talks', CkMyTalks);
