import { html, nothing, type TemplateResult } from 'lit';
import { clockWords } from '../../src/primitives/time-words.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import '../call/ck-call-stage.ts';
import type { ChosenDevices } from '../call/ck-device-check.ts';
import { mediaBrowser } from '../call/media.ts';
import { FrameApi } from '../frame/api.ts';
import { CallStore } from '../frame/call-store.ts';
import { askConsent, consentQuestion, longer, otherCardQuestion, type Consent, type ConsentQuestion } from '../frame/consent.ts';
import { Sounds } from '../frame/sounds.ts';
import { WindowOpener } from '../frame/window-opener.ts';
import '../my-page/ck-thread.ts';
import { LightElement } from '../my-page/light-element.ts';
import { bodyText, platform } from '../my-page/platform.ts';
import { isOpen, type Talk } from '../wire.ts';
import { icon } from '../page/icon.ts';
import { afterTalk, type Statement } from './after-talk.ts';
import { beforeTalk, holdNote, outsideTalk } from './before-talk.ts';
import { soundAfter } from './sound-after.ts';
import { say } from './texts.ts';
import type { MeterSnapshot } from '../call/meter-view.ts';

/** How long a message stands on the picture while the chat is closed, in ms. */
const PEEK = 6_000;
/** From this width on the chat stands beside the picture. */
const WIDE = '(min-width: 900px)';

/** One talk as a page of its own, for either side: devices, the call, the chat beside, then bill and review. */
export class CkCallRoom extends LightElement {
  static override properties = {
    talkId: { attribute: 'talk-id' }, direct: { type: Boolean }, talk: { state: true }, statement: { state: true }, next: { state: true }, failed: { state: true }, refusal: { state: true },
    chatOpen: { state: true }, unread: { state: true }, peek: { state: true }, choosing: { state: true },
  };
  declare talkId: string;
  /** Set where no relay stands between the two devices. */
  declare direct: boolean;
  declare talk: Talk | null;
  declare statement: Statement | null;
  /** The provider's next waiting request, once this talk is over. */
  declare next: Talk | null;
  declare failed: boolean;
  declare refusal: string;
  declare chatOpen: boolean;
  declare unread: number;
  declare peek: string;
  declare choosing: boolean;
  readonly #api = new FrameApi({ choku: platform().choku, nobody: platform().choku }, '');
  readonly #call = new CallStore({ api: this.#api, changed: () => void this.#load() });
  readonly #sounds = new Sounds();
  readonly #windows = new WindowOpener(location.origin);
  readonly #title = document.title;
  #shown: MeterSnapshot | null = null;
  #local: MediaStream | null = null;
  #peekTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setInterval> | null = null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    Object.assign(this, { talkId: '', direct: false, talk: null, statement: null, next: null, failed: false, refusal: '', chatOpen: matchMedia(WIDE).matches, unread: 0, peek: '', choosing: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sounds.wakeOn(document);
    this.#stops = [this.#call.subscribe(() => { this.requestUpdate(); }), platform().watch((event) => {
      if (event.type === 'open' || event.type === 'reset' || bodyText(event, 'talkId') === this.talkId) void this.#load();
    })];
    this.#timer = setInterval(() => { this.#tick(); }, 1_000);
    window.addEventListener('beforeunload', this.#leaving);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    if (this.#timer !== null) clearInterval(this.#timer);
    clearTimeout(this.#peekTimer);
    window.removeEventListener('beforeunload', this.#leaving);
    this.#call.leave();
  }

  protected override render(): TemplateResult {
    const { talk, locale, failed } = this;
    if (talk === null) {
      return html`<div class="column outside-talk">${failed ? html`<p class="note warn">${icon('warning', 18)}<span>${say(locale, 'failed')} <button class="link-button" type="button" @click=${() => void this.#load()}>${say(locale, 'retry')}</button></span></p>` : html`<div class="skeleton" aria-busy="true" aria-label=${say(locale, 'loading')}><i class="title"></i><i class="half"></i></div>`}</div>`;
    }
    if (talk.state === 'ended' || talk.state === 'settled') return afterTalk({ talk, locale, statement: this.statement, next: this.next });
    if (talk.state !== 'accepted' && talk.state !== 'live') return outsideTalk(talk, locale);
    if (this.#call.isIn(talk.id)) return this.#room(talk);
    if (this.#call.replaced) return html`<div class="column outside-talk"><section class="empty"><h1>${say(locale, 'replaced')}</h1><button class="button ink" type="button" @click=${() => void this.#join()}>${say(locale, 'here')}</button></section></div>`;
    return beforeTalk({ talk, locale, joining: this.#call.joining, refusal: this.refusal, direct: this.direct }, {
      tried: (devices) => { this.#call.noteDevices(devices); }, join: () => void this.#join(), cancel: () => void this.#do(() => this.#api.cancel(talk.id)), otherCard: () => void this.#otherCard(talk),
    });
  }

  #room(talk: Talk): TemplateResult {
    const { locale } = this;
    const call = this.#call;
    const remote = call.client?.remote;
    return html`<h1 class="sr">${talk.serviceTitle}</h1><ck-call-stage layout="room" .locale=${locale} .view=${call.view} .heading=${talk.serviceTitle} .other=${{ name: talk.other.nickname, avatar: talk.other.avatarUrl }} .own=${{ name: say(locale, 'you') }}
        .remoteStream=${remote?.stream ?? null} .remoteCamera=${remote?.camera ?? false} .remoteMuted=${remote?.microphone === false} .localStream=${this.#localStream()} .camera=${call.camera !== null}
        .muted=${call.muted} .signal=${call.signal} .speakerId=${call.speakerId} .extension=${talk.role === 'visitor' ? talk.extension : null} .chatOpen=${this.chatOpen} .unread=${this.chatOpen ? 0 : this.unread} .peek=${this.peek}
        @ck-mute=${(event: CustomEvent<{ muted: boolean }>) => { call.setMuted(event.detail.muted); }} @ck-camera=${(event: CustomEvent<{ on: boolean }>) => void call.setCamera(event.detail.on)}
        @ck-chat=${(event: CustomEvent<{ open: boolean }>) => { this.chatOpen = event.detail.open; }} @ck-hang-up=${() => void this.#do(() => this.#api.hangUp(talk.id))}
        @ck-extend=${() => void this.#extend(talk)} @ck-devices=${() => { this.choosing = true; }}>
        <img slot="mark" src="/icon.svg" alt="" width="32" height="32">
        <section slot="chat" class="room-chat"><header class="row spread"><h2>${say(locale, 'chat')}</h2><button class="icon-button" type="button" aria-label=${say(locale, 'close')} title=${say(locale, 'close')} @click=${() => { this.chatOpen = false; }}>${icon('close', 20)}</button></header>
          <ck-thread conversation-id=${talk.conversationId} .quiet=${!this.chatOpen} @ck-thread-unread=${this.#unreadChanged}></ck-thread></section></ck-call-stage>
      ${talk.state === 'accepted' ? html`<div class="room-notes">${holdNote(talk, locale, { otherCard: () => void this.#otherCard(talk) })}${talk.hold?.state === 'placed' ? html`<p class="note">${say(locale, 'waitOther', { name: talk.other.nickname })}</p>` : nothing}</div>` : nothing}
      ${this.#bank(talk)}
      ${this.refusal === '' ? nothing : html`<div class="room-notes"><p class="note warn" role="alert">${icon('warning', 18)}<span>${this.refusal}</span></p></div>`}
      ${this.choosing ? this.#devices(talk) : nothing}`;
  }

  #bank({ extension }: Talk): TemplateResult | typeof nothing {
    if (extension?.state !== 'authenticating' || extension.confirmUrl === null) return nothing;
    return html`<div class="room-notes"><div class="note warn" role="alert">${icon('shield', 18)}<div class="stack tight"><span>${say(this.locale, 'bankExtend')}</span><a class="button ink" href=${extension.confirmUrl} target="_blank">${say(this.locale, 'openBank')}${icon('external', 18)}</a></div></div></div>`;
  }

  #devices(talk: Talk): TemplateResult {
    const { locale } = this;
    const video = this.#call.camera !== null || talk.mode === 'video';
    const use = (): void => {
      this.choosing = false;
      void this.#call.exchangeDevices(video);
    };
    return html`<div class="room-devices card float padded stack" role="dialog" aria-label=${say(locale, 'devices')}><ck-device-check .video=${video} .locale=${locale} @ck-ready=${(event: CustomEvent<ChosenDevices>) => { this.#call.noteDevices(event.detail); }}></ck-device-check>
      <p class="actions"><button class="button ghost" type="button" @click=${() => { this.choosing = false; }}>${say(locale, 'close')}</button><button class="button ink" type="button" @click=${use}>${say(locale, 'useDevices')}</button></p></div>`;
  }

  /** The same stream as long as the camera is the same, so that the picture doesn't start anew at each drawing. */
  #localStream(): MediaStream | null {
    const { camera } = this.#call;
    if (camera === null) this.#local = null;
    else if (this.#local?.getVideoTracks()[0] !== camera) this.#local = new MediaStream([camera]);
    return this.#local;
  }

  async #load(): Promise<void> {
    try {
      this.#take(await this.#api.talk(this.talkId));
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
    }
  }

  #take(talk: Talk): void {
    const before = this.talk;
    if (before !== null && before.version > talk.version) return;
    this.talk = talk;
    this.#call.follow(talk);
    if (isOpen(talk)) void this.#comeIn(before, talk);
    else void this.#readBill(talk);
  }

  /** A page that was reloaded in the talk, or whose microphone is allowed already, goes straight in. */
  async #comeIn(before: Talk | null, talk: Talk): Promise<void> {
    if (before !== null || talk.state === 'requested' || this.#call.isIn(talk.id)) return;
    const known = await mediaBrowser.permission('microphone') === 'granted';
    if (known && (talk.state === 'live' || (talk.role === 'provider' && talk.mode === 'voice'))) await this.#join();
  }

  async #join(): Promise<void> {
    const { talk } = this;
    if (talk === null) return;
    try {
      await this.#call.join(talk);
      this.refusal = this.#call.needsPress ? say(this.locale, 'noMicrophone') : '';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.refusal = say(this.locale, 'status' in error ? 'refused' : 'offline');
      await this.#load();
    }
  }

  async #do(command: () => Promise<Talk>, refused: 'refused' | 'extendRefused' = 'refused'): Promise<void> {
    try {
      this.#take(await command());
      this.refusal = '';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // Both may press at the same moment: where the talk has moved on, the page follows and nothing went wrong.
      if (!('status' in error && error.status === 409) || refused === 'extendRefused') this.refusal = say(this.locale, 'status' in error ? refused : 'offline');
      await this.#load();
    }
  }

  /** Asks in a window beside the call; called in the press. Null when it wasn't allowed or could not open. */
  async #consent(question: ConsentQuestion): Promise<Consent | null> {
    const opened = this.#windows.open();
    this.refusal = opened === null ? say(this.locale, 'windowBlocked') : '';
    return opened === null ? null : askConsent(opened, location.origin, question);
  }

  async #otherCard(talk: Talk): Promise<void> {
    const consent = await this.#consent(otherCardQuestion({ serviceId: talk.serviceId, blog: null, ceilingMinutes: talk.ceilingMinutes }, talk.hold?.card?.id ?? null));
    const cardId = consent?.cardId ?? null;
    if (cardId !== null) await this.#do(() => this.#api.chooseCard(talk.id, cardId));
  }

  async #extend({ id, serviceId, ceilingMinutes, extension }: Talk): Promise<void> {
    if (extension === null) return;
    if (extension.insideMandate) return this.#do(() => this.#api.extend(id), 'extendRefused');
    const consent = await this.#consent(consentQuestion({ serviceId, blog: null, ...longer(ceilingMinutes, extension.minutes) }));
    if (consent !== null) await this.#do(() => this.#api.extend(id, consent.mandateId), 'extendRefused');
  }

  async #readBill(talk: Talk): Promise<void> {
    if (talk.state !== 'ended' && talk.state !== 'settled') return;
    const { choku } = platform();
    const [statement, waiting] = await Promise.all([
      this.#api.statement(talk.id), talk.role === 'provider' ? choku.get('/v1/me/talks', { params: { query: { role: 'provider', open: 'true', limit: 50 } } }) : null,
    ]);
    this.statement = statement;
    this.next = waiting?.items.findLast((one) => one.state === 'requested') ?? null;
  }

  #tick(): void {
    if (this.talk?.state === 'accepted') this.requestUpdate();
    const now = this.#call.view?.snapshot() ?? null;
    const sound = soundAfter(this.#shown, now);
    if (sound !== null) this.#sounds.play(sound);
    this.#shown = now;
    const name = say(this.locale, 'name', { name: this.talk?.other.nickname ?? '' });
    document.title = now === null || now.phase === 'ended' || now.phase === 'joining' ? this.#title : `${clockWords(now.talkSeconds)} ${formatYen(yen(now.bill))} | ${name}`;
  }

  readonly #unreadChanged = (event: CustomEvent<{ count: number; text: string }>): void => {
    const { count, text } = event.detail;
    if (!this.chatOpen && count > this.unread) {
      this.peek = text;
      clearTimeout(this.#peekTimer);
      this.#peekTimer = setTimeout(() => { this.peek = ''; }, PEEK);
    }
    this.unread = count;
  };

  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.talk?.state === 'live' && this.#call.isIn(this.talk.id)) event.preventDefault();
  };
}

if (!customElements.get('ck-call-room')) customElements.define('ck-call-room', CkCallRoom);
