import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../page/icon.ts';
import { clockTime, dayText, durationWords, yenText } from '../format.ts';
import type { Statement, Talk } from '../../wire.ts';
import { face, Panel } from './panel.ts';
import './review-form.ts';

/** After a talk: the bill first, in rows that add up, then the stars. */
export class CkBillPanel extends Panel {
  static override properties = { ...Panel.properties, reviewing: { state: true } };

  declare reviewing: boolean;

  constructor() {
    super();
    this.reviewing = false;
  }

  protected override render(): TemplateResult {
    const { app } = this;
    const { talk, statement } = app.parts.talks;
    if (!talk) return html``;
    const sub = talk.startedAt && talk.endedAt
      ? html`<span>${this.say('name', { name: talk.other.nickname })}</span><span class="number">${dayText(app.locale, talk.startedAt, app.parts.clock.now())} ${clockTime(talk.startedAt)}–${clockTime(talk.endedAt)}</span>` : '';
    const review = talk.bill !== 0 || this.reviewing;
    return html`${this.head({ title: this.say('endedTitle'), sub, face: face(talk.other, 40) })}
      <div class="talk-body stack loose">${this.refusal()}${talk.bill === 0 || talk.billState === 'waived' ? this.#nothingToPay(talk, statement) : this.#bill(talk, statement)}
        ${review ? html`<ck-review-form .app=${app} .talk=${talk}></ck-review-form>` : nothing}</div>
      <div class="talk-dock two">${review ? nothing : html`<button class="button line" type="button" @click=${() => { this.reviewing = true; }}>${this.say('writeReview')}</button>`}
        <button class="button ghost" type="button" @click=${() => app.go('chat')}>${icon('message', 18)}${this.say('backToChat')}</button>
        <button class="button line" type="button" @click=${() => app.go('request')}>${this.say('requestAgain')}</button></div>`;
  }

  #nothingToPay(talk: Talk, statement: Statement | null): TemplateResult {
    const held = statement?.holds.reduce((sum, hold) => sum + hold.amount, 0) ?? talk.ceilingAmount;
    const time = durationWords(statement?.talkSeconds ?? Math.floor((talk.meter?.talkMs ?? 0) / 1000), this.app.locale);
    const words = talk.billState === 'waived' ? this.say('billWaived', { time, yen: yenText(talk.bill ?? 0) })
      : this.say((statement?.freeSeconds ?? talk.freeSeconds) > 0 ? 'billZero' : 'billZeroAny');
    return html`<section class="bill nothing" aria-labelledby="bill-sum"><div class="bill-sum" id="bill-sum"><span class="hint">${this.say('bill')}</span><b class="amount"><small>¥</small>0</b></div>
      <div class="stack tight"><p class="phrases"><b>${words}</b></p><p class="good-line">${icon('check', 18)}${this.say('releasedWhole', { yen: yenText(held) })}</p>${this.#why(talk)}${this.#link(talk)}</div></section>`;
  }

  #bill(talk: Talk, statement: Statement | null): TemplateResult {
    return html`<section class="bill" aria-labelledby="bill-sum"><div class="bill-sum" id="bill-sum"><span class="hint">${this.say('bill')}</span><b class="amount"><small>¥</small>${yenText(talk.bill ?? 0).slice(1)}</b></div>
      <div class="bill-rows">${statement ? this.#rows(talk, statement) : nothing}${this.#why(talk)}
        ${talk.billState === 'collecting' ? html`<p class="hint">${this.say('collecting')}</p>` : nothing}
        ${talk.billState === 'uncollected' ? this.note('warn', 'warning', this.say('uncollected')) : nothing}${this.#link(talk)}</div></section>`;
  }

  #rows(talk: Talk, statement: Statement): TemplateResult {
    const { locale } = this.app;
    const held = statement.holds.reduce((sum, hold) => sum + hold.amount, 0);
    const settled = talk.state === 'settled';
    const row = (term: string, value: string, tone = '') => html`<div class=${tone}><dt>${term}</dt><dd class="phrases">${value}</dd></div>`;
    return html`<dl>${row(this.say('talked'), durationWords(statement.talkSeconds, locale))}
      ${statement.freeSeconds > 0 ? row(this.say('firstMinute'), this.say('minusFree', { time: durationWords(Math.min(statement.freeSeconds, statement.talkSeconds), locale) }), 'free') : nothing}
      ${row(this.say('billed'), this.say('billedTimes', { time: durationWords(statement.billedSeconds, locale), yen: yenText(statement.pricePerMinute) }))}
      ${held === 0 ? nothing : row(this.say('held'), this.say(settled ? 'released' : 'releasing', { hold: yenText(held), rest: yenText(held - (talk.bill ?? 0)) }), 'held')}</dl>`;
  }

  #why(talk: Talk): TemplateResult | typeof nothing {
    if (talk.endReason === 'absence' && talk.endedAt) return html`<p class="hint">${this.say('endedAbsence', { time: clockTime(talk.endedAt) })}</p>`;
    return talk.endReason === 'ceiling' ? html`<p class="hint">${this.say('endedCeiling')}</p>` : nothing;
  }

  #link(talk: Talk): TemplateResult {
    return html`<a class="quiet-link" href="${this.app.parts.platform}/my/talks/${talk.id}/statement" target="_blank" rel="noopener">${this.say('seeStatement')}</a>`;
  }
}

if (!customElements.get('ck-bill-panel')) customElements.define('ck-bill-panel', CkBillPanel);
