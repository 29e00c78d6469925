import { html, nothing, type TemplateResult } from 'lit';
import '../../call/ck-device-check.ts';
import type { ChosenDevices } from '../../call/ck-device-check.ts';
import { say as sayOfCall } from '../../call/texts.ts';
import { icon } from '../../page/icon.ts';
import { chooseOtherCard, hangUp } from '../deeds.ts';
import { countdown, yenText } from '../format.ts';
import type { Talk, TalkHold } from '../../wire.ts';
import { face, Panel } from './panel.ts';

/** The provider has accepted: two minutes to join, and what becomes of the hold. Also the way back into a running talk. */
export class CkAcceptedPanel extends Panel {
  protected override readonly ticking = true;

  protected override render(): TemplateResult {
    const { app } = this;
    const { talk } = app.parts.talks;
    if (!talk) return html``;
    const live = talk.state === 'live';
    const title = live ? this.say('busy') : this.say('acceptedTitle', { name: app.name });
    const sub = this.say('upTo', { mode: this.say(talk.mode), n: talk.ceilingMinutes });
    return html`${this.head({ title, sub, face: face(talk.other, 40, 'light-available') })}
      <div class="talk-body stack">${this.#left(talk)}${talk.hold ? this.#hold(talk.hold) : nothing}${this.#join(talk)}</div>
      <div class="talk-dock spread">${this.refusal()}<span></span><button class="button ghost" type="button" @click=${() => void hangUp(app)}>${this.say('cancelTalk')}</button></div>`;
  }

  #left(talk: Talk): TemplateResult | typeof nothing {
    if (talk.joinBy === null) return nothing;
    const clock = countdown(this.app.parts.clock.secondsUntil(talk.joinBy));
    return html`<div class="join-left"><p class="phrases">${this.say(this.app.parts.call.isIn(talk.id) ? 'inTime' : 'acceptedText')}</p><b role="timer" aria-live="off" class="number">${clock}</b></div>`;
  }

  #hold(hold: TalkHold): TemplateResult {
    const yen = yenText(hold.amount);
    switch (hold.state) {
      case 'placing': return html`<p class="note" role="status"><span class="spinner"></span><span><b>${this.say('holdPlacing')}</b><br>${this.say('holdAmount', { yen })}</span></p>`;
      case 'placed': return this.note('free', 'circle-check', this.say('holdPlaced', { yen }));
      case 'authenticating': return html`<div class="stack tight">${this.note('warn', 'shield', html`<b>${this.say('bankTitle')}</b><br>${this.say('bankText', { yen })}`)}
        ${hold.confirmUrl === null ? nothing : html`<a class="button ink large wide" href=${hold.confirmUrl} target="_blank">${icon('external', 20)}${this.say('openBank')}</a>`}</div>`;
      case 'declined': return this.#declined(hold);
    }
  }

  /** The page's one alarm says it aloud; here it is only shown. */
  #declined(hold: TalkHold): TemplateResult {
    const card = hold.card ? html`<p class="card-row">${icon('card', 20)}<span class="number">${hold.card.label}</span></p>` : nothing;
    if (hold.cardsLeft === 0) return html`${this.note('warn', 'card', this.say('noMoreCards'))}${card}`;
    return html`<div class="stack tight">${this.note('warn', 'card', html`<b>${this.say('holdDeclinedTitle')}</b><br>${this.say('holdDeclinedText')}`)}${card}
      <button class="button lamp large wide" type="button" @click=${() => void chooseOtherCard(this.app)}>${this.say('otherCard')}${icon('external', 20)}</button>
      <p class="hint under">${this.say('cardPrivate', { name: this.app.name })}</p></div>`;
  }

  #join(talk: Talk): TemplateResult | typeof nothing {
    const { app } = this;
    const { call } = app.parts;
    if (call.isIn(talk.id)) return html`<p class="hint" role="status">${this.say('joined')}</p>`;
    if (call.joining) return html`<button class="button lamp large wide" type="button" aria-busy="true">${this.say('joining')}</button>`;
    if (call.needsPress) {
      return html`<ck-device-check .video=${talk.mode === 'video'} .locale=${app.locale} joinable .direct=${app.parts.direct} @ck-join=${this.#joinWith} @ck-open-window=${this.#openPage}></ck-device-check>`;
    }
    // Where the card is the question, it has the one yellow button.
    const kind = talk.hold?.state === 'declined' || talk.hold?.state === 'authenticating' ? 'line' : 'lamp';
    return html`<div class="stack tight"><button class="button ${kind} large wide" type="button" data-focus @click=${() => void app.attempt(() => call.join(talk))}>${icon('phone', 20)}${this.say('join')}</button>
      ${app.parts.direct ? html`<p class="hint under">${sayOfCall(app.locale, 'directNote')}</p>` : nothing}</div>`;
  }

  readonly #joinWith = (event: CustomEvent<ChosenDevices>): void => {
    const { talk } = this.app.parts.talks;
    if (talk) void this.app.attempt(() => this.app.parts.call.join(talk, event.detail));
  };

  readonly #openPage = (): void => {
    const { platform, api } = this.app.parts;
    window.open(`${platform}/s/${api.serviceId}/talk`, '_blank', 'noopener');
  };
}

if (!customElements.get('ck-accepted-panel')) customElements.define('ck-accepted-panel', CkAcceptedPanel);
