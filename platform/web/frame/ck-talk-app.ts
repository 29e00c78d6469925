import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { makeApp, startApp } from './begin.ts';
import type { FrameApp, PanelName } from './frame-app.ts';
import './panels/accepted-panel.ts';
import './panels/bill-panel.ts';
import './panels/call-panel.ts';
import './panels/chat-panel.ts';
import './panels/outside-panel.ts';
import './panels/over-panel.ts';
import './panels/plain-panels.ts';
import './panels/request-panel.ts';
import './panels/waiting-panel.ts';

/**
 * The visitor's app: one panel at a time, in a blog's frame or on a page of the platform. Attributes: `service-id`, `mode`
 * (`frame` or `page`), `lang`, `platform` (its address), `signed-in` (pages only),
 * `direct` (no relay stands between the two devices).
 */
export class CkTalkApp extends LitElement {
  static override properties = { app: { state: true } };

  declare app: FrameApp | null;
  #shown: PanelName | null = null;
  #size = new ResizeObserver(() => this.#tellHeight());
  #stop: () => void = () => undefined;

  constructor() {
    super();
    this.app = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    const text = (name: string) => this.getAttribute(name) ?? '';
    this.use(makeApp({
      serviceId: text('service-id'), mode: text('mode') === 'frame' ? 'frame' : 'page', lang: text('lang'), platform: text('platform') || location.origin, signedIn: this.hasAttribute('signed-in'), direct: this.hasAttribute('direct'),
    }));
    if (this.app) void startApp(this.app);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#stop();
    this.app?.parts.call.leave();
  }

  /** Shows an app. */
  use(app: FrameApp): void {
    this.#stop();
    this.app = app;
    this.#stop = app.subscribe(() => this.requestUpdate());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { app } = this;
    if (!app) return html``;
    const panel = app.panel;
    return html`<section class="talk-app" data-panel=${panel} data-mode=${app.parts.mode} aria-busy=${panel === 'loading'}>${panelFor(panel, app)}</section>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { app } = this;
    if (!app) return;
    document.documentElement.dataset['layout'] = app.parts.mode === 'frame' ? app.layout : 'page';
    const panel = app.panel;
    if (panel !== this.#shown) this.#panelChanged(app, panel);
    app.port.state(app.talkState);
  }

  #panelChanged(app: FrameApp, panel: PanelName): void {
    const before = this.#shown;
    this.#shown = panel;
    if (before === 'loading') app.port.ready();
    // Focus goes with the task, but not to a page that was only just opened; in the call the stage takes it.
    if (before !== null && before !== 'loading' && panel !== 'call') void this.#focusPanel();
  }

  async #focusPanel(): Promise<void> {
    const panel = this.querySelector<LitElement>('section > *');
    await panel?.updateComplete;
    const targets = [...panel?.querySelectorAll<HTMLElement>('[data-focus]') ?? []];
    (targets.find((target) => target instanceof HTMLButtonElement) ?? targets[0])?.focus();
  }

  #tellHeight(): void {
    const { app } = this;
    if (app?.layout === 'inline') app.port.height(Math.ceil(this.getBoundingClientRect().height));
  }
}

function panelFor(panel: PanelName, app: FrameApp): TemplateResult {
  switch (panel) {
    case 'chat': return html`<ck-chat-panel .app=${app}></ck-chat-panel>`;
    case 'request': return html`<ck-request-panel .app=${app}></ck-request-panel>`;
    case 'outside': return html`<ck-outside-panel .app=${app}></ck-outside-panel>`;
    case 'waiting': return html`<ck-waiting-panel .app=${app}></ck-waiting-panel>`;
    case 'accepted': return html`<ck-accepted-panel .app=${app}></ck-accepted-panel>`;
    case 'call': return html`<ck-call-panel .app=${app}></ck-call-panel>`;
    case 'bill': return html`<ck-bill-panel .app=${app}></ck-bill-panel>`;
    case 'over': return html`<ck-over-panel .app=${app}></ck-over-panel>`;
    case 'loading': case 'failed': case 'not-found': case 'replaced': return html`<ck-plain-panel .app=${app}></ck-plain-panel>`;
  }
}

if (!customElements.get('ck-talk-app')) customElements.define('ck-talk-app', CkTalkApp);
