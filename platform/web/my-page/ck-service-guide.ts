import { toLocale } from '../../src/primitives/locale.ts';
import { myServiceTexts as t } from '../../src/services/my-texts.ts';
import { professionsOf, writingHint } from '../../src/services/professions.ts';
import { announce } from '../page/announce.ts';
import { toast } from '../page/toast.ts';

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const MOST_TAGS = 10;
const isText = (element: Element | null): element is TextControl => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
const tagsOf = (text: string): string[] => text.split(/[,、\n]/u).map((tag) => tag.trim()).filter((tag) => tag !== '');

/**
 * Around the form of the first step: shows the examples and tags of the category chosen, puts them into the fields when asked, and says gently where a
 * talk comes near what the law keeps for a profession. The server has written all of it.
 */
export class CkServiceGuide extends HTMLElement {
  /** Words that came from an example and may give way to another. */
  #given = new Set<string>();

  connectedCallback(): void {
    this.addEventListener('click', this.#press);
    this.addEventListener('input', this.#follow);
    this.#follow();
  }

  get #locale() {
    return toLocale(this.getAttribute('lang') ?? document.documentElement.lang);
  }

  #field(name: string): TextControl | null {
    const field = this.querySelector(`[name="${name}"]`);
    return isText(field) ? field : null;
  }

  readonly #follow = (): void => {
    const category = this.querySelector<HTMLSelectElement>('select[name="category"]')?.value ?? '';
    for (const part of this.querySelectorAll<HTMLElement>('[data-of]')) part.hidden = part.dataset['of'] !== category;
    const hint = writingHint(professionsOf({ category, title: this.#field('title')?.value ?? '', prText: this.#field('prText')?.value ?? '' }), this.#locale);
    const place = this.querySelector('[data-care]');
    if (place === null || place.textContent.trim() === hint) return;
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = hint;
    place.replaceChildren(...(hint === '' ? [] : [note]));
  };

  readonly #press = ({ target }: Event): void => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-use], [data-tag]') : null;
    if (pressed?.dataset['use'] !== undefined) this.#use(pressed.dataset['use'], pressed.dataset['words'] ?? '');
    if (pressed?.dataset['tag'] !== undefined) this.#addTag(pressed.dataset['tag']);
  };

  /** Nobody's own words are ever replaced. */
  #use(name: string, words: string): void {
    const field = this.#field(name);
    if (field === null) return;
    if (field.value.trim() === '' || this.#given.has(field.value)) {
      this.#given.add(words);
      this.#write(field, words);
    } else toast(t.ownWords[this.#locale]);
    field.focus();
  }

  #addTag(tag: string): void {
    const field = this.#field('tags');
    if (field === null) return;
    const tags = tagsOf(field.value);
    if (tags.includes(tag)) return;
    if (tags.length >= MOST_TAGS) {
      toast(t.tagsFull[this.#locale]);
      return;
    }
    this.#write(field, [...tags, tag].join(', '));
    announce(field.value);
  }

  #write(field: TextControl, words: string): void {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

if (!customElements.get('ck-service-guide')) customElements.define('ck-service-guide', CkServiceGuide);
