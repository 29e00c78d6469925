import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../page/icon.ts';
import { countdown } from '../format.ts';
import type { Outside } from '../frame-app.ts';
import type { FrameText } from '../texts.ts';
import { Panel } from './panel.ts';

const words: Readonly<Record<Outside['purpose'], readonly [FrameText, FrameText]>> = {
  ask: ['signInTitle', 'signInText'], request: ['signInTitle', 'payText'], pay: ['payTitle', 'payText'], card: ['cardTitle', 'cardText'],
};

/** While a window of the platform is open: what we wait for there, what stays kept here, and the ways on. */
export class CkOutsidePanel extends Panel {
  protected override readonly ticking = true;

  protected override render(): TemplateResult {
    const { app } = this;
    const { outside } = app;
    if (!outside) return html``;
    const [title, text] = words[outside.purpose];
    return html`${this.head({ title: this.say(title), sub: this.say('name', { name: app.name }) })}
      <div class="talk-body stack">${this.#trouble(outside)}${this.#left(outside)}${outside.trouble === 'none' ? html`<p class="phrases">${this.say(text)}</p>` : nothing}
        ${outside.words === '' ? nothing : html`<p class="kept-words">${outside.words}</p>`}</div>
      <div class="talk-dock two"><button class="button ghost" type="button" @click=${() => this.#giveUp(outside)}>${this.say('cancel')}</button>
        ${outside.trouble === 'none'
          ? html`<button class="button line" type="button" @click=${() => outside.again()}>${this.say('reopen')}</button>`
          : html`<a class="button ink" href=${outside.link} target="_blank">${this.say('openAtChoku')}${icon('external', 18)}</a>`}</div>`;
  }

  #trouble({ trouble }: Outside): TemplateResult | typeof nothing {
    return trouble === 'none' ? nothing : this.alarm('warn', 'warning', this.say(trouble === 'blocked' ? 'windowBlocked' : 'windowLost'));
  }

  /** Another card is chosen within the two minutes of joining. */
  #left({ purpose }: Outside): TemplateResult | typeof nothing {
    const { talks, clock } = this.app.parts;
    const joinBy = talks.talk?.joinBy ?? null;
    if (purpose !== 'card' || joinBy === null) return nothing;
    return html`<div class="join-left"><p class="phrases">${this.say('inTime')}</p><b role="timer" aria-live="off" class="number">${countdown(clock.secondsUntil(joinBy))}</b></div>`;
  }

  #giveUp(outside: Outside): void {
    outside.opened?.close();
    this.app.showOutside(null);
  }
}

if (!customElements.get('ck-outside-panel')) customElements.define('ck-outside-panel', CkOutsidePanel);
