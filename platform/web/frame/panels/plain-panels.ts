import { html, type TemplateResult } from 'lit';
import { Panel } from './panel.ts';

/** Before anything is known, and when nothing can be shown: loading, out of reach, hidden, the talk in another window. */
export class CkPlainPanel extends Panel {
  protected override render(): TemplateResult {
    switch (this.app.panel) {
      case 'failed': return this.#frame('loadFailed', html`<p>${this.app.refusal ?? this.say('loadFailedText')}</p>`, html`<button class="button ink" type="button" @click=${() => void this.app.reload()}>${this.say('reload')}</button>
        <a class="button ghost" href=${this.#page} target="_blank" rel="noopener">${this.say('openAtChoku')}</a>`);
      case 'not-found': return this.#frame('notFoundTitle', html`<p>${this.say('notFoundText')}</p>`, html`<a class="button line wide" href="${this.app.parts.platform}/search" target="_blank" rel="noopener">${this.say('search')}</a>`);
      case 'replaced': return this.#frame('replaced', html``, html`<button class="button line" type="button" @click=${this.#takeOver}>${this.say('takeOver')}</button>`);
      default: return html`<div class="skeleton talk-skeleton" aria-busy="true" aria-label=${this.say('loading')} role="img"><i class="avatar-shape"></i><i class="title"></i><i></i><i class="half"></i><i class="button-shape"></i></div>`;
    }
  }

  get #page(): string {
    return `${this.app.parts.platform}/s/${this.app.parts.api.serviceId}/talk`;
  }

  #frame(title: 'loadFailed' | 'notFoundTitle' | 'replaced', text: TemplateResult, actions: TemplateResult): TemplateResult {
    return html`${this.head({ title: this.say(title) })}<div class="talk-body phrases">${text}</div><div class="talk-dock two">${actions}</div>`;
  }

  readonly #takeOver = (): void => {
    const { talks, call } = this.app.parts;
    const { talk } = talks;
    if (talk) void this.app.attempt(() => call.join(talk));
  };
}

if (!customElements.get('ck-plain-panel')) customElements.define('ck-plain-panel', CkPlainPanel);
