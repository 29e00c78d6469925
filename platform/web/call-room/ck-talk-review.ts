import { html, nothing, type TemplateResult } from 'lit';
import type { operations } from '@choku/sdk';
import { icon } from '../page/icon.ts';
import { LightElement } from '../my-page/light-element.ts';
import { platform } from '../my-page/platform.ts';
import { refusalWords } from '../my-page/refusal.ts';
import { reviewRow } from '../my-page/review-row.ts';
import { say, type RoomText } from './texts.ts';

type TalkReviews = operations['getTalkReviews']['responses'][200]['content']['application/json'];

const words: readonly RoomText[] = ['star1', 'star2', 'star3', 'star4', 'star5'];

/** The reviews of one talk: the form while one can be written, and both once they are open. */
export class CkTalkReview extends LightElement {
  static override properties = { talkId: { attribute: 'talk-id' }, name: {}, reviews: { state: true }, stars: { state: true }, sending: { state: true }, refusal: { state: true } };
  declare talkId: string;
  /** The other person's nickname. */
  declare name: string;
  declare reviews: TalkReviews | null;
  declare stars: number;
  declare sending: boolean;
  declare refusal: string;
  #words = '';

  constructor() {
    super();
    Object.assign(this, { talkId: '', name: '', reviews: null, stars: 0, sending: false, refusal: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { locale, reviews, name } = this;
    if (reviews === null) return html``;
    const { mine, theirs } = reviews;
    return html`${mine === null && reviews.canWrite ? this.#form() : nothing}
      ${mine === null ? nothing : mine.open ? html`<section><h3>${say(locale, 'yours')}</h3><ul class="reviews">${reviewRow(mine, { locale })}</ul></section>` : html`<p class="note free">${icon('circle-check', 18)}<span>${say(locale, 'thanks')}<br>${say(locale, 'reviewOpen')}</span></p>`}
      ${theirs === null ? nothing : html`<section><h3>${say(locale, 'theirs', { name })}</h3><ul class="reviews">${reviewRow(theirs, { locale })}</ul></section>`}`;
  }

  #form(): TemplateResult {
    const { locale, stars, sending, refusal } = this;
    return html`<form class="talk-review" @submit=${this.#send}><fieldset class="field"><legend class="label">${say(locale, 'reviewAsk', { name: this.name })}</legend><div class="stars">${[5, 4, 3, 2, 1].map((count) => {
      const word = say(locale, words[count - 1] ?? 'star3');
      return html`<label title=${word}><input type="radio" name="stars" value=${count} .checked=${stars === count} @change=${() => { this.stars = count; this.refusal = ''; }}>${icon('star', 30)}<span class="sr">${count} ${word}</span></label>`;
    })}</div><p class="hint" aria-live="polite">${stars === 0 ? nothing : say(locale, words[stars - 1] ?? 'star3')}</p></fieldset>
      <div class="field"><label class="label" for="review-words">${say(locale, 'words')}<small>${say(locale, 'optional')}</small></label><textarea class="input" id="review-words" rows="3" maxlength="1000" @input=${(event: Event) => { if (event.target instanceof HTMLTextAreaElement) this.#words = event.target.value; }}></textarea><p class="hint">${say(locale, 'reviewOpen')}</p></div>
      ${refusal === '' ? nothing : html`<p class="error" role="alert">${icon('circle-alert', 16)}<span>${refusal}</span></p>`}
      <button class="button ink" type="submit" aria-busy=${sending ? 'true' : nothing}>${say(locale, sending ? 'sending' : 'review')}</button></form>`;
  }

  async #load(): Promise<void> {
    try {
      this.reviews = await platform().choku.get('/v1/talks/{talkId}/reviews', { params: { path: { talkId: this.talkId } } });
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
    }
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.sending) return;
    if (this.stars === 0) {
      this.refusal = say(this.locale, 'starsMissing');
      return;
    }
    this.sending = true;
    try {
      this.reviews = await platform().choku.put('/v1/talks/{talkId}/review', { params: { path: { talkId: this.talkId } }, body: { stars: this.stars, words: this.#words.trim() } });
      this.refusal = '';
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
    }
    this.sending = false;
  };
}

if (!customElements.get('ck-talk-review')) customElements.define('ck-talk-review', CkTalkReview);
