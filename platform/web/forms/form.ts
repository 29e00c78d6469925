import { toLocale } from '../../src/primitives/locale.ts';
import type { Locale } from '../../src/primitives/locale.ts';
import { formTexts as t } from '../../src/site/texts.ts';
import { toast, toastAfterNavigation } from '../page/toast.ts';
import { checkControl } from './checks.ts';
import { askFirst } from './confirmation.ts';
import { keepDraft, restoreDraft, dropDraft } from './draft.ts';
import { markControl, showMarks, unmarkAll, updateCounter } from './marks.ts';
import { newKey, nextPath, verbOf } from './sending.ts';
import { sendWithProof } from './proof.ts';
import type { Outcome } from './sending.ts';
import { bodyOf, controlsOf } from './values.ts';
import type { Control } from './values.ts';

/** What `ck-form-done` and `ck-form-refused` carry. */
export interface FormOutcome {
  readonly operation: string;
  /** The answer's JSON; for a refusal `{ code }`. */
  readonly body: unknown;
}

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/**
 * `<ck-form operation method action next>` around a form: sends the fields as JSON with an idempotency key, marks what is
 * refused where it stands, keeps everything typed, and goes to `next` when it worked. Dispatches `ck-form-done` (cancel it to
 * stay) and `ck-form-refused`, both bubbling, with a `FormOutcome`.
 */
export class ChokuForm extends HTMLElement {
  #sending = false;
  #last: { content: string; key: string } | undefined;
  #listening: AbortController | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('submit', (event) => { event.preventDefault(); void this.#submit(event.submitter); }, { signal });
    this.addEventListener('focusout', (event) => { this.#leave(event.target); }, { signal });
    this.addEventListener('input', (event) => { this.#type(event.target); }, { signal });
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[type=submit]')) button.disabled = false;
    const form = this.#form;
    if (form && this.hasAttribute('draft')) restoreDraft(form, this.#draft);
    for (const control of form ? controlsOf(form) : []) updateCounter(control);
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  get #form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  get #locale(): Locale {
    return toLocale(this.getAttribute('locale') ?? document.documentElement.lang);
  }

  get #address(): string {
    return this.getAttribute('action') ?? '';
  }

  #leave(target: EventTarget | null): void {
    if (!isControl(target) || (target.value === '' && target.getAttribute('aria-invalid') !== 'true')) return;
    markControl(target, checkControl(target, this.#locale));
  }

  #type(target: EventTarget | null): void {
    if (!isControl(target)) return;
    updateCounter(target);
    if (target.getAttribute('aria-invalid') === 'true' && checkControl(target, this.#locale) === undefined) markControl(target, undefined);
    if (this.#form && this.hasAttribute('draft')) keepDraft(this.#form, this.#draft);
  }

  /** Forms of several steps share an address; each has a draft of its own. */
  get #draft(): string {
    return `${this.#address}${this.getAttribute('draft') ?? ''}`;
  }

  /** Marks what the browser can see is wrong; true where nothing is. */
  #check(form: HTMLFormElement): boolean {
    const marks = new Map<string, string>();
    for (const control of controlsOf(form)) {
      const message = checkControl(control, this.#locale);
      if (message !== undefined && !marks.has(control.name)) marks.set(control.name, message);
    }
    unmarkAll(form);
    showMarks(form, Array.from(marks, ([field, message]) => ({ field, message })));
    return marks.size === 0;
  }

  async #submit(pressed: HTMLElement | null): Promise<void> {
    const form = this.#form;
    if (!form || this.#sending || !this.#check(form)) return;
    const question = this.getAttribute('confirm');
    const label = pressed?.querySelector('.button-label')?.textContent ?? pressed?.textContent ?? '';
    const look = ['beni', 'lamp'].find((one) => pressed?.classList.contains(one)) ?? 'ink';
    if (question !== null && !await askFirst(question, { label, look }, this.#locale)) return;
    const body = bodyOf(form, pressed);
    const content = JSON.stringify(body);
    const key = this.#last?.content === content ? this.#last.key : newKey();
    this.#last = { content, key };
    this.#busy(form, pressed, true);
    const request = { method: verbOf(this.getAttribute('method')), action: this.#address, body, key, locale: this.#locale };
    const outcome = await sendWithProof(request);
    if (outcome === 'given up') {
      this.#busy(form, pressed, false);
      return;
    }
    // Without an answer, or with a server's fault, the same content goes out under the same key: it can't happen twice.
    if (outcome.kind !== 'unanswered' && outcome.kind !== 'done' && outcome.status < 500) this.#last = undefined;
    if (outcome.kind === 'done') this.#done(form, pressed, outcome);
    else this.#refused(form, pressed, outcome);
  }

  #busy(form: HTMLFormElement, pressed: HTMLElement | null, busy: boolean): void {
    this.#sending = busy;
    form.setAttribute('aria-busy', String(busy));
    if (!(pressed instanceof HTMLButtonElement)) return;
    const words = pressed.querySelector('.button-label');
    if (busy) {
      // It keeps its width, so that nothing around it moves.
      pressed.style.minWidth = `${pressed.offsetWidth}px`;
      pressed.dataset['rest'] = words?.textContent ?? '';
      if (words) words.textContent = pressed.dataset['busy'] ?? t.sending[this.#locale];
      pressed.setAttribute('aria-disabled', 'true');
      pressed.setAttribute('aria-busy', 'true');
      return;
    }
    if (words) words.textContent = pressed.dataset['rest'] ?? '';
    pressed.removeAttribute('aria-disabled');
    pressed.removeAttribute('aria-busy');
  }

  #refused(form: HTMLFormElement, pressed: HTMLElement | null, outcome: Exclude<Outcome, { kind: 'done' }>): void {
    this.#busy(form, pressed, false);
    const { operation } = this.#names;
    const detail: FormOutcome = { operation, body: outcome.kind === 'refused' ? { code: outcome.code } : undefined };
    const event = new CustomEvent<FormOutcome>('ck-form-refused', { bubbles: true, cancelable: true, detail });
    if (this.dispatchEvent(event)) showMarks(form, outcome.marks);
  }

  get #names(): { operation: string; next: string | null; done: string } {
    return { operation: this.getAttribute('operation') ?? '', next: this.getAttribute('next'), done: this.getAttribute('done') ?? t.saved[this.#locale] };
  }

  #done(form: HTMLFormElement, pressed: HTMLElement | null, outcome: Extract<Outcome, { kind: 'done' }>): void {
    const { operation, next, done } = this.#names;
    this.#last = undefined;
    dropDraft(this.#draft);
    const detail: FormOutcome = { operation, body: outcome.body };
    const stays = !this.dispatchEvent(new CustomEvent<FormOutcome>('ck-form-done', { bubbles: true, cancelable: true, detail }));
    const path = next === null || next === 'reload' ? undefined : nextPath(next, outcome.body);
    if (!stays && next === 'reload') {
      toastAfterNavigation(done);
      location.reload();
      return;
    }
    if (!stays && path !== undefined) {
      location.assign(path);
      return;
    }
    this.#busy(form, pressed, false);
    if (!stays) toast(done);
  }
}

customElements.define('ck-form', ChokuForm);
