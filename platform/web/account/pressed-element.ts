import { createChoku, type Choku } from '@choku/sdk';
import { toLocale, type Locale } from '../../src/primitives/locale.ts';
import { refusalOf } from './refusal.ts';

/** An element around a button and a place for what went wrong, `[data-refusal]`: one press at a time, each failure in words. */
export abstract class PressedElement extends HTMLElement {
  #listening: AbortController | undefined;
  #working = false;

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.querySelector('button')?.addEventListener('click', () => { void this.press(); }, { signal: this.#listening.signal });
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  /** The language of the page. */
  get locale(): Locale {
    return toLocale(document.documentElement.lang);
  }

  /** The SDK with the page's own session. */
  get choku(): Choku {
    return createChoku({ baseUrl: location.origin, locale: this.locale, retryWaits: [] });
  }

  /** What a press does. */
  protected abstract work(): Promise<void>;

  /** Presses the button. */
  async press(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.querySelector('button')?.setAttribute('aria-disabled', 'true');
    this.say('');
    try {
      await this.work();
    } catch (error) {
      this.say(refusalOf(error, this.locale));
    } finally {
      this.#working = false;
      this.querySelector('button')?.removeAttribute('aria-disabled');
    }
  }

  /** Shows a sentence in the place for it; an empty one hides the place. */
  say(sentence: string): void {
    const place = this.querySelector<HTMLElement>('[data-refusal]');
    if (place === null) return;
    place.textContent = sentence;
    place.hidden = sentence === '';
  }
}
