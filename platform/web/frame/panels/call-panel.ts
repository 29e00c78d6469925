import { html, nothing, type TemplateResult } from 'lit';
import '../../call/ck-call-stage.ts';
import '../../call/ck-device-check.ts';
import type { ChosenDevices } from '../../call/ck-device-check.ts';
import { icon } from '../../page/icon.ts';
import { extend, hangUp } from '../deeds.ts';
import { countdown } from '../format.ts';
import type { Message, Talk } from '../../wire.ts';
import './composer.ts';
import { Panel } from './panel.ts';
import './thread-view.ts';

/** How long a message stands on the picture while the chat is closed, in ms. */
const peekFor = 6_000;

/** The talk itself: the stage with its meter, the chat below, everything that has to be asked in between. */
export class CkCallPanel extends Panel {
  static override properties = { ...Panel.properties, chatOpen: { state: true }, peek: { state: true }, choosing: { state: true } };

  declare chatOpen: boolean;
  declare peek: string;
  declare choosing: boolean;
  protected override readonly ticking = true;
  #lastNumber: number | null = null;
  #peekTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.chatOpen = true;
    this.peek = '';
    this.choosing = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#peekTimer);
  }

  protected override willUpdate(): void {
    const last = this.app.parts.thread.messages.at(-1);
    const number = last?.number ?? 0;
    if (last && this.#lastNumber !== null && number > this.#lastNumber) this.#arrived(last);
    this.#lastNumber = number;
  }

  protected override render(): TemplateResult {
    const { app } = this;
    const { talks, call, session } = app.parts;
    const { talk } = talks;
    if (!talk || !session.signedIn) return html``;
    const remote = call.client?.remote;
    const docked = app.layout === 'dock';
    return html`<ck-call-stage .layout=${docked ? 'dock' : 'inline'} .locale=${app.locale} .view=${call.view} .other=${{ name: talk.other.nickname, avatar: talk.other.avatarUrl }}
        .own=${{ name: this.say('you') }} .remoteStream=${remote?.stream ?? null} .remoteCamera=${remote?.camera ?? false} .remoteMuted=${remote?.microphone === false}
        .localStream=${this.#local(call.camera)} .camera=${call.camera !== null} .muted=${call.muted} .signal=${call.signal} .speakerId=${call.speakerId} .extension=${talk.extension}
        .chatOpen=${this.chatOpen && !docked} .unread=${this.chatOpen ? 0 : app.parts.thread.unread.length} .peek=${this.peek} .canDock=${app.parts.mode === 'frame'}
        @ck-mute=${(event: CustomEvent<{ muted: boolean }>) => call.setMuted(event.detail.muted)} @ck-camera=${(event: CustomEvent<{ on: boolean }>) => void app.attempt(() => call.setCamera(event.detail.on))}
        @ck-chat=${this.#chat} @ck-hang-up=${() => void hangUp(app)} @ck-extend=${() => void extend(app)} @ck-dock=${() => app.port.close()} @ck-undock=${() => app.port.restore()}
        @ck-devices=${() => { this.choosing = true; }}></ck-call-stage>
      ${docked ? nothing : this.#below(talk)}`;
  }

  #stream: MediaStream | null = null;

  /** The same stream as long as the camera is the same, so that the picture doesn't start anew at each drawing. */
  #local(camera: MediaStreamTrack | null): MediaStream | null {
    if (camera === null) this.#stream = null;
    else if (this.#stream?.getVideoTracks()[0] !== camera) this.#stream = new MediaStream([camera]);
    return this.#stream;
  }

  #below(talk: Talk): TemplateResult {
    const { app } = this;
    return html`<div class="call-below">${this.#beginning(talk)}${this.refusal()}${this.#bank(talk)}${this.choosing ? this.#devices(talk) : nothing}
      ${this.chatOpen ? html`<div class="call-chat"><ck-thread-view .app=${app}></ck-thread-view><ck-composer .app=${app} .inCall=${true}></ck-composer></div>` : nothing}</div>`;
  }

  /** Joined, and the other side not yet: how long still. */
  #beginning(talk: Talk): TemplateResult | typeof nothing {
    if (talk.state !== 'accepted' || talk.joinBy === null) return nothing;
    const left = countdown(this.app.parts.clock.secondsUntil(talk.joinBy));
    return html`<p class="note"><span class="spinner"></span><span class="phrases">${this.say('waitOther', { name: talk.other.nickname })} <span class="number" role="timer" aria-live="off">${this.say('left', { clock: left })}</span></span></p>`;
  }

  #bank({ extension }: Talk): TemplateResult | typeof nothing {
    if (extension?.state !== 'authenticating' || extension.confirmUrl === null) return nothing;
    return html`<div class="stack tight">${this.alarm('warn', 'shield', this.say('bankExtend'))}
      <a class="button ink wide" href=${extension.confirmUrl} target="_blank">${icon('external', 18)}${this.say('openBank')}</a></div>`;
  }

  #devices(talk: Talk): TemplateResult {
    const { app } = this;
    const video = talk.mode === 'video' && app.parts.call.camera !== null;
    const use = () => {
      this.choosing = false;
      void app.attempt(() => app.parts.call.exchangeDevices(video));
    };
    return html`<div class="stack tight"><ck-device-check .video=${video} .locale=${app.locale} @ck-ready=${(event: CustomEvent<ChosenDevices>) => app.parts.call.noteDevices(event.detail)}></ck-device-check>
      <button class="button ink wide" type="button" @click=${use}>${this.say('useDevices')}</button></div>`;
  }

  #arrived(message: Message): void {
    if (message.mine || message.from === 'platform') return;
    this.peek = message.text;
    clearTimeout(this.#peekTimer);
    this.#peekTimer = setTimeout(() => { this.peek = ''; }, peekFor);
  }

  readonly #chat = (event: CustomEvent<{ open: boolean }>): void => {
    this.chatOpen = event.detail.open;
    if (this.chatOpen) void this.updateComplete.then(() => this.querySelector('textarea')?.focus());
  };
}

if (!customElements.get('ck-call-panel')) customElements.define('ck-call-panel', CkCallPanel);
