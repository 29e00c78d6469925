import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ServiceCard } from './card-wire.ts';
import type { FramePanel } from './frame-panel.ts';
import type { Panel, TalkState } from './frame-protocol.ts';
import { talkLeftOpen } from './resume.ts';

/** The platform this script was served from. Nothing in the page can steer it elsewhere. */
const platform = new URL(import.meta.url).origin;

/** How the card is drawn: comes at the same time as the card itself, so this file stays small. */
let face: typeof import('./card.ts') | undefined;

/** All widgets of the page: the one in a talk makes the others say so. */
const widgets = new Set<ChokuTalk>();

/**
 * A provider's service in somebody's post: who, whether they can talk now, for how much, and two buttons. Its content is
 * a plain link that stands until the card is drawn, and stays where it cannot be.
 *
 * ```html
 * <choku-talk service-id="svc_…"><a href="https://choku.example/s/svc_…">さとみさんと話す(チョク!)</a></choku-talk>
 * ```
 *
 * Where the tag stands in the first screen of a page, `style="display:block;min-height:364px"` on it keeps the place free
 * even before the script has run; further down the script does so in time by itself.
 *
 * It fetches one public card and says once that it was seen, both anonymously, and knows nothing of the reader. Conversation, request, call and bill
 * live in a frame of the platform, made on the first press.
 *
 * @element choku-talk
 *
 * @attr {string} service-id - the service; changing it shows the other one
 * @attr {auto|light|dark} theme - `auto` (default) follows the page's colour scheme and background
 * @attr {string} lang - language of the widget; without it, that of the page around it (Japanese, or else English)
 *
 * @prop {string} serviceId - the same as `service-id`
 * @prop {'idle'|'waiting'|'call'|'ended'} state - how far a talk is, read only
 * @method open - `open('ask')` or `open('request')` does what pressing the button does
 * @method close - closes the panel; during a call it moves to the corner
 *
 * @fires choku-open - the panel opens, `detail.panel` says for what
 * @fires choku-close - the panel closes
 * @fires choku-state - a talk goes on, `detail.state`
 *
 * @slot - the plain link
 *
 * @csspart card - the card
 * @csspart title - the service's words
 * @csspart price - the price
 * @csspart ask - the button for a question
 * @csspart request - the button for a talk, or the link where the address is not registered
 * @csspart frame - around the frame
 *
 * @cssprop [--choku-radius=16px] - corners of the card and the frame
 * @cssprop [--choku-max-width=720px] - widest it gets
 * @cssprop --choku-font - the page's letters instead of the reader's own gothic
 */
export class ChokuTalk extends LitElement {
  static override styles = css`
    :host { display: block; max-width: var(--choku-max-width, 720px); }
    [hidden], :host([hidden]) { display: none !important; }
    .box { container-type: inline-size; }
    .box .w { min-height: 438px; border-radius: var(--choku-radius, 16px); }
    .wait { display: grid; place-content: center; box-shadow: 0 0 0 1px #8884; }
    @container (min-width: 334px) { .box .w { min-height: 364px; } }
    @container (min-width: 560px) { .box .w { min-height: 274px; } }
  `;
  static override properties = { serviceId: { attribute: 'service-id' } };
  declare serviceId: string | undefined;

  /** How far a talk is. */
  state: TalkState = 'idle';
  /** The public card; undefined while it is fetched, null where the link stays. */
  card: ServiceCard | null | undefined;
  /** Whether the frame, or the row that keeps its place, stands where the card was. */
  isCovered = false;
  /** Whether it went back into the talk this tab left open. */
  isBack = false;
  #frame: FramePanel | undefined;
  /** Counts, once the card is half on the screen, that it was seen on this page. Says nothing about who saw it; whether it arrives is nobody's trouble. */
  #seen = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting || !this.card) return;
    this.#seen.disconnect();
    fetch(`${platform}/v1/services/${this.card.id}/views?page=${encodeURIComponent(location.pathname)}`, { method: 'POST', credentials: 'omit', keepalive: true }).catch(() => null);
  }, { threshold: 0.5 });
  #around = new MutationObserver(() => this.requestUpdate());
  #system = matchMedia('(prefers-color-scheme:dark)');
  #redraw = (): void => this.requestUpdate();

  /** Whether another widget of the page is in a talk. */
  get isElsewhere(): boolean {
    return [...widgets].some((other) => other !== this && other.state === 'call');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    widgets.add(this);
    for (const node of [this, document.documentElement, document.body]) this.#around.observe(node, { attributeFilter: ['lang', 'theme', 'class', 'style', 'data-theme'] });
    this.#system.onchange = this.#redraw;
    document.addEventListener('transitionend', this.#redraw);
    this.requestUpdate();
    this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    widgets.delete(this);
    this.#around.disconnect();
    this.#system.onchange = null;
    document.removeEventListener('transitionend', this.#redraw);
    this.#forget();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('serviceId')) void this.#fetchCard();
  }

  override render(): TemplateResult {
    if (this.card === null) return html`<slot></slot>`;
    if (this.card && face) return face.cardView(this, this.card, platform);
    return html`<div class="box"><div class="w wait" aria-busy="true"><slot></slot></div></div>`;
  }

  /** Opens the panel; without a panel it goes back into the talk this tab left open. */
  async open(panel?: Panel): Promise<void> {
    const { card } = this;
    if (!card || card.embed === 'link') return;
    try {
      const { FramePanel } = await import('./frame-panel.ts');
      if (this.card !== card || !this.isConnected) return;
      await this.updateComplete;
      this.#frame ??= new FramePanel(this, card, {
        state: (state) => this.#proceed(state),
        covers: (covers) => this.#cover(covers),
        closed: () => this.#tell('close'),
      });
      this.#frame.open(panel);
      this.#tell('open', { panel });
    } catch {
      // The panel's script is out of reach: the card's link to the service's own page takes its place.
      this.card = { ...card, embed: 'link' };
      this.requestUpdate();
    }
  }

  /** Closes the panel. A call goes on in the corner. */
  close(): void {
    this.#frame?.close();
  }

  #cover(covers: boolean): void {
    this.isCovered = covers;
    this.requestUpdate();
  }

  #proceed(state: TalkState): void {
    this.state = state;
    for (const widget of widgets) widget.requestUpdate();
    this.#tell('state', { state });
  }

  #tell(what: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(`choku-${what}`, { detail, bubbles: true, composed: true }));
  }

  /** Lets go of the frame: the tag left the page, or shows another service. */
  #forget(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.isBack = false;
    this.#cover(false);
    if (this.state !== 'idle') this.#proceed('idle');
  }

  async #fetchCard(): Promise<void> {
    const id = this.serviceId;
    this.#forget();
    this.card = undefined;
    let card = null;
    try {
      const drawing = import('./card.ts');
      const reply = await fetch(`${platform}/v1/services/${encodeURIComponent(id ?? '')}/card`, { credentials: 'omit' });
      face = await drawing;
      if (reply.ok) card = (await reply.json()) as ServiceCard;
    } catch {
      card = null; // Offline or blocked: no error box in somebody's post, the link stays.
    }
    if (id !== this.serviceId) return;
    this.card = card;
    this.style.minHeight = '';
    face?.adopt(this.renderRoot);
    if (card) this.#seen.observe(this);
    this.requestUpdate();
    this.#resume();
  }

  /** Goes back into the talk of this tab, after a reload or after a script moved the tag. Of several tags of the service one alone does: a talk is one call. */
  #resume(): void {
    if (!this.card || !talkLeftOpen(this.serviceId ?? '') || [...widgets].some((widget) => widget.isBack)) return;
    this.isBack = true;
    void this.open();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choku-talk': ChokuTalk;
  }
}

if (!customElements.get('choku-talk')) customElements.define('choku-talk', ChokuTalk);
