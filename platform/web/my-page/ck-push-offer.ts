import { html, nothing, type TemplateResult } from 'lit';
import { announce } from '../page/announce.ts';
import { icon } from '../page/icon.ts';
import { pushPermission, takePushes, type PushOutcome } from '../page/push.ts';
import { tabMemory } from '../page/tab-memory.ts';
import { toast } from '../page/toast.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { pushTexts as t } from './push-texts.ts';

const reasons = { light: t.forLight, waiting: t.forWaiting, settings: t.forSettings } as const;

/**
 * `<ck-push-offer why="light | waiting | settings">` says what notifications would do and lets one take them; the browser asks only
 * after that press. Put away, it stays away in this tab. Dispatches `ck-push` with `{ outcome }`.
 */
export class CkPushOffer extends LightElement {
  static override properties = { why: { type: String }, busy: { state: true }, outcome: { state: true }, away: { state: true } };
  declare why: keyof typeof reasons;
  declare busy: boolean;
  declare outcome: PushOutcome | null;
  declare away: boolean;

  constructor() {
    super();
    Object.assign(this, { why: 'light', busy: false, outcome: null, away: tabMemory.get('choku-push-later') !== null });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { locale, why, outcome } = this;
    if (outcome === 'on' || (this.away && why !== 'settings')) return nothing;
    const permission = pushPermission();
    if (permission === 'denied' || outcome === 'denied') return this.#note(t.denied[locale]);
    if (permission === 'unsupported') return why === 'waiting' ? nothing : this.#note(t.unsupported[locale]);
    if (outcome === 'failed') return this.#note(t.failed[locale]);
    return html`<div class="note ai push-offer">${icon('bell', 18)}<div><p class="phrases">${reasons[why][locale]}</p>
      <p class="row"><button class="button ink small" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${this.#take}>${this.busy ? t.taking[locale] : t.take[locale]}</button>${
      why === 'settings' ? nothing : html`<button class="button ghost small" type="button" @click=${this.#later}>${t.later[locale]}</button>`}</p></div></div>`;
  }

  #note(sentence: string): TemplateResult {
    return html`<p class="note ai push-offer">${icon('bell', 18)}<span class="phrases">${sentence}${this.why === 'light' ? ` ${t.stillOpen[this.locale]}` : ''}</span></p>`;
  }

  readonly #take = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.outcome = await takePushes(platform().choku);
    this.busy = false;
    if (this.outcome === 'on') toast(t.on[this.locale]);
    else announce((this.outcome === 'denied' ? t.denied : t.failed)[this.locale]);
    this.dispatchEvent(new CustomEvent('ck-push', { detail: { outcome: this.outcome }, bubbles: true }));
  };

  readonly #later = (): void => {
    tabMemory.set('choku-push-later', 'yes');
    this.away = true;
  };
}

if (!customElements.get('ck-push-offer')) customElements.define('ck-push-offer', CkPushOffer);

declare global {
  interface HTMLElementTagNameMap { 'ck-push-offer': CkPushOffer }
}
