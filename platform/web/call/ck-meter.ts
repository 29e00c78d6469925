import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { type MeterSnapshot, type MeterView, NEAR_CEILING_SECONDS } from './meter-view.ts';
import { MeterWatch } from './meter-watch.ts';
import { sentenceAfter, sentenceNow } from './meter-sentences.ts';
import { clockOf, say, yenText } from './texts.ts';

/**
 * The meter of a talk: state, talk time, bill, the track up to the ceiling. On the dark stage, the same for both sides; the
 * provider reads sales large and the bill small. Says its milestones aloud, never its ticking.
 *
 * @fires ck-ask-extend - the visitor asks for a higher ceiling
 */
export class CkMeter extends LitElement {
  static override properties = { view: { attribute: false }, locale: {}, extendable: { type: Boolean }, otherName: { attribute: 'other-name' }, compact: { type: Boolean } };

  static override styles = css`
    :host { display: block; container-type: inline-size; color: var(--ck-on-stage); font-family: var(--ck-font); font-variant-numeric: tabular-nums; line-height: 1.5; }
    .meter { display: grid; grid-template-columns: auto 1fr auto; align-items: end; gap: 2px 16px; }
    .state { grid-column: 1 / -1; display: flex; align-items: center; justify-content: space-between; gap: 12px; min-height: 24px; font-size: var(--ck-text-sm); font-weight: 700; color: var(--ck-on-stage-2); }
    .state > span:first-child { display: inline-flex; align-items: center; gap: 7px; word-break: auto-phrase; }
    .dot { width: 8px; height: 8px; border-radius: 50%; background: currentColor; flex: none; }
    .free .state { color: var(--ck-stage-free); }
    :is(.paid, .near) .state > span:first-child { color: var(--ck-lamp); }
    .near .right, .paused .state { color: var(--ck-stage-warn); }
    .time, .yen { white-space: nowrap; font-size: clamp(1.375rem, 11cqi, 2.5rem); font-weight: 700; line-height: 1.15; letter-spacing: -0.02em; }
    .yen { text-align: right; }
    .yen small { font-size: 0.55em; margin-right: 1px; letter-spacing: 0; }
    .yen .label { display: block; font-size: var(--ck-text-xs); font-weight: 600; letter-spacing: 0; line-height: 1.3; color: var(--ck-on-stage-2); }
    .rate { font-size: var(--ck-text-sm); color: var(--ck-on-stage-2); padding-bottom: 6px; word-break: auto-phrase; }
    .track { grid-column: 1 / -1; position: relative; height: 10px; margin-top: 6px; }
    .groove { position: absolute; inset: 0; overflow: hidden; border-radius: 99px; background: color-mix(in oklab, var(--ck-on-stage) 16%, transparent); }
    .fill, .first { position: absolute; inset: 0; border-radius: 99px; background: var(--ck-lamp); }
    .free .fill, .first { background: var(--ck-stage-free); }
    .first { border-radius: 0; }
    .still .fill { opacity: 0.45; }
    .tick { position: absolute; top: -3px; bottom: -3px; width: 2px; border-radius: 2px; background: var(--ck-stage-warn); }
    .scale { grid-column: 1 / -1; display: flex; justify-content: space-between; gap: 8px; min-height: 18px; margin-top: 4px; font-size: var(--ck-text-xs); color: var(--ck-on-stage-2); }
    .scale b { font-weight: 600; color: var(--ck-on-stage); }
    .extend { position: relative; border: 0; padding: 0; background: none; font: inherit; color: var(--ck-on-stage); text-decoration: underline; text-underline-offset: 3px; cursor: pointer; }
    .extend::after { content: ''; position: absolute; inset: -12px -8px; }
    .extend:focus-visible { outline: 3px solid var(--ck-lamp); outline-offset: 3px; border-radius: 4px; }
    .aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    :host([compact]) .state, :host([compact]) .track, :host([compact]) .scale, :host([compact]) .rate { display: none; }
    @media (forced-colors: active) { .groove { border: 1px solid CanvasText; } .fill, .first { forced-color-adjust: none; } }
  `;

  declare view: MeterView | null;
  declare locale: Locale;
  /** True where the visitor may ask for a higher ceiling. */
  declare extendable: boolean;
  /** The other person's name, shown to the provider. */
  declare otherName: string;
  /** Shows time and bill alone, for the docked call. */
  declare compact: boolean;
  #shown: MeterSnapshot | null = null;
  #polite = '';
  #assertive = '';

  constructor() {
    super();
    this.view = null;
    this.locale = 'ja';
    this.extendable = false;
    this.otherName = '';
    this.compact = false;
    this.addController(new MeterWatch(this, { begin: () => { this.#shown = null; }, look: () => this.#look() }));
  }

  /** Reads out talk time and bill once. */
  readOut(): void {
    if (this.#shown) this.#speak({ text: sentenceNow(this.#shown, this.locale), urgent: false });
  }

  protected override render(): TemplateResult {
    const now = this.#shown;
    return html`${now ? this.#meter(now) : nothing}
      <div class="aloud" role="status">${this.#polite}</div>
      <div class="aloud" role="alert">${this.#assertive}</div>`;
  }

  #meter(now: MeterSnapshot): TemplateResult {
    const { locale } = this;
    return html`<div class="meter ${now.phase} ${now.still ? 'still' : ''}">
      <div class="state"><span><i class="dot"></i>${this.#state(now)}</span>${this.#right(now)}</div>
      <div class="time" role="timer" aria-live="off" aria-label="${say(locale, 'talkTime')} ${clockOf(now.talkSeconds)}">${clockOf(now.talkSeconds)}</div>
      <div class="rate">${this.#next(now)}</div>
      ${this.#money(now)}
      ${this.#track(now)}
      <div class="scale"><span>${now.freeSeconds > 0 && now.phase !== 'free' && now.phase !== 'joining' ? say(locale, 'freeMinute') : nothing}</span>
        ${now.phase === 'joining' || now.phase === 'free' ? nothing : html`<span>${say(locale, 'ceiling')} <b>${clockOf(now.ceilingMinutes * 60)}</b> ・ <b>${yenText(now.ceilingAmount)}</b></span>`}</div>
    </div>`;
  }

  #money(now: MeterSnapshot): TemplateResult {
    const amount = now.sales ?? now.bill;
    const label = say(this.locale, now.sales === null ? 'bill' : 'sales');
    return html`<div class="yen" role="group" aria-label="${label} ${yenText(amount)}">${now.sales === null ? nothing : html`<span class="label">${label}</span>`}<small>¥</small>${yenText(amount).slice(1)}</div>`;
  }

  #state(now: MeterSnapshot): string {
    const { locale } = this;
    switch (now.phase) {
      case 'joining': return say(locale, 'joining');
      case 'free': return say(locale, 'freeMinute');
      case 'paused': return say(locale, 'paused');
      case 'ended': return say(locale, 'ended');
      case 'paid':
      case 'near': return now.sales === null ? say(locale, 'inTalkAt', { yen: yenText(now.pricePerMinute) }) : say(locale, 'inTalk');
    }
  }

  #right(now: MeterSnapshot): TemplateResult | typeof nothing {
    const { locale } = this;
    if (now.phase === 'free') return html`<span class="right">${say(locale, 'secondsLeft', { n: now.freeLeftSeconds })}</span>`;
    if (now.phase === 'near') return html`<span class="right">${say(locale, 'timeLeft', { clock: clockOf(now.leftSeconds) })}</span>`;
    if (now.phase !== 'paid') return nothing;
    if (now.sales !== null) return html`<span>${this.otherName === '' ? '' : say(locale, 'name', { name: this.otherName })}</span>`;
    return this.extendable ? html`<button class="extend" type="button" @click=${this.#extend}>${say(locale, 'extendCeiling')}</button>` : nothing;
  }

  #next(now: MeterSnapshot): string {
    const { locale } = this;
    if (now.phase === 'free') return say(locale, 'afterFree', { yen: yenText(now.pricePerMinute) });
    if (now.freeSeconds === 0 && now.talkSeconds < 60 && now.sales === null && now.phase !== 'ended') return say(locale, 'noFree');
    return now.sales !== null && now.phase !== 'joining' ? say(locale, 'billIs', { yen: yenText(now.bill) }) : '';
  }

  #track(now: MeterSnapshot): TemplateResult {
    const whole = now.phase === 'free' ? now.freeSeconds : now.ceilingMinutes * 60;
    const part = (count: number) => Math.min(1, count / whole);
    const upTo = (share: number) => `transform:translateX(${(share - 1) * 100}%)`;
    const first = now.phase === 'free' ? 0 : part(Math.min(now.talkSeconds, now.freeSeconds));
    return html`<div class="track" aria-hidden="true">
      <div class="groove"><div class="fill" .style=${upTo(now.phase === 'joining' ? 0 : part(now.talkSeconds))}></div>${first > 0 ? html`<div class="first" .style=${upTo(first)}></div>` : nothing}</div>
      ${now.phase === 'free' || now.phase === 'joining' ? nothing : html`<div class="tick" .style=${`left:${part(whole - NEAR_CEILING_SECONDS) * 100}%`}></div>`}
    </div>`;
  }

  readonly #extend = (): void => {
    this.dispatchEvent(new CustomEvent('ck-ask-extend', { bubbles: true, composed: true }));
  };

  #look(): void {
    const now = this.view?.snapshot() ?? null;
    if (now === null || JSON.stringify(now) === JSON.stringify(this.#shown)) return;
    const sentence = sentenceAfter(this.#shown, now, this.locale);
    this.#shown = now;
    if (sentence) this.#speak(sentence);
    this.requestUpdate();
  }

  #speak({ text, urgent }: { text: string; urgent: boolean }): void {
    // The same sentence twice would not be heard: an invisible space makes it new.
    const fresh = (old: string) => (old === text ? `${text}\u200B` : text);
    if (urgent) this.#assertive = fresh(this.#assertive);
    else this.#polite = fresh(this.#polite);
    this.requestUpdate();
  }
}

if (!customElements.get('ck-meter')) customElements.define('ck-meter', CkMeter);

declare global {
  interface HTMLElementTagNameMap { 'ck-meter': CkMeter }
}
