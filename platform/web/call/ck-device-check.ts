import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { callButtons } from './call-styles.ts';
import { deviceStyles } from './device-styles.ts';
import { deviceWords } from './device-words.ts';
import { icon } from './icons.ts';
import { mediaBrowser, openMedia, type Device, type DevicePermission, type MediaBrowser, type OpenedMedia } from './media.ts';
import { playTestSound, soundLevelOf, VOICE_LEVEL, type SoundLevel } from './sound-level.ts';
import { say } from './texts.ts';

/** Silence for this long makes the check doubt the microphone, in milliseconds. */
const SILENT_AFTER = 8_000;
const MEASURE_EVERY = 100;

/** What the person chose, as `ck-ready` and `ck-join` carry it. With `ck-join` the receiver owns the tracks; with `ck-ready` they stay the check's and stop when it leaves the page. */
export interface ChosenDevices {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
  /** For `setSinkId`; empty for the system's own. */
  readonly speakerId: string;
}

/**
 * Tries the microphone, and for a video talk the camera, before joining: preview, level, choice of devices. A voice talk
 * never asks for the camera. Starts by itself only where the browser has permitted it before; else one button.
 *
 * @fires ck-ready - `ChosenDevices`: devices were opened or exchanged
 * @fires ck-join - `ChosenDevices`: the person presses 参加する
 * @fires ck-open-window - the page around us forbids the microphone: go on in the platform's own page
 */
export class CkDeviceCheck extends LitElement {
  static override properties = {
    video: { type: Boolean }, locale: {}, joinable: { type: Boolean }, direct: { type: Boolean }, browser: { attribute: false },
    phase: { state: true }, opened: { state: true }, devices: { state: true }, level: { state: true },
  };

  static override styles = [callButtons, deviceStyles];

  /** True for a video talk. */
  declare video: boolean;
  declare locale: Locale;
  /** Shows 参加する under the check. */
  declare joinable: boolean;
  /** True where the call connects both devices directly; said before joining. */
  declare direct: boolean;
  declare browser: MediaBrowser;
  declare phase: 'looking' | 'prompt' | 'asking' | 'open' | 'policy';
  declare opened: OpenedMedia | null;
  declare devices: readonly MediaDeviceInfo[];
  declare level: number;
  #sound: SoundLevel | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #openedAt = 0;
  #heard = false;
  #given = false;
  #chosen: Record<'microphone' | 'camera' | 'speaker', string> = { microphone: '', camera: '', speaker: '' };

  constructor() {
    super();
    Object.assign(this, { video: false, locale: 'ja', joinable: false, direct: false, browser: mediaBrowser, phase: 'looking', opened: null, devices: [], level: 0 });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  /** Opens the devices, with the browser's question where it hasn't been answered. */
  async open(): Promise<void> {
    this.phase = 'asking';
    this.#release();
    const { microphone, camera } = this.#chosen;
    this.opened = await openMedia(this.browser, { video: this.video, microphoneId: microphone, cameraId: camera });
    this.phase = 'open';
    this.devices = await this.browser.enumerateDevices();
    this.#measure(this.opened.microphone);
    if (this.opened.microphone) this.#fire('ck-ready');
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('opened')) {
      const preview = this.renderRoot.querySelector('video');
      const camera = this.opened?.camera;
      if (preview && camera) preview.srcObject = new MediaStream([camera]);
    }
  }

  protected override render(): TemplateResult {
    return html`<section class="check" aria-live="polite">${this.#body()}</section>`;
  }

  #body(): TemplateResult | typeof nothing {
    const { locale } = this;
    switch (this.phase) {
      case 'looking': return nothing;
      case 'policy': return this.#problem('microphone', html`<button class="button ink wide" type="button" @click=${() => this.#fire('ck-open-window')}>${icon('ExternalLink', 18)}${say(locale, 'openAtChoku')}</button>`);
      case 'prompt': return html`${this.#title()}<p class="hint">${say(locale, this.video ? 'askBoth' : 'askMicrophone')}</p>${this.#directNote()}
        <button class="button ink wide" type="button" @click=${this.open}>${say(locale, 'checkNow')}</button>`;
      case 'asking': return html`${this.#title()}<p class="hint">${say(locale, 'asking')}</p>`;
      case 'open': return this.opened?.microphone ? this.#ready(this.opened) : this.#failed();
    }
  }

  #title(): TemplateResult {
    return html`<h2>${say(this.locale, this.video ? 'deviceTitleVideo' : 'deviceTitle')}</h2>`;
  }

  #failed(): TemplateResult {
    if (this.opened?.problems.microphone === 'policy') {
      return this.#problem('microphone', html`<button class="button ink wide" type="button" @click=${() => this.#fire('ck-open-window')}>${icon('ExternalLink', 18)}${say(this.locale, 'openAtChoku')}</button>`);
    }
    return this.#problem('microphone', html`<button class="button ink wide" type="button" @click=${this.open}>${say(this.locale, 'retry')}</button>`);
  }

  #problem(device: Device, action: TemplateResult): TemplateResult {
    const words = deviceWords(this.locale, device, this.phase === 'policy' ? 'policy' : this.opened?.problems[device] ?? 'other');
    return html`<div class="problem" role="alert"><i>${icon('MicOff')}</i><h2>${words.title}</h2>
      ${words.steps.length > 1 ? html`<ol>${words.steps.map((step) => html`<li><span>${step}</span></li>`)}</ol>` : html`<p class="hint">${words.steps[0]}</p>`}</div>${action}`;
  }

  #ready(opened: OpenedMedia): TemplateResult {
    const { locale } = this;
    const camera = opened.problems.camera;
    const words = camera ? deviceWords(locale, 'camera', camera) : null;
    return html`${this.#title()}
      ${opened.camera ? html`<video muted autoplay playsinline aria-label=${say(locale, 'preview')}></video>` : nothing}
      ${words ? html`<div class="note">${icon('VideoOff', 18)}<span><b>${words.title}</b>${words.steps[0]}</span></div>` : nothing}
      <div class="level">${icon('Mic', 18)}<div class="groove" role="meter" aria-label=${say(locale, 'levelMeter')} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(this.level * 100)}><i .style=${`transform:scaleX(${this.level})`}></i></div>${this.#verdict()}</div>
      <div class="choices">${this.#choice('microphone', 'audioinput')}${this.video ? this.#choice('camera', 'videoinput') : nothing}${this.#choice('speaker', 'audiooutput')}</div>
      ${this.#directNote()}
      ${this.joinable ? html`<button class="button lamp large wide" type="button" @click=${this.#join}>${say(locale, 'join')}</button>` : nothing}`;
  }

  #directNote(): TemplateResult | typeof nothing {
    return this.direct ? html`<p class="hint">${say(this.locale, 'directNote')}</p>` : nothing;
  }

  #verdict(): TemplateResult {
    const { locale } = this;
    if (this.#heard) return html`<p class="good">${say(locale, 'micGood')}</p>`;
    return performance.now() - this.#openedAt > SILENT_AFTER ? html`<p class="silent">${say(locale, 'micSilent')}</p>` : html`<p>${say(locale, 'speak')}</p>`;
  }

  #choice(what: 'microphone' | 'camera' | 'speaker', kind: MediaDeviceKind): TemplateResult | typeof nothing {
    const { locale } = this;
    const found = this.devices.filter((device) => device.kind === kind);
    if (found.length === 0 || (what === 'speaker' && !('setSinkId' in HTMLMediaElement.prototype))) return nothing;
    const present = this.#chosen[what] || this.#usedId(what);
    return html`<label>${say(locale, what)}<select @change=${(event: Event) => this.#choose(what, event)}>${found.map((device, index) => html`
      <option value=${device.deviceId} ?selected=${device.deviceId === present}>${device.label || say(locale, 'unnamedDevice', { kind: say(locale, what), n: index + 1 })}</option>`)}</select>
      </label>${what === 'speaker' ? html`<button class="button line" type="button" @click=${() => playTestSound(this.#chosen.speaker)}>${icon('Volume2', 18)}${say(locale, 'testSound')}</button>` : nothing}`;
  }

  #usedId(what: 'microphone' | 'camera' | 'speaker'): string {
    return what === 'speaker' ? '' : this.opened?.[what]?.getSettings().deviceId ?? '';
  }

  #choose(what: 'microphone' | 'camera' | 'speaker', event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.#chosen[what] = event.target.value;
    if (what === 'speaker') this.#fire('ck-ready');
    else void this.open();
  }

  async #look(): Promise<void> {
    const wanted: Device[] = this.video ? ['microphone', 'camera'] : ['microphone'];
    const answers: DevicePermission[] = await Promise.all(wanted.map((device) => this.browser.permission(device)));
    if (!this.isConnected) return;
    if (answers[0] === 'policy') this.phase = 'policy';
    else if (answers[0] === 'denied' || answers.every((answer) => answer === 'granted')) await this.open();
    else this.phase = 'prompt';
  }

  #measure(track: MediaStreamTrack | null): void {
    if (!track) return;
    this.#sound = soundLevelOf(track);
    this.#openedAt = performance.now();
    this.#heard = false;
    this.#timer = setInterval(() => {
      const level = this.#sound?.read() ?? null;
      // As long as the browser doesn't let the page listen, silence says nothing about the microphone.
      if (level === null) this.#openedAt = performance.now();
      this.#heard ||= (level ?? 0) > VOICE_LEVEL;
      this.level = Math.min(1, Math.round((level ?? 0) * 40) / 10);
      if (!this.#heard) this.requestUpdate();
    }, MEASURE_EVERY);
  }

  #release(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#sound?.close();
    this.#timer = null;
    this.#sound = null;
    // Tracks given away with ck-join belong to the call now.
    if (this.#given) return;
    this.opened?.microphone?.stop();
    this.opened?.camera?.stop();
  }

  readonly #join = (): void => {
    this.#given = true;
    this.#fire('ck-join');
  };

  #fire(name: string): void {
    const { microphone = null, camera = null } = this.opened ?? {};
    this.dispatchEvent(new CustomEvent<ChosenDevices>(name, { detail: { microphone, camera, speakerId: this.#chosen.speaker }, bubbles: true, composed: true }));
  }
}

if (!customElements.get('ck-device-check')) customElements.define('ck-device-check', CkDeviceCheck);

declare global {
  interface HTMLElementTagNameMap { 'ck-device-check': CkDeviceCheck }
}
