import { toLocale, type Locale } from '../../src/primitives/locale.ts';
import { photoTexts as t } from '../../src/services/photo-texts.ts';
import { fill } from '../../src/site/texts.ts';
import { ArrowLeft, ArrowRight, X } from 'lucide';
import { iconElement } from './icon-element.ts';

type Icon = Parameters<typeof iconElement>[0];

function button(icon: Icon, label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'icon-button';
  element.title = label;
  element.setAttribute('aria-label', label);
  element.append(iconElement(icon, 22));
  element.addEventListener('click', press);
  return element;
}

/** Opens the photos inside it large, over the page; without it they are links to the files. Arrow keys go on and back, Escape closes. */
export class CkGallery extends HTMLElement {
  #dialog: HTMLDialogElement | null = null;
  #at = 0;

  connectedCallback(): void {
    this.addEventListener('click', this.#press);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#press);
  }

  get #links(): readonly HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('.gallery a')];
  }

  readonly #press = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.gallery a') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this.#dialog ??= this.#make();
    this.#show(this.#links.indexOf(link));
    this.#dialog.showModal();
  };

  #make(): HTMLDialogElement {
    const locale: Locale = toLocale(this.getAttribute('lang') ?? undefined);
    const dialog = document.createElement('dialog');
    dialog.className = 'lightbox';
    dialog.setAttribute('aria-label', t.photos[locale]);
    const picture = document.createElement('img');
    const place = document.createElement('p');
    place.className = 'number';
    place.setAttribute('aria-live', 'polite');
    const bar = document.createElement('div');
    bar.className = 'lightbox-bar';
    const close = button(X, t.close[locale], () => { dialog.close(); });
    const step = (by: number): void => { this.#show((this.#at + by + this.#links.length) % this.#links.length); };
    bar.append(place, ...this.#links.length > 1 ? [button(ArrowLeft, t.previous[locale], () => { step(-1); }), button(ArrowRight, t.next[locale], () => { step(1); })] : [], close);
    dialog.append(bar, picture);
    dialog.addEventListener('keydown', ({ key }) => { if (key === 'ArrowLeft' || key === 'ArrowRight') step(key === 'ArrowLeft' ? -1 : 1); });
    dialog.addEventListener('close', () => { this.#links[this.#at]?.focus(); });
    this.append(dialog);
    return dialog;
  }

  #show(at: number): void {
    const link = this.#links[at];
    const small = link?.querySelector('img');
    const [picture, place] = [this.#dialog?.querySelector('img'), this.#dialog?.querySelector('p')];
    if (!link || !small || !picture || !place) return;
    this.#at = at;
    Object.assign(picture, { src: link.href, alt: small.alt });
    picture.width = Number(small.getAttribute('width'));
    picture.height = Number(small.getAttribute('height'));
    place.textContent = fill(t.place[toLocale(this.getAttribute('lang') ?? undefined)], { n: at + 1, count: this.#links.length });
  }
}

if (!customElements.get('ck-gallery')) customElements.define('ck-gallery', CkGallery);
