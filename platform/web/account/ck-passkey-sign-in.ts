import { ChokuProblem } from '@choku/sdk';
import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { nextPath } from '../forms/sending.ts';
import { passkeysWork, signInByPasskey } from './passkeys.ts';
import { PressedElement } from './pressed-element.ts';

/** A challenge lives for 5 minutes; the one that waits behind the e-mail field is renewed before. */
const RENEWED_EVERY = 4 * 60_000;

/**
 * `<ck-passkey-sign-in next>` around a button: signs in by a passkey, and has the browser offer passkeys where the e-mail address is typed. Stays hidden where
 * passkeys don't work.
 */
export class PasskeySignIn extends PressedElement {
  #timer: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!passkeysWork()) return;
    this.hidden = false;
    void this.#offer();
    this.#timer = window.setInterval(() => { void this.#offer(); }, RENEWED_EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.clearInterval(this.#timer);
    WebAuthnAbortService.cancelCeremony();
  }

  protected async work(): Promise<void> {
    await signInByPasskey(this.choku, false);
    this.#goOn();
  }

  /** Waits behind the field. Nobody asked for this, so nothing is said unless a passkey was really refused. */
  async #offer(): Promise<void> {
    if (!await browserSupportsWebAuthnAutofill()) return;
    try {
      await signInByPasskey(this.choku, true);
      this.#goOn();
    } catch (error) {
      if (error instanceof ChokuProblem && error.code === 'passkey_refused') this.say(error.message);
    }
  }

  #goOn(): void {
    const path = nextPath(this.getAttribute('next') ?? '/my', undefined);
    if (path !== undefined) location.assign(path);
  }
}
customElements.define('ck-passkey-sign-in', PasskeySignIn);
