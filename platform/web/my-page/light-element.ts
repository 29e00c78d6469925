import { LitElement } from 'lit';
import { toLocale, type Locale } from '../../src/primitives/locale.ts';

/** An element of our own pages without a shadow: the page's style sheet holds for what it draws. What the server wrote inside stands until the first drawing. */
export class LightElement extends LitElement {
  /** The language of the page around. */
  get locale(): Locale {
    return toLocale(this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang);
  }

  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }
}
