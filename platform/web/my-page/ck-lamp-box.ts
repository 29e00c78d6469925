import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../page/announce.ts';
import { icon } from '../page/icon.ts';
import { pushPermission, takePushes } from '../page/push.ts';
import './ck-push-offer.ts';
import { showLight } from './header.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';
import { say } from './texts.ts';
import { clockTime, secondsUntil } from './times.ts';
import type { Me } from '../wire.ts';

/** From so many seconds before its end on, the light can be made to last. */
const LONGER_FROM = 30 * 60;

/** The switch of one's light, and beside it the truth about who sees it and what reaches one. */
export class CkLampBox extends LightElement {
  static override properties = { me: { state: true }, refusal: { state: true } };
  declare me: Me | null;
  declare refusal: string;
  #stop: () => void = () => undefined;
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor() {
    super();
    Object.assign(this, { me: null, refusal: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = platform().watch((event) => { if (['me.changed', 'talk.changed', 'open', 'reset'].includes(event.type)) void this.#load(); });
    this.#timer = setInterval(() => { this.requestUpdate(); }, 60_000);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Whether the light is switched on. */
  get on(): boolean {
    return this.me !== null && this.me.availableUntil !== null;
  }

  protected override render(): TemplateResult {
    const { locale, me, on, refusal } = this;
    const reach = me?.pushReady === true ? 'lightPush' : 'lightPage';
    return html`<div class="lamp-box ${on ? 'on' : ''}"><label class="lamp-switch"><input type="checkbox" role="switch" .checked=${on} ?disabled=${me === null} @change=${this.#switch}><i></i><span>${say(locale, 'available')}</span></label>
      <p class="phrases">${me === null ? say(locale, 'loading') : this.#words(me)}${on ? ` ${say(locale, reach)}` : ''}</p>${this.#longer()}</div>
      ${on && me?.pushReady === false ? html`<ck-push-offer why="light" @ck-push=${() => { void this.#load(); }}></ck-push-offer>` : nothing}
      ${refusal === '' ? nothing : html`<p class="note warn" role="alert">${icon('warning', 18)}<span>${refusal}</span></p>`}`;
  }

  #words({ light, availableUntil }: Me): string {
    const { locale } = this;
    if (availableUntil === null) return say(locale, 'lightOff');
    if (light === 'busy') return say(locale, 'lightBusy');
    return say(locale, 'lightOn', { time: clockTime(availableUntil) });
  }

  /** Near its end the light can be given two more hours with one press. */
  #longer(): TemplateResult | typeof nothing {
    const until = this.me?.availableUntil ?? null;
    if (until === null || secondsUntil(until) > LONGER_FROM) return nothing;
    return html`<button class="button line small" type="button" @click=${() => { void this.#set(true); }}>${say(this.locale, 'lightLonger')}</button>`;
  }

  async #load(): Promise<void> {
    try {
      this.#take(await platform().choku.get('/v1/me'));
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
    }
  }

  #take(me: Me): void {
    this.me = me;
    this.refusal = '';
    this.dispatchEvent(new CustomEvent('ck-light', { detail: { on: this.on }, bubbles: true }));
    showLight(me, this.locale);
  }

  async #set(available: boolean): Promise<void> {
    try {
      const me = await platform().choku.put('/v1/me/availability', { body: { available } });
      this.#take(me);
      announce(this.#words(me));
      if (available && !me.pushReady) await this.#takeAllowedPushes();
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
      this.requestUpdate();
    }
  }

  /** Who has allowed notifications before needs no question: the light makes this browser a device again, for instance after signing in anew. */
  async #takeAllowedPushes(): Promise<void> {
    if (pushPermission() === 'granted' && await takePushes(platform().choku) === 'on') await this.#load();
  }

  readonly #switch = (event: Event): void => {
    void this.#set(event.target instanceof HTMLInputElement && event.target.checked);
  };
}

if (!customElements.get('ck-lamp-box')) customElements.define('ck-lamp-box', CkLampBox);

declare global {
  interface HTMLElementTagNameMap { 'ck-lamp-box': CkLampBox }
}
