import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../page/icon.ts';
import { clockTime, dayText, durationWords, yenText } from '../format.ts';
import type { Service } from '../../wire.ts';
import './composer.ts';
import type { CkComposer } from './composer.ts';
import { face, Panel } from './panel.ts';
import './thread-view.ts';

const starters = ['chip1', 'chip2', 'chip3'] as const;

/** The question chat: the thread, the field, and the way to a talk. */
export class CkChatPanel extends Panel {
  protected override render(): TemplateResult {
    const { app } = this;
    const { service } = app.parts.talks;
    if (!service) return html``;
    const ring = service.light === 'available' ? 'light-available' : '';
    return html`${this.head({ title: this.say('name', { name: app.name }), sub: this.#light(service), face: face(service.provider, 40, ring) })}
      <div class="talk-body">${this.#thread()}</div>
      <div class="talk-dock">${this.refusal()}${this.#starters()}<ck-composer .app=${app}></ck-composer>${this.#way(service)}</div>`;
  }

  #light(service: Service): TemplateResult {
    const { app } = this;
    const words = { available: 'available', busy: 'busy', away: 'away' } as const;
    const next = service.light === 'away' && service.nextTalkTime !== null
      ? html`<span>${this.say('nextTalkTime', { time: `${dayText(app.locale, service.nextTalkTime, app.parts.clock.now())} ${clockTime(service.nextTalkTime)}` })}</span>` : nothing;
    const { previous } = app.parts.talks;
    const last = previous?.endedAt && previous.meter
      ? html`<span>${this.say('lastTalk', { date: dayText(app.locale, previous.endedAt, app.parts.clock.now()), time: durationWords(Math.floor(previous.meter.talkMs / 1000), app.locale) })}</span>` : nothing;
    return html`<span class="lamp-status ${service.light}">${this.say(words[service.light])}</span>${next}${last}`;
  }

  #thread(): TemplateResult {
    const { app } = this;
    const { thread } = app.parts;
    if (thread.messages.length === 0 && thread.outgoing.length === 0) return html`<p class="talk-intro">${this.say('askIntro', { name: app.name })}</p>`;
    return html`<ck-thread-view .app=${app}></ck-thread-view>`;
  }

  #starters(): TemplateResult | typeof nothing {
    const { thread } = this.app.parts;
    if (thread.messages.length > 0 || thread.outgoing.length > 0) return nothing;
    return html`<div class="chips" role="group" aria-label=${this.say('chips')}>${starters.map((key) => html`<button class="chip" type="button" @click=${() => this.#suggest(this.say(key))}>${this.say(key)}</button>`)}</div>`;
  }

  #suggest(words: string): void {
    this.querySelector<CkComposer>('ck-composer')?.suggest(words);
  }

  #way(service: Service): TemplateResult | typeof nothing {
    const { app } = this;
    const { talk, form } = app.parts.talks;
    if (talk?.state === 'requested') {
      return html`<div class="talk-way"><div><b>${this.say('requestTitle')}</b></div><button class="button lamp" type="button" @click=${() => app.backToTalk()}>${this.say('toRequest')}</button></div>`;
    }
    if (!service.modes.some((mode) => mode !== 'chat') || service.mine) return nothing;
    const away = service.light === 'away';
    const price = form?.pricePerMinute ?? service.pricePerMinute;
    return html`<div class="talk-way"><div><span class="price"><b>${yenText(price)}</b><small>${this.say('perMinute', { yen: '' })}</small></span>
        ${form?.freeSeconds === 0 ? nothing : html`<span class="hint">${this.say('freeMinuteHint')}</span>`}</div>
      <button class="button ${away ? 'line' : 'lamp'}" type="button" @click=${() => app.go('request')}>${icon('phone', 18)}${this.say(away ? 'requestWait' : 'request')}</button></div>`;
  }
}

if (!customElements.get('ck-chat-panel')) customElements.define('ck-chat-panel', CkChatPanel);
