import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../page/announce.ts';
import { icon } from '../page/icon.ts';
import { showLight } from './header.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { refusalWords } from './refusal.ts';
import { say, type Says } from './texts.ts';
import type { Me } from '../wire.ts';

/** The switch of one's light, and beside it the truth about who sees it. */
export class CkLampBox extends LightElement {
  static override properties = { me: { state: true }, refusal: { state: true } };
  declare me: Me | null;
  declare refusal: string;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    Object.assign(this, { me: null, refusal: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = platform().watch((event) => { if (['me.changed', 'talk.changed', 'open', 'reset'].includes(event.type)) void this.#load(); });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Whether the light is switched on. */
  get on(): boolean {
    return this.me !== null && this.me.availableUntil !== null;
  }

  protected override render(): TemplateResult {
    const { locale, me, on, refusal } = this;
    return html`<div class="lamp-box ${on ? 'on' : ''}"><label class="lamp-switch"><input type="checkbox" role="switch" .checked=${on} ?disabled=${me === null} @change=${this.#switch}><i></i><span>${say(locale, 'available')}</span></label>
      <p>${me === null ? say(locale, 'loading') : say(locale, this.#words(me))}${on ? ` ${say(locale, 'lightPage')}` : ''}</p></div>
      ${refusal === '' ? nothing : html`<p class="note warn" role="alert">${icon('warning', 18)}<span>${refusal}</span></p>`}`;
  }

  #words(me: Me): Says {
    if (!this.on) return 'lightOff';
    return me.light === 'busy' ? 'lightBusy' : 'lightOn';
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

  readonly #switch = async (event: Event): Promise<void> => {
    const available = event.target instanceof HTMLInputElement && event.target.checked;
    try {
      this.#take(await platform().choku.put('/v1/me/availability', { body: { available } }));
      announce(say(this.locale, available ? 'lightOn' : 'lightOff'));
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
      this.requestUpdate();
    }
  };
}

if (!customElements.get('ck-lamp-box')) customElements.define('ck-lamp-box', CkLampBox);

declare global {
  interface HTMLElementTagNameMap { 'ck-lamp-box': CkLampBox }
}
