import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { billedSecondsOf, billOf } from '../../../src/primitives/price.ts';
import { seconds } from '../../../src/primitives/seconds.ts';
import { yen } from '../../../src/primitives/yen.ts';
import { icon } from '../../page/icon.ts';
import { keepRequest, keptRequest, request } from '../deeds.ts';
import { clockTime, textLength, waitText, yenText } from '../format.ts';
import type { RequestDraft } from '../frame-app.ts';
import type { FrameText } from '../texts.ts';
import type { RequestForm } from '../../wire.ts';
import { Panel } from './panel.ts';

const waits = [5, 10, 15, 20, 30, 45, 60];
const waitsWhenAway = [60, 120, 180];
const longest = 500;
const refusals: Readonly<Record<NonNullable<RequestForm['refusal']>, FrameText>> = {
  own_service: 'ownService', too_many_open_requests: 'tooManyRequests', already_requested: 'alreadyRequested', service_not_available: 'notAvailable',
};

/** The request form: how, how long, how long to wait, a word, and what it may cost before anything is pressed. */
export class CkRequestPanel extends Panel {
  static override properties = { ...Panel.properties, draft: { state: true }, sending: { state: true } };

  declare draft: RequestDraft | null;
  declare sending: boolean;
  /** The form whose last words the fields began with; null once the person has changed something. */
  #begunFrom: RequestForm | null = null;

  constructor() {
    super();
    this.draft = null;
    this.sending = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const form = this.#form;
    if (!form) return;
    if (this.draft === null) {
      const kept = keptRequest(this.app);
      this.draft = kept ?? this.#begin(form);
      this.#begunFrom = kept === null ? form : null;
    } else if (this.#begunFrom !== null && this.#begunFrom !== form) {
      // The form was read anew, with the last request in it, and nothing has been touched.
      this.draft = this.#begin(form);
      this.#begunFrom = form;
    }
  }

  protected override render(): TemplateResult {
    const { app, draft } = this;
    const form = this.#form;
    if (!form || !draft) return html``;
    const price = this.say('perMinute', { yen: yenText(form.pricePerMinute) });
    const sub = html`<span>${this.say('name', { name: app.name })}</span><span class="number">${price}${form.freeSeconds === 60 ? `・${this.say('freeMinute')}` : ''}</span>`;
    return html`${this.head({ title: this.say('requestTitle'), sub, back: () => app.go('chat') })}
      <form class="talk-form" @submit=${this.#submit}>
        <div class="talk-body"><div class="request-fields"><div class="stack">${this.#notes(form)}${this.#modes(form, draft)}${this.#ceilings(form, draft)}${this.#wait(draft)}${this.#comment(draft)}</div>
          <div class="stack">${this.#money(form, draft)}${this.#month(form, draft)}${app.parts.mode === 'frame' ? this.note('ai', 'lock', this.say('cardOnlyHere', { host: new URL(app.parts.platform).host })) : nothing}</div></div></div>
        <div class="talk-dock">${this.refusal()}${this.#submitButton(form, draft)}</div>
      </form>`;
  }

  get #form(): RequestForm | null {
    const { form, service } = this.app.parts.talks;
    return form ?? (service ? this.app.parts.talks.guessForm(service) : null);
  }

  #begin(form: RequestForm): RequestDraft {
    const { last } = form;
    const waits = this.#waits();
    const waitMinutes = last && waits.includes(last.waitMinutes) ? last.waitMinutes : waits.includes(15) ? 15 : waits[0] ?? 15;
    const mode = last && form.modes.includes(last.mode) ? last.mode : form.modes[0] ?? 'voice';
    return { mode, ceilingMinutes: asCeiling(last?.ceilingMinutes ?? 20), waitMinutes, comment: last?.comment ?? '' };
  }

  #waits(): number[] {
    return this.app.parts.talks.service?.light === 'away' ? waitsWhenAway : waits;
  }

  #notes(form: RequestForm): TemplateResult {
    const { app, draft } = this;
    const { name } = app;
    const amount = form.ceilings.find(({ minutes }) => minutes === draft?.ceilingMinutes)?.amount ?? 0;
    const last = app.parts.talks.previous;
    return html`${form.refusal === null ? nothing : this.note('warn', 'info', this.say(refusals[form.refusal]))}
      ${form.freeSeconds === 0 ? this.note('warn', 'clock', html`<b>${this.say('noFreeTitle')}</b><br>${this.say('noFreeWhy', { name })}`) : nothing}
      ${app.parts.talks.service?.light === 'away' ? this.note('ai', 'bell', this.say('awayNote', { name })) : nothing}
      ${last && last.pricePerMinute < form.pricePerMinute ? this.note('warn', 'info', this.say('priceRose', { old: this.say('perMinute', { yen: yenText(last.pricePerMinute) }), new: this.say('perMinute', { yen: yenText(form.pricePerMinute) }) })) : nothing}
      ${amount >= form.bigHoldFrom ? this.note('warn', 'card', html`${this.say('bigHold', { yen: yenText(amount) })}<br>${this.say('debitNote')}`) : isDebited(form) ? this.note('warn', 'card', this.say('debitNote')) : nothing}
      ${form.queueLength > 0 ? this.note('ai', 'users', html`${this.say('queueNote', { n: form.queueLength })} ${form.waitEstimateMinutes === null ? nothing : `${this.say('wait')} ${this.say('waitAtMost', { n: form.waitEstimateMinutes })}`}`) : nothing}`;
  }

  #modes(form: RequestForm, draft: RequestDraft): TemplateResult {
    const signs = { voice: 'mic', video: 'video' } as const;
    return html`<fieldset class="field"><legend class="label">${this.say('mode')}</legend><div class="segmented">${form.modes.map((mode) => html`
      <label>${icon(signs[mode], 18)}${this.say(mode)}<input type="radio" name="mode" value=${mode} .checked=${draft.mode === mode} @change=${() => this.#change({ mode })}></label>`)}</div></fieldset>`;
  }

  #ceilings(form: RequestForm, draft: RequestDraft): TemplateResult {
    return html`<fieldset class="field"><legend class="label">${this.say('ceiling')}<small>${this.say('ceilingHint')}</small></legend><div class="option-tiles">${form.ceilings.map(({ minutes, amount }) => html`
      <label class="option-tile"><b>${this.say('minutes', { n: minutes })}</b><small>${yenText(amount)}</small><input type="radio" name="ceiling" value=${minutes} .checked=${draft.ceilingMinutes === minutes} @change=${() => this.#change({ ceilingMinutes: asCeiling(minutes) })}></label>`)}</div></fieldset>`;
  }

  #wait(draft: RequestDraft): TemplateResult {
    const waits = this.#waits();
    const offered = waits.includes(draft.waitMinutes) ? waits : [...waits, draft.waitMinutes].sort((one, other) => one - other);
    const change = (event: Event) => this.#change({ waitMinutes: Number((event.currentTarget as HTMLSelectElement).value) });
    return html`<label class="field"><span class="label">${this.say('waitingTime')}</span><span class="select"><select class="input" name="wait" @change=${change}>${offered.map((minutes) => html`
      <option value=${minutes} ?selected=${minutes === draft.waitMinutes}>${waitText(this.app.locale, minutes)}</option>`)}</select>${icon('chevron-down', 20)}</span></label>`;
  }

  #comment(draft: RequestDraft): TemplateResult {
    const length = textLength(draft.comment);
    const change = (event: Event) => this.#change({ comment: (event.currentTarget as HTMLTextAreaElement).value });
    const tone = length > longest ? 'over' : length > longest * 0.9 ? 'near' : '';
    return html`<label class="field"><span class="label">${this.say('comment', { name: this.app.name })}<small>${this.say('optional')}</small></span>
      <textarea class="input" name="comment" rows="3" .value=${draft.comment} aria-invalid=${length > longest} aria-describedby="comment-error" @input=${change}></textarea>
      <span class="below"><span class="error" id="comment-error">${length > longest ? this.say('tooLong', { n: length }) : nothing}</span>${length > 0 ? html`<span class="counter ${tone}">${length}/${longest}</span>` : nothing}</span></label>`;
  }

  #money(form: RequestForm, { ceilingMinutes }: RequestDraft): TemplateResult {
    const { name } = this.app;
    const amount = form.ceilings.find(({ minutes }) => minutes === ceilingMinutes)?.amount ?? 0;
    const example = billOf(yen(form.pricePerMinute), billedSecondsOf(seconds(300), form.freeSeconds === 0 ? 0 : 60));
    return html`<section class="money-flow" aria-labelledby="money-flow"><h3 id="money-flow">${this.say('moneyFlow')}</h3><ol>
      <li class="now"><i aria-hidden="true">1</i><span>${this.say('moneyNow')}</span><b class="number">¥0</b></li>
      <li><i aria-hidden="true">2</i><span>${this.say('moneyHoldWhen', { name })}</span><b>${this.say('moneyHold', { yen: yenText(amount) })}</b><small>${this.say('moneyHoldHint', { n: ceilingMinutes })}</small></li>
      <li><i aria-hidden="true">3</i><span>${this.say('moneyEndWhen')}</span><b>${this.say('moneyEnd')}</b><small>${this.say('moneyEndHint', { n: 5, yen: yenText(example) })}</small></li></ol></section>`;
  }

  /** What talks cost this month, before another is asked for; who is not signed in here has no month yet. */
  #month(form: RequestForm, draft: RequestDraft): TemplateResult | typeof nothing {
    if (!this.app.parts.session.signedIn) return nothing;
    const { sum, limit, left } = form.month;
    const words = limit === null ? this.say('monthSum', { yen: yenText(sum) }) : this.say('monthSumOf', { yen: yenText(sum), limit: yenText(limit) });
    const settings = `${this.app.parts.platform}/my/settings/cards#monthly-limit`;
    return html`<p class="month-sum number">${words}</p>${this.#passesMonth(form, draft) ? this.note('warn', 'info', html`${this.say('monthFull', { yen: yenText(left ?? 0) })} <a href=${settings} target="_blank" rel="noopener">${this.say('monthChange')}</a>`) : nothing}`;
  }

  #passesMonth(form: RequestForm, draft: RequestDraft): boolean {
    const amount = form.ceilings.find(({ minutes }) => minutes === draft.ceilingMinutes)?.amount ?? 0;
    return form.month.left !== null && amount > form.month.left;
  }

  #submitButton(form: RequestForm, draft: RequestDraft): TemplateResult {
    if (form.refusal !== null) return html`<button class="button line wide" type="button" @click=${() => this.app.go('chat')}>${this.say('ask')}</button>`;
    const amount = form.ceilings.find(({ minutes }) => minutes === draft.ceilingMinutes)?.amount ?? 0;
    const { mandate } = form;
    const good = mandate !== null && mandate.ceilingMinutes >= draft.ceilingMinutes;
    const words = this.sending ? this.say('sending') : this.say(good ? 'requestNow' : 'toConsent');
    return html`${good ? html`<p class="good-line">${icon('check', 18)}<span>${this.say('mandateGood', { yen: yenText(mandate.maximum), n: mandate.ceilingMinutes, time: clockTime(mandate.validUntil) })} · <span class="number">${mandate.card.label}</span></span></p>` : nothing}
      <button class="button lamp large wide" type="submit" aria-busy=${this.sending} ?disabled=${this.#passesMonth(form, draft)}>${words}${good || this.sending ? nothing : icon('external', 20)}</button>
      <p class="hint under">${good ? this.say('requestNowHint') : this.say('toConsentHint', { yen: yenText(amount) })}</p>`;
  }

  #change(changes: Partial<RequestDraft>): void {
    if (!this.draft) return;
    this.#begunFrom = null;
    this.draft = { ...this.draft, ...changes };
    keepRequest(this.app, this.draft);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft } = this;
    if (!draft || this.sending) return;
    if (textLength(draft.comment) > longest) {
      this.querySelector('textarea')?.focus();
      return;
    }
    this.sending = true;
    await request(this.app, { ...draft, comment: draft.comment.trim() });
    this.sending = false;
  };
}

/** Whether the card that would be held on is really debited at once, as debit and prepaid cards are. */
function isDebited({ mandate }: RequestForm): boolean {
  return mandate?.card.funding === 'debit' || mandate?.card.funding === 'prepaid';
}

function asCeiling(minutes: number): RequestDraft['ceilingMinutes'] {
  return minutes === 10 || minutes === 30 || minutes === 60 ? minutes : 20;
}

if (!customElements.get('ck-request-panel')) customElements.define('ck-request-panel', CkRequestPanel);
