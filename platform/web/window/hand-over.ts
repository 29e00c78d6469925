import { createChoku } from '@choku/sdk';

/**
 * The one press with which a person lets the frame that opened this window act for them: fetches the one-time code and
 * posts it to the platform's own frame, to no other page. Attributes: `hand-over-id`, `frame-origin`, `busy-text`, and
 * `then`, a path of the platform to go on to instead of closing.
 */
export class HandOverElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    button?.addEventListener('click', () => void this.#approve());
    // Disabled until somebody listens: a press before that would be lost.
    button?.removeAttribute('disabled');
  }

  async #approve(): Promise<void> {
    const button = this.querySelector('button');
    const handOverId = this.getAttribute('hand-over-id') ?? '';
    if (button === null || button.getAttribute('aria-disabled') === 'true') return;
    const label = button.textContent;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = this.getAttribute('busy-text');
    try {
      const { code } = await createChoku({ baseUrl: location.origin }).post('/v1/hand-overs/{handOverId}/approve', { params: { path: { handOverId } }, body: {} });
      this.#pass(handOverId, code);
    } finally {
      button.removeAttribute('aria-disabled');
      button.textContent = label;
    }
  }

  #pass(handOverId: string, code: string): void {
    const frame = window.opener as Window | null;
    if (frame === null) return this.#show('data-no-opener');
    frame.postMessage({ choku: 1, type: 'code', handOverId, code }, this.getAttribute('frame-origin') ?? location.origin);
    const then = this.getAttribute('then');
    if (then !== null) location.assign(then);
    else {
      this.#show('data-done');
      window.close();
    }
  }

  #show(attribute: string): void {
    document.querySelector(`[${attribute}]`)?.removeAttribute('hidden');
  }
}
customElements.define('ck-hand-over', HandOverElement);
