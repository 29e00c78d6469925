import { languageOf, schemeOf } from './appearance.ts';
import type { ServiceCard } from './card-wire.ts';
import { readFrameMessage } from './frame-protocol.ts';
import type { FrameLayout, FrameMessage, PageMessage, Panel, TalkState } from './frame-protocol.ts';
import { closeBySwipe, lockScroll, raise } from './frame-sheet.ts';
import { frameStyle } from './frame-style.ts';
import { makeFrameView } from './frame-view.ts';
import type { FrameView } from './frame-view.ts';
import { rememberTalk } from './resume.ts';
import type { Widget } from './widget.ts';

/** What the widget wants to know of its frame. */
export interface FrameReactions {
  state(state: TalkState): void;
  /** The frame, or the row that keeps its place, takes the card's place or gives it back. */
  covers(covers: boolean): void;
  closed(): void;
}

/** A frame narrower than this covers the page as a sheet. */
const sheetBelow = 480;
/** How long the frame may take to say it is there before a plain link is offered, in milliseconds. */
const patience = 10_000;
const heights = { least: 160, first: 560, most: 1600 };

/**
 * The frame of one widget: made on the first press, listening to its own origin and window only. Closing hides it, so
 * what was typed is still there; a call is never hidden but docked.
 */
export class FramePanel {
  #widget: Widget;
  #card: ServiceCard;
  #reactions: FrameReactions;
  #origin: string;
  #view: FrameView | undefined;
  #layout: FrameLayout = 'inline';
  #state: TalkState = 'idle';
  #height = heights.first;
  #ready = false;
  #open = false;
  #pressed: Element | null = null;
  #timer = 0;
  #life = new AbortController();
  #unlock: (() => void) | undefined;
  #sight: IntersectionObserver | undefined;
  #width: ResizeObserver | undefined;

  constructor(widget: Widget, card: ServiceCard, reactions: FrameReactions) {
    this.#widget = widget;
    this.#card = card;
    this.#reactions = reactions;
    this.#origin = new URL(card.frameUrl).origin;
  }

  /** Shows the panel, for a question, a request, or the talk this tab left. */
  open(panel: Panel | undefined): void {
    this.#pressed = this.#widget.shadowRoot?.activeElement ?? null;
    this.#open = true;
    if (!this.#view) this.#make(panel);
    else if (panel && this.#state !== 'call') this.#post({ choku: 1, type: 'open', panel });
    this.#place(this.#standing());
    if (this.#ready) this.#view?.iframe.focus();
  }

  /** Gives the card back; during a call the frame moves to the corner instead. */
  close(): void {
    if (!this.#open) return;
    if (this.#state === 'call') return this.#place('dock');
    this.#open = false;
    this.#place('inline');
    this.#reactions.closed();
    const button = this.#pressed?.getAttribute('part');
    void this.#widget.updateComplete.then(() => this.#widget.shadowRoot?.querySelector<HTMLElement>(`[part=${button ?? 'request'}]`)?.focus({ preventScroll: true }));
  }

  /** Ends everything: the tag is gone or shows another service. */
  remove(): void {
    this.#life.abort();
    this.#unlock?.();
    this.#sight?.disconnect();
    this.#width?.disconnect();
    clearTimeout(this.#timer);
    this.#view?.row.remove();
    this.#view?.shell.remove();
    this.#view = undefined;
  }

  #make(panel: Panel | undefined): void {
    const root = this.#widget.shadowRoot;
    const place = root?.getElementById('frame');
    const sheet = frameStyle.styleSheet;
    if (!root || !place) return;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    const setting = { language: languageOf(this.#widget), scheme: schemeOf(this.#widget), panel };
    const view = (this.#view = makeFrameView(place, this.#card, setting));
    this.#listen(view);
    this.#timer = window.setTimeout(() => (view.slow.hidden = false), patience);
    this.#sight = new IntersectionObserver(([entry]) => {
      if (entry && !entry.isIntersecting && this.#state === 'call' && this.#layout === 'inline') this.#place('dock');
    });
    this.#sight.observe(this.#widget);
    this.#width = new ResizeObserver(() => {
      if (this.#open && this.#layout !== 'dock' && this.#layout !== this.#standing()) this.#place(this.#standing());
    });
    this.#width.observe(this.#widget);
  }

  #listen(view: FrameView): void {
    const { signal } = this.#life;
    window.addEventListener('message', (event) => {
      if (event.source !== view.iframe.contentWindow || event.origin !== this.#origin) return;
      const message = readFrameMessage(event.data);
      if (message) this.#hear(message);
    }, { signal });
    window.addEventListener('beforeunload', (event) => this.#state === 'call' && event.preventDefault(), { signal });
    window.addEventListener('keydown', (event) => event.key === 'Escape' && this.#layout === 'sheet' && this.close(), { signal });
    view.shell.addEventListener('click', (event) => event.target === view.shell && this.close(), { signal });
    view.back.addEventListener('click', () => this.#restore(), { signal });
    closeBySwipe(view, () => this.close(), signal);
  }

  #hear(message: FrameMessage): void {
    switch (message.type) {
      case 'ready': return this.#welcome();
      case 'height': return this.#grow(message.px);
      case 'state': return this.#proceed(message.state);
      case 'close': return this.close();
      case 'restore': return this.#restore();
    }
  }

  #welcome(): void {
    clearTimeout(this.#timer);
    this.#ready = true;
    const view = this.#view;
    const layout = this.#layout;
    if (!view) return;
    view.slow.hidden = true;
    view.shell.classList.add('ready');
    this.#post({ choku: 1, type: 'layout', layout });
    if (this.#open && layout !== 'dock') view.iframe.focus({ preventScroll: true });
  }

  #grow(px: number): void {
    this.#height = Math.round(Math.min(Math.max(px, heights.least), heights.most));
    this.#size();
  }

  /** In the post the frame decides its height; elsewhere the sheet or the corner does. */
  #size(): void {
    if (this.#view) this.#view.hold.style.height = this.#layout === 'inline' ? `${this.#height}px` : '';
  }

  #proceed(state: TalkState): void {
    // Also without a change: a talk this tab left open may have ended while the page was away.
    rememberTalk(state === 'call' ? this.#card.id : null);
    if (state === this.#state) return;
    this.#state = state;
    this.#reactions.state(state);
    if (state === 'call' && !this.#open) this.open(undefined);
    // The bill is too much for the corner: it comes up where the reader is.
    else if (state !== 'call' && this.#layout === 'dock') this.#place('sheet');
  }

  #restore(): void {
    const behavior = matchMedia('(prefers-reduced-motion:reduce)').matches ? 'instant' : 'smooth';
    this.#place(this.#standing());
    if (this.#layout === 'inline') this.#widget.scrollIntoView({ block: 'center', behavior });
    this.#view?.iframe.focus({ preventScroll: true });
  }

  #standing(): FrameLayout {
    return this.#widget.offsetWidth < sheetBelow ? 'sheet' : 'inline';
  }

  /** Restyles the frame for a layout; it stays where it is in the document. */
  #place(layout: FrameLayout): void {
    const view = this.#view;
    if (!view) return;
    this.#layout = layout;
    this.#reactions.covers(this.#open && layout !== 'sheet');
    view.shell.hidden = !this.#open;
    view.row.hidden = layout !== 'dock';
    view.shell.classList.remove('inline', 'sheet', 'dock');
    view.shell.classList.add(layout);
    view.shell.role = layout === 'sheet' ? 'dialog' : null;
    view.shell.ariaLabel = layout === 'sheet' ? view.iframe.title : null;
    raise(view.shell, this.#open && layout !== 'inline');
    this.#unlock?.();
    this.#unlock = layout === 'sheet' && this.#open ? lockScroll() : undefined;
    this.#size();
    this.#post({ choku: 1, type: 'layout', layout });
  }

  #post(message: PageMessage): void {
    if (this.#ready) this.#view?.iframe.contentWindow?.postMessage(message, this.#origin);
  }
}
