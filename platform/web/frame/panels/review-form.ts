import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../page/icon.ts';
import type { Talk } from '../../wire.ts';
import { Panel } from './panel.ts';

const words = ['star1', 'star2', 'star3', 'star4', 'star5'] as const;

/** Stars and words about a talk. */
export class CkReviewForm extends Panel {
  static override properties = { ...Panel.properties, talk: { attribute: false }, stars: { state: true }, state: { state: true } };

  declare talk: Talk;
  declare stars: number;
  declare state: 'open' | 'sending' | 'sent' | 'starless';
  #words = '';

  constructor() {
    super();
    this.stars = 0;
    this.state = 'open';
  }

  protected override render(): TemplateResult {
    if (this.state === 'sent' || this.talk.myReview) return this.note('free', 'circle-check', html`${this.say('reviewThanks')}<br>${this.say('reviewOpen')}`);
    const busy = this.state === 'sending';
    return html`<form class="rate" @submit=${this.#submit}><fieldset class="field"><legend>${this.say('reviewAsk', { name: this.talk.other.nickname })}</legend>
        <div class="stars" role="radiogroup" aria-label=${this.say('stars')}>${[5, 4, 3, 2, 1].map((count) => this.#star(count))}</div></fieldset>
      <p class="star-word" aria-live="polite">${this.stars > 0 ? this.#word(this.stars) : nothing}${this.state === 'starless' ? html`<span class="error" role="alert">${this.say('starsMissing')}</span>` : nothing}</p>
      <label class="field"><span class="label">${this.say('reviewWords')}<small>${this.say('optional')}</small></span><textarea class="input" rows="3" maxlength="1000" @input=${(event: Event) => { this.#words = (event.currentTarget as HTMLTextAreaElement).value; }}></textarea></label>
      <p class="hint">${this.say('reviewOpen')}</p>
      <button class="button ink large wide" type="submit" aria-busy=${busy}>${this.say(busy ? 'sending' : 'review')}</button></form>`;
  }

  #word(count: number): string {
    return this.say(words[count - 1] ?? 'star3');
  }

  #star(count: number): TemplateResult {
    return html`<label title=${this.#word(count)}><span class="sr">${this.#word(count)}</span><input type="radio" name="stars" value=${count} .checked=${this.stars === count} @change=${() => { this.stars = count; this.state = 'open'; }}>${icon('star', 38)}</label>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.state === 'sending') return;
    if (this.stars === 0) {
      this.state = 'starless';
      return;
    }
    this.state = 'sending';
    const { talk, stars } = this;
    const worked = await this.app.attempt(() => this.app.parts.api.review(talk.id, { stars, words: this.#words.trim() }));
    this.state = worked ? 'sent' : 'open';
  };
}

if (!customElements.get('ck-review-form')) customElements.define('ck-review-form', CkReviewForm);
