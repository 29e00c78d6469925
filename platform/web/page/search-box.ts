import type { Locale, Texts } from '../../src/primitives/locale.ts';
import { announce } from './announce.ts';

/** One suggestion as the API gives it. */
interface Suggestion {
  readonly kind: 'category' | 'tag' | 'place' | 'service' | 'code';
  readonly text: string;
  readonly url: string;
  readonly count: number | null;
}

const kinds: Readonly<Record<Suggestion['kind'], Texts>> = {
  code: { ja: '番号', en: 'Code' },
  category: { ja: '分野', en: 'Category' }, tag: { ja: 'タグ', en: 'Tag' }, place: { ja: '場所', en: 'Place' }, service: { ja: '提供サービス', en: 'Service' },
};
const words = {
  list: { ja: '候補', en: 'Suggestions' },
  many: { ja: '候補が{n}件あります。上下のキーで選べます。', en: '{n} suggestions. Use the up and down keys.' },
  results: { ja: '{n}件', en: '{n} found' },
} as const satisfies Record<string, Texts>;

/** Milliseconds after the last key before we ask. */
const PAUSE = 140;
let boxes = 0;

/** Of a field that says so itself: `data-suggest` names the operation, `data-go` where a choice leads, its code in place of CODE. */
async function ownSuggestions(input: HTMLInputElement, asked: RequestInit): Promise<readonly Suggestion[]> {
  const { suggest = '', go = '' } = input.dataset;
  const answer = await fetch(`${suggest}?${new URLSearchParams({ q: input.value.trim() }).toString()}`, asked);
  if (!answer.ok) return [];
  const { items } = await answer.json() as { items: readonly { code: string; name: string }[] };
  return items.slice(0, 8).map(({ code, name }) => ({ kind: 'code', text: `${code} ${name}`, url: go.replace('CODE', code), count: null }));
}

async function suggestionsFor(typed: string, locale: Locale, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const answer = await fetch(`/v1/search/suggestions?${new URLSearchParams({ q: typed }).toString()}`, { signal, headers: { 'Accept-Language': locale } });
  if (!answer.ok) return [];
  return (await answer.json() as { items: readonly Suggestion[] }).items;
}

/**
 * Suggestions under a search field: a combobox with a list. The field stays an ordinary field of an ordinary form: without suggestions,
 * without this script and while the keyboard composes kana it does what it always does.
 */
export class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #locale: Locale;
  #asking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #active = -1;

  constructor(input: HTMLInputElement) {
    this.#input = input;
    this.#locale = document.documentElement.lang === 'en' ? 'en' : 'ja';
    boxes += 1;
    Object.assign(this.#list, { id: `suggestions-${boxes}`, className: 'suggestions', role: 'listbox', popover: 'manual', ariaLabel: words.list[this.#locale] });
    Object.assign(input, { role: 'combobox', ariaAutoComplete: 'list', ariaExpanded: 'false', autocomplete: 'off' });
    input.setAttribute('aria-controls', this.#list.id);
    // Right behind the field, so that reading on from it comes here.
    input.after(this.#list);
    this.#listen();
    // What was typed while this was loading.
    if (input.value !== input.defaultValue) this.#askSoon();
  }

  #listen(): void {
    const input = this.#input;
    input.addEventListener('input', (event) => { if (!(event instanceof InputEvent && event.isComposing)) this.#askSoon(); });
    input.addEventListener('compositionstart', () => this.#close());
    input.addEventListener('compositionend', () => this.#askSoon());
    input.addEventListener('keydown', (event) => this.#press(event));
    input.addEventListener('blur', () => this.#close());
    // The field keeps the focus while somebody presses on a suggestion.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => { if (event.target instanceof Element) this.#go(event.target.closest('li')); });
    for (const moved of ['scroll', 'resize']) addEventListener(moved, () => this.#place(), { passive: true });
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const typed = this.#input.value.trim();
    if (typed === '') {
      this.#close();
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(typed), PAUSE);
  }

  async #ask(typed: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const own = this.#input.dataset['suggest'] !== undefined;
      const found = own ? await ownSuggestions(this.#input, { signal: asking.signal }) : await suggestionsFor(typed, this.#locale, asking.signal);
      if (!asking.signal.aborted && document.activeElement === this.#input) this.#show(found);
    } catch {
      // Typing on aborts; without a connection there is nothing to offer, and searching says so itself.
      if (!asking.signal.aborted) this.#close();
    }
  }

  #show(found: readonly Suggestion[]): void {
    this.#active = -1;
    this.#input.removeAttribute('aria-activedescendant');
    this.#list.replaceChildren(...found.map((one, at) => this.#option(one, at)));
    if (found.length === 0) {
      this.#close();
      return;
    }
    if (!this.#list.matches(':popover-open')) this.#list.showPopover();
    this.#place();
    this.#input.ariaExpanded = 'true';
    announce(words.many[this.#locale].replace('{n}', String(found.length)));
  }

  #option({ kind, text, url, count }: Suggestion, at: number): HTMLLIElement {
    const [option, name, small] = [document.createElement('li'), document.createElement('b'), document.createElement('small')];
    Object.assign(option, { id: `${this.#list.id}-${at}`, role: 'option', ariaSelected: 'false' });
    option.dataset['url'] = url;
    name.textContent = text;
    small.textContent = `${kinds[kind][this.#locale]}${count === null ? '' : ` ${words.results[this.#locale].replace('{n}', String(count))}`}`;
    option.append(name, small);
    return option;
  }

  /** Under the field, as wide as what it stands in. */
  #place(): void {
    if (!this.#list.matches(':popover-open')) return;
    const { left, bottom, width } = (this.#input.closest('.hero-search, .header-search') ?? this.#input).getBoundingClientRect();
    Object.assign(this.#list.style, { left: `${left}px`, top: `${bottom + 6}px`, width: `${width}px` });
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || this.#input.ariaExpanded !== 'true') return;
    const options = [...this.#list.children];
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      // One place more than there are suggestions: the field itself.
      const places = options.length + 1;
      this.#choose((this.#active + 1 + step + places) % places - 1);
    } else if (event.key === 'Enter' && this.#active >= 0) this.#go(options[this.#active] ?? null);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
  }

  #choose(active: number): void {
    this.#active = active;
    for (const [at, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(at === active);
      if (at !== active) continue;
      option.scrollIntoView({ block: 'nearest' });
      this.#input.setAttribute('aria-activedescendant', option.id);
    }
    if (active < 0) this.#input.removeAttribute('aria-activedescendant');
  }

  #go(option: Element | null): void {
    const url = option instanceof HTMLElement ? option.dataset['url'] : undefined;
    if (url === undefined) return;
    this.#close();
    // Guests read English pages under their own addresses.
    location.assign(/^\/en(\/|$)/u.test(location.pathname) ? `/en${url}` : url);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    if (this.#list.matches(':popover-open')) this.#list.hidePopover();
    this.#input.ariaExpanded = 'false';
    this.#input.removeAttribute('aria-activedescendant');
  }
}
