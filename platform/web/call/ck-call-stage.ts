import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { callButtons } from './call-styles.ts';
import './ck-meter.ts';
import type { MeterSnapshot, MeterView } from './meter-view.ts';
import { MeterWatch } from './meter-watch.ts';
import { controls } from './stage-controls.ts';
import { keyCommand } from './stage-keys.ts';
import { momentOf, type ExtensionOffer } from './stage-moments.ts';
import { docked, picture, type Person } from './stage-picture.ts';
import { dockStyles, momentStyles, roomStyles, stageStyles } from './stage-styles.ts';
import { say } from './texts.ts';

/** A moment such as 「ここから ¥80/分です」 stands over the picture this long, in milliseconds. */
const MOMENT = 6_000;

/**
 * The call on screen: pictures or avatars, the meter, the buttons, and what must be said in unusual moments. It asks by
 * events and shows what its properties say; it neither connects nor calls the platform.
 *
 * @slot chat - the chat, shown beside or over the picture in the room
 * @slot mark - the logo in the room's header
 * @fires ck-mute - `{ muted }`: the person pressed the microphone
 * @fires ck-camera - `{ on }`: the person pressed the camera
 * @fires ck-chat - `{ open }`: the person pressed the chat
 * @fires ck-hang-up - the person ends the talk
 * @fires ck-extend - `{ minutes }`: the visitor extends
 * @fires ck-dock - the person wants the call in the corner
 * @fires ck-undock - the person wants the docked call back in its place
 * @fires ck-devices - the person wants to choose other devices
 */
export class CkCallStage extends LitElement {
  static override properties = {
    layout: { reflect: true }, locale: {}, view: { attribute: false }, other: { attribute: false }, own: { attribute: false }, heading: {},
    remoteStream: { attribute: false }, localStream: { attribute: false }, remoteCamera: { type: Boolean }, remoteMuted: { type: Boolean },
    muted: { type: Boolean }, camera: { type: Boolean }, chatOpen: { type: Boolean }, unread: { type: Number }, peek: {}, signal: { type: Number }, speakerId: {},
    extension: { attribute: false }, canDock: { type: Boolean }, keys: { type: Boolean }, menuOpen: { state: true }, soundBlocked: { state: true },
  };

  static override styles = [callButtons, stageStyles, roomStyles, momentStyles, dockStyles];

  /** `inline` in a frame, `room` as a page of its own, `dock` in the corner. */
  declare layout: 'inline' | 'room' | 'dock';
  declare locale: Locale;
  declare view: MeterView | null;
  declare other: Person;
  declare own: Person;
  /** The service's title, in the room's header. */
  declare heading: string;
  declare remoteStream: MediaStream | null;
  declare localStream: MediaStream | null;
  declare remoteCamera: boolean;
  declare remoteMuted: boolean;
  declare muted: boolean;
  declare camera: boolean;
  declare chatOpen: boolean;
  declare unread: number;
  /** The latest message while the chat is closed; shown for as long as it is set. */
  declare peek: string;
  /** How good the connection is: 0 (unknown) to 3. */
  declare signal: number;
  /** The loudspeaker for the other side's sound; empty for the system's own. */
  declare speakerId: string;
  declare extension: ExtensionOffer | null;
  /** True where the call can move to the corner. */
  declare canDock: boolean;
  /** Whether the keys M, V, C, T and Esc work. */
  declare keys: boolean;
  declare menuOpen: boolean;
  declare soundBlocked: boolean;
  #shown: MeterSnapshot | null = null;
  #freeOverAt: number | null = null;
  #extendedAt: number | null = null;
  /** Null: not decided yet, so that nearing the ceiling asks by itself. */
  #extensionAsked: boolean | null = null;

  constructor() {
    super();
    Object.assign(this, {
      layout: 'inline', locale: 'ja', view: null, other: { name: '' }, own: { name: '' }, heading: '', remoteStream: null, localStream: null, remoteCamera: false,
      remoteMuted: false, muted: false, camera: false, chatOpen: false, unread: 0, peek: '', signal: 0, speakerId: '', extension: null, canDock: false, keys: true, menuOpen: false, soundBlocked: false,
    });
    this.addController(new MeterWatch(this, { begin: () => { this.#shown = null; }, look: () => this.#look() }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#key);
    document.addEventListener('fullscreenchange', this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#key);
    document.removeEventListener('fullscreenchange', this.#redraw);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('speakerId') && (this.speakerId !== '' || changed.get('speakerId'))) void this.#useSpeaker();
  }

  protected override render(): TemplateResult {
    const { layout, locale, other } = this;
    const classes = `stage ${layout} ${layout === 'room' && this.chatOpen ? 'chatting' : ''} ${this.#shown?.phase ?? 'joining'}`;
    return html`<section class=${classes} aria-label=${say(locale, 'call', { name: other.name })}>
      ${layout === 'room' ? html`<header class="top"><slot name="mark"></slot><p><b>${say(locale, 'name', { name: other.name })}</b>${this.heading}</p></header>` : nothing}
      ${picture(this, { moment: this.#moment(), play: this.#play, dock: () => this.#fire('ck-dock'), fullScreen: this.#fullScreen, canFillScreen: this.#canFillScreen, fullScreenOn: this.#isFullScreen })}
      <div class="bar">
        <ck-meter .view=${this.view} .locale=${locale} .otherName=${other.name} .extendable=${this.extension !== null} @ck-ask-extend=${this.#askExtend}></ck-meter>
        ${layout === 'dock' ? nothing : this.#controls()}
      </div>
      ${layout === 'dock' ? docked(this, this.#shown, { back: () => this.#fire('ck-undock'), hangUp: this.#hangUp }) : nothing}
      ${layout === 'room' && this.chatOpen ? html`<div class="chat"><slot name="chat"></slot></div>` : nothing}
    </section>`;
  }

  /** Reads out talk time and bill. */
  readMeter(): void {
    this.renderRoot.querySelector('ck-meter')?.readOut();
  }

  #controls(): TemplateResult {
    const { locale, muted, camera, chatOpen, unread, menuOpen, keys } = this;
    return controls({ locale, muted, camera, chatOpen, unread, menuOpen, keys, fullScreen: this.#isFullScreen, canFillScreen: this.#canFillScreen }, {
      microphone: this.#microphone, camera: this.#camera, chat: this.#chat, hangUp: this.#hangUp, fullScreen: this.#fullScreen,
      menu: () => { this.menuOpen = !this.menuOpen; },
      devices: () => { this.menuOpen = false; this.#fire('ck-devices'); },
      keys: () => { this.keys = !this.keys; },
    });
  }

  #moment(): TemplateResult | typeof nothing {
    const now = performance.now();
    const fresh = (at: number | null) => at !== null && now - at < MOMENT;
    return momentOf({
      locale: this.locale, name: this.other.name, visitor: this.view?.side === 'visitor', meter: this.#shown, extension: this.extension,
      freeJustOver: fresh(this.#freeOverAt), extendedTo: fresh(this.#extendedAt) ? this.#shown?.ceilingMinutes ?? null : null,
      askingExtension: this.#extensionAsked ?? this.#shown?.phase === 'near',
    }, {
      hangUp: this.#hangUp,
      continuePaid: () => { this.#freeOverAt = null; this.requestUpdate(); },
      keepCeiling: () => { this.#extensionAsked = false; this.requestUpdate(); },
      extend: () => this.#fire('ck-extend', { minutes: this.extension?.minutes ?? 0 }),
    });
  }

  /** Follows the meter for the moments that it brings with it. */
  #look(): void {
    const before = this.#shown;
    const now = this.view?.snapshot() ?? null;
    const expired = [this.#freeOverAt, this.#extendedAt].some((at) => at !== null && performance.now() - at >= MOMENT);
    if (!expired && JSON.stringify(before) === JSON.stringify(now)) return;
    if (before?.phase === 'free' && now && now.freeLeftSeconds === 0) this.#freeOverAt = performance.now();
    if (expired) this.#forgetOldMoments();
    if (before && now && now.ceilingMinutes > before.ceilingMinutes) {
      this.#extendedAt = performance.now();
      this.#extensionAsked = null;
    }
    this.#shown = now;
    this.requestUpdate();
    if (before?.phase === 'joining' && now && now.phase !== 'joining' && now.phase !== 'ended') void this.#focusMicrophone();
  }

  #forgetOldMoments(): void {
    const old = (at: number | null) => at !== null && performance.now() - at >= MOMENT;
    if (old(this.#freeOverAt)) this.#freeOverAt = null;
    if (old(this.#extendedAt)) this.#extendedAt = null;
  }

  /** Focus goes with the task, but is never taken from somebody who writes. */
  async #focusMicrophone(): Promise<void> {
    await this.updateComplete;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement === this) this.renderRoot.querySelector<HTMLElement>('#microphone')?.focus();
  }

  readonly #microphone = (): void => this.#fire('ck-mute', { muted: !this.muted });
  readonly #camera = (): void => this.#fire('ck-camera', { on: !this.camera });
  readonly #chat = (): void => this.#fire('ck-chat', { open: !this.chatOpen });
  readonly #hangUp = (): void => this.#fire('ck-hang-up');
  readonly #redraw = (): void => this.requestUpdate();
  readonly #askExtend = (): void => {
    this.#extensionAsked = true;
    this.requestUpdate();
  };

  readonly #play = async (event: Event): Promise<void> => {
    const video = event.type === 'click' ? this.renderRoot.querySelector<HTMLVideoElement>('#remote') : event.currentTarget;
    if (!(video instanceof HTMLVideoElement)) return;
    try {
      await video.play();
      this.soundBlocked = false;
    } catch (error) {
      // Sound needs a press on the page first; a new stream interrupting the old one needs nothing.
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.soundBlocked = true;
    }
  };

  async #useSpeaker(): Promise<void> {
    const sound = this.renderRoot.querySelector<HTMLVideoElement>('#remote');
    // Some browsers leave the choice to the system.
    if (!sound || !('setSinkId' in sound)) return;
    try {
      await sound.setSinkId(this.speakerId);
    } catch (error) {
      // A loudspeaker that was pulled out: the sound stays where the system plays it.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  get #isFullScreen(): boolean {
    return this.matches(':fullscreen');
  }

  get #canFillScreen(): boolean {
    return document.fullscreenEnabled;
  }

  readonly #fullScreen = async (): Promise<void> => {
    this.menuOpen = false;
    if (this.#isFullScreen) await document.exitFullscreen();
    else await this.requestFullscreen();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const command = this.keys ? keyCommand(event) : null;
    if (event.key === 'Escape' && this.menuOpen) this.menuOpen = false;
    switch (command) {
      case 'microphone': return this.#microphone();
      case 'camera': return this.#camera();
      case 'chat': return this.#chat();
      case 'read': return this.readMeter();
      case 'leaveFullScreen': return void (this.#isFullScreen && this.#fullScreen());
      case null:
    }
  };

  #fire(name: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get('ck-call-stage')) customElements.define('ck-call-stage', CkCallStage);

declare global {
  interface HTMLElementTagNameMap { 'ck-call-stage': CkCallStage }
}
