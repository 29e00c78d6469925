import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../page/icon.ts';
import type { FrameText } from '../texts.ts';
import type { Talk } from '../../wire.ts';
import { face, Panel } from './panel.ts';

const missed: Readonly<Record<NonNullable<Talk['missedReason']>, FrameText>> = {
  visitor_absent: 'missedYou', provider_absent: 'missedOther', both_absent: 'missedText', card: 'missedCard', cancelled: 'missedText',
};

/** A request that came to nothing: what happened, what about the money, what can be done; and the invitation to try again. */
export class CkOverPanel extends Panel {
  protected override render(): TemplateResult {
    const { talk } = this.app.parts.talks;
    if (!talk) return html``;
    if (talk.invitedAgainAt !== null) return this.#invited(talk);
    if (talk.state === 'declined') return this.#declined(talk);
    const { name } = this.app;
    if (talk.state === 'expired') return this.#frame(talk, { title: this.say('expiredTitle'), text: this.say('expiredText', { name }) });
    const reason = talk.missedReason ?? 'both_absent';
    return this.#frame(talk, { title: this.say(reason === 'cancelled' ? 'cancelledTitle' : 'missedTitle'), text: this.say(missed[reason], { name }) });
  }

  #frame(talk: Talk, { title, text }: { title: string; text: string }): TemplateResult {
    return html`${this.head({ title, sub: this.say('name', { name: talk.other.nickname }), face: face(talk.other, 40) })}
      <div class="talk-body"><p class="phrases">${text}</p></div>
      <div class="talk-dock two"><button class="button line" type="button" @click=${() => this.app.go('chat')}>${this.say('ask')}</button>${this.#again()}</div>`;
  }

  #declined(talk: Talk): TemplateResult {
    const { name } = this.app;
    return html`${this.head({ title: this.say('declinedTitle', { name }), sub: this.say('requestTitle'), face: face(talk.other, 40) })}
      <div class="talk-body stack">${talk.declineComment ? html`<p class="said">${talk.declineComment}</p>` : nothing}
        <p class="good-line">${icon('check', 18)}${this.say('nothingOnCard')}</p><p class="hint">${this.say('declinedLater', { name })}</p></div>
      <div class="talk-dock"><button class="button ink large wide" type="button" @click=${() => this.app.go('chat')}>${this.say('keepChatting')}</button></div>`;
  }

  #invited(talk: Talk): TemplateResult {
    const { name } = this.app;
    return html`<div class="invited">${this.head({ title: this.say('invitedTitle', { name }), sub: this.say('requestTitle'), face: face(talk.other, 48, 'light-available') })}
      <div class="talk-body stack"><p class="phrases">${this.say('invitedText')}</p></div>
      <div class="talk-dock two"><button class="button line" type="button" @click=${() => this.app.go('chat')}>${this.say('ask')}</button>${this.#again()}</div></div>`;
  }

  #again(): TemplateResult {
    return html`<button class="button lamp" type="button" @click=${() => this.app.go('request')}>${icon('phone', 18)}${this.say('requestAgain')}</button>`;
  }
}

if (!customElements.get('ck-over-panel')) customElements.define('ck-over-panel', CkOverPanel);
