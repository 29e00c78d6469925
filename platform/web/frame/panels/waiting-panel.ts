import { html, nothing, type TemplateResult } from 'lit';
import '../../call/ck-device-check.ts';
import type { ChosenDevices } from '../../call/ck-device-check.ts';
import { icon } from '../../page/icon.ts';
import { countdown } from '../format.ts';
import type { Talk } from '../../wire.ts';
import { face, Panel } from './panel.ts';

// On a page of our own the browser may ask for notifications; a frame in a blog is never asked, its visitor is mailed.
const ownPage = window.top === window;
if (ownPage) void import('../../my-page/ck-push-offer.ts');

/** A request waits: how long still, which place in line, what is usual; the microphone is tried meanwhile. */
export class CkWaitingPanel extends Panel {
  protected override readonly ticking = true;

  protected override render(): TemplateResult {
    const { app } = this;
    const { talk } = app.parts.talks;
    if (!talk) return html``;
    const sub = this.say('upTo', { mode: this.say(talk.mode), n: talk.ceilingMinutes });
    return html`${this.head({ title: this.say('requestTitle'), sub })}
      <div class="talk-body">${this.#who(talk)}${this.#facts(talk)}
        <div class="talk-ready"><ck-device-check .video=${talk.mode === 'video'} .locale=${app.locale} .direct=${app.parts.direct} @ck-ready=${this.#ready} @ck-open-window=${this.#openPage}></ck-device-check>
        <p class="hint">${this.say('leaveOk')}</p>${ownPage ? html`<ck-push-offer why="waiting"></ck-push-offer>` : nothing}</div></div>
      <div class="talk-dock spread">${this.refusal()}<button class="button ghost" type="button" @click=${() => app.go('chat')}>${icon('message', 18)}${this.say('chat')}</button>
        <button class="button ghost" type="button" @click=${this.#withdraw}>${this.say('withdraw')}</button></div>`;
  }

  #who(talk: Talk): TemplateResult {
    const { app } = this;
    const busy = app.parts.talks.service?.light === 'busy' || (talk.placeInLine ?? 1) > 1;
    const { name } = app;
    return html`<div class="talk-waiting"><div class="rings">${face(talk.other, 88, busy ? 'light-busy' : 'lit')}</div>
      <h3>${this.say(busy ? 'busyTitle' : 'waitingTitle', { name })}</h3><p class="phrases">${this.say(busy ? 'busyText' : 'waitingText')}</p></div>`;
  }

  #facts(talk: Talk): TemplateResult {
    const { service } = this.app.parts.talks;
    const left = this.app.parts.clock.secondsUntil(talk.waitUntil);
    const place = talk.placeInLine === null ? nothing
      : html`<div><dt>${this.say('place')}</dt><dd>${talk.placeInLine === 1 ? this.say('placeNext') : this.say('placeNumber', { n: talk.placeInLine })}</dd></div>`;
    const third = (talk.placeInLine ?? 1) > 1
      ? html`<div><dt>${this.say('wait')}</dt><dd>${talk.waitEstimateMinutes === null ? this.say('waitUnknown') : this.say('waitAtMost', { n: talk.waitEstimateMinutes })}</dd></div>`
      : html`<div><dt>${this.say('usualAnswer')}</dt><dd>${(service?.answerMinutes ?? null) === null ? this.say('answerUnknown') : this.say('usualMinutes', { n: service?.answerMinutes ?? 0 })}</dd></div>`;
    return html`<dl class="talk-facts"><div><dt>${this.say('timeLeft')}</dt><dd><span role="timer" aria-live="off">${countdown(left)}</span></dd></div>${place}${third}</dl>`;
  }

  readonly #ready = (event: CustomEvent<ChosenDevices>): void => {
    this.app.parts.call.noteDevices(event.detail);
  };

  readonly #openPage = (): void => {
    const { platform, api } = this.app.parts;
    window.open(`${platform}/s/${api.serviceId}/talk`, '_blank', 'noopener');
  };

  readonly #withdraw = (): void => {
    const { app } = this;
    void app.attempt(() => app.parts.talks.command((id) => app.parts.api.withdraw(id)));
  };
}

if (!customElements.get('ck-waiting-panel')) customElements.define('ck-waiting-panel', CkWaitingPanel);
