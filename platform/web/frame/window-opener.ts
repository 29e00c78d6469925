/** How often an open window is looked at, and how long its last message may take after it closed, in ms. */
const lookEvery = 400;
const lastWords = 400;

/** What the opener needs of the browser; tests bring their own. */
export interface OpenerBrowser {
  open(url: string, target: string, features: string): Window | null;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void, options: { signal: AbortSignal }): void;
}

/**
 * A window of the platform that this page has opened. Only what comes from the platform's exact origin and from this very
 * window is heard.
 */
export class PlatformWindow {
  readonly #window: Window;
  readonly #platform: string;
  readonly #browser: OpenerBrowser;
  readonly #over = new AbortController();

  constructor(window: Window, platform: string, browser: OpenerBrowser) {
    this.#window = window;
    this.#platform = platform;
    this.#browser = browser;
  }

  /** Leads the window to a page of the platform. Throws for any other address. */
  steer(address: string): void {
    if (new URL(address).origin !== this.#platform) throw new Error('the window shows pages of the platform only');
    this.#window.location.replace(address);
  }

  focus(): void {
    this.#window.focus();
  }

  /** Closes the window and hears nothing more of it. */
  close(): void {
    this.#over.abort();
    this.#window.close();
  }

  /**
   * The first message that `read` understands; null when the window was closed, or lost to us, without one. `read` gets
   * what was posted and answers null for what isn't meant for it.
   */
  hear<T>(read: (posted: unknown) => T | null): Promise<T | null> {
    return new Promise((resolve) => {
      const done = new AbortController();
      const finish = (answer: T | null) => {
        clearInterval(timer);
        done.abort();
        resolve(answer);
      };
      const timer = setInterval(() => {
        if (!this.#window.closed) return;
        clearInterval(timer);
        setTimeout(() => finish(null), lastWords);
      }, lookEvery);
      this.#over.signal.addEventListener('abort', () => finish(null));
      this.#browser.addEventListener('message', (event) => {
        if (event.origin !== this.#platform || event.source !== this.#window) return;
        const answer = read(event.data);
        if (answer !== null) finish(answer);
      }, { signal: done.signal });
    });
  }
}

/** Opens windows of the platform: empty and in the very press, so that the browser lets it, and steered afterwards. */
export class WindowOpener {
  readonly #platform: string;
  readonly #browser: OpenerBrowser;

  constructor(platform: string, browser: OpenerBrowser = window) {
    this.#platform = new URL(platform).origin;
    this.#browser = browser;
  }

  /** A new window, or null when the browser refuses it. */
  open(): PlatformWindow | null {
    const opened = this.#browser.open('', '_blank', 'popup,width=480,height=760');
    return opened === null ? null : new PlatformWindow(opened, this.#platform, this.#browser);
  }
}

/** A posted message of the platform's windows of one type; null for anything else. */
export function readPosted(posted: unknown, type: string): Record<string, unknown> | null {
  if (typeof posted !== 'object' || posted === null) return null;
  const fields = posted as Record<string, unknown>;
  return fields['choku'] === 1 && fields['type'] === type ? fields : null;
}
