import { ChokuProblem, createChoku, type Choku } from '@choku/sdk';
import type { Locale } from '../../src/primitives/locale.ts';
import { passkeysWork, proveByPasskey } from './passkeys.ts';
import { refusalOf } from './refusal.ts';
import { say } from './texts.ts';

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, given: Readonly<Record<string, string>>, ...inside: (Node | string)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(given)) element.setAttribute(attribute, value);
  element.append(...inside);
  return element;
}

/** The dialog as it stands on the page. */
interface Drawn {
  readonly dialog: HTMLDialogElement;
  readonly form: HTMLFormElement;
  readonly password: HTMLInputElement;
  readonly error: HTMLElement;
  readonly passkey: HTMLButtonElement;
  readonly confirm: HTMLButtonElement;
}

function draw(locale: Locale): Drawn {
  const title = make('h2', { id: 'proof-title' }, say(locale, 'proofTitle'));
  const passkey = make('button', { type: 'button', class: 'button line wide', hidden: '' }, say(locale, 'byPasskey'));
  const password = make('input', { id: 'proof-password', class: 'input', type: 'password', autocomplete: 'current-password', 'aria-describedby': 'proof-error', maxlength: '128' });
  const error = make('p', { id: 'proof-error', class: 'error', role: 'alert' });
  const cancel = make('button', { type: 'button', class: 'button line' }, say(locale, 'cancel'));
  const confirm = make('button', { type: 'submit', class: 'button ink' }, say(locale, 'confirm'));
  const form = make('form', { class: 'dialog-inside', novalidate: '' }, title, make('p', {}, say(locale, 'proofWhy')),
    make('div', { class: 'field' }, make('label', { class: 'label', for: 'proof-password' }, say(locale, 'password')), password), error, passkey, make('div', { class: 'dialog-actions' }, cancel, confirm));
  const dialog = make('dialog', { 'aria-labelledby': 'proof-title' }, form);
  cancel.addEventListener('click', () => { dialog.close(); });
  return { dialog, form, password, error, passkey, confirm };
}

/** One question who somebody is: until it is answered, or given up. */
class ProofQuestion {
  readonly #drawn: Drawn;
  readonly #locale: Locale;
  readonly #choku: Choku;
  #asking = false;
  proved = false;

  constructor(locale: Locale) {
    this.#locale = locale;
    this.#drawn = draw(locale);
    this.#choku = createChoku({ baseUrl: location.origin, locale, retryWaits: [] });
  }

  /** Opens the dialog; resolves when it is closed. */
  open(): Promise<boolean> {
    const { dialog, form, password, passkey } = this.#drawn;
    form.addEventListener('submit', (event) => { event.preventDefault(); void this.#byPassword(); });
    passkey.addEventListener('click', () => { void this.#try(() => proveByPasskey(this.#choku)); });
    document.body.append(dialog);
    dialog.showModal();
    password.focus();
    void this.#offerPasskeys();
    return new Promise((resolve) => {
      dialog.addEventListener('close', () => { dialog.remove(); resolve(this.proved); }, { once: true });
    });
  }

  async #offerPasskeys(): Promise<void> {
    if (!passkeysWork()) return;
    try {
      this.#drawn.passkey.hidden = (await this.#choku.get('/v1/me/passkeys')).items.length === 0;
    } catch (error) {
      if (!(error instanceof ChokuProblem || error instanceof TypeError)) throw error;
      // The password still does.
      this.#drawn.passkey.hidden = true;
    }
  }

  async #byPassword(): Promise<void> {
    const { password } = this.#drawn;
    if (password.value === '') {
      this.#say(say(this.#locale, 'required'));
      return;
    }
    await this.#try(() => this.#choku.post('/v1/me/proofs', { body: { password: password.value } }));
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    if (this.#asking) return;
    this.#busy(true);
    try {
      await work();
      this.proved = true;
      this.#drawn.dialog.close();
    } catch (error) {
      this.#say(refusalOf(error, this.#locale));
    } finally {
      this.#busy(false);
    }
  }

  #busy(busy: boolean): void {
    this.#asking = busy;
    this.#drawn.confirm.setAttribute('aria-disabled', String(busy));
    this.#drawn.confirm.textContent = say(this.#locale, busy ? 'confirming' : 'confirm');
  }

  #say(sentence: string): void {
    this.#drawn.error.textContent = sentence;
    this.#drawn.password.setAttribute('aria-invalid', 'true');
    this.#drawn.password.focus();
  }
}

/** Asks somebody to show their password or a passkey once more. Resolves to whether they did; Escape and やめる give up. */
export function askForProof(locale: Locale): Promise<boolean> {
  return new ProofQuestion(locale).open();
}

/** Does something that may need a fresh proof: asks for it and does it again. Resolves to undefined when the person gave up. */
export async function withProof<Result>(locale: Locale, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ChokuProblem) || error.code !== 'proof_needed') throw error;
    return await askForProof(locale) ? work() : undefined;
  }
}
