import { platformAuthenticatorIsAvailable } from '@simplewebauthn/browser';
import { nextPath } from '../forms/sending.ts';
import { addPasskey, passkeysWork } from './passkeys.ts';
import { PressedElement } from './pressed-element.ts';
import { withProof } from './proof-dialog.ts';

const OFFERED = 'choku-passkey-offered';

function wasOffered(): boolean {
  try {
    return localStorage.getItem(OFFERED) !== null;
  } catch (error) {
    // Storage refused: better never offered than at every sign-in.
    if (error instanceof DOMException) return true;
    throw error;
  }
}

function noteOffer(): void {
  try {
    localStorage.setItem(OFFERED, '1');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/**
 * `<ck-add-passkey>` around a button: adds a passkey of this device. With `next` it is the offer after signing in, which goes on by itself where this device
 * can't keep one or has been asked already; otherwise the page is loaded again.
 */
export class AddPasskey extends PressedElement {
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasAttribute('next')) void this.#offer();
    else if (passkeysWork()) this.hidden = false;
  }

  protected async work(): Promise<void> {
    const added = await withProof(this.locale, async () => {
      await addPasskey(this.choku);
      return true;
    });
    if (added === true) this.#goOn();
  }

  async #offer(): Promise<void> {
    if (wasOffered() || !passkeysWork() || !await platformAuthenticatorIsAvailable()) {
      this.#goOn();
      return;
    }
    noteOffer();
    const page = this.closest<HTMLElement>('[data-passkey-offer]');
    if (page !== null) page.hidden = false;
    this.hidden = false;
  }

  #goOn(): void {
    const next = this.getAttribute('next');
    const path = next === null ? undefined : nextPath(next, undefined);
    if (next === null) location.reload();
    else location.replace(path ?? '/my');
  }
}
customElements.define('ck-add-passkey', AddPasskey);
