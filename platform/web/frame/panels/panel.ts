import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { IconName } from '../../../src/site/icon-list.ts';
import { icon } from '../../page/icon.ts';
import type { FrameApp } from '../frame-app.ts';
import { say, type FrameText } from '../texts.ts';
import type { Person } from '../../wire.ts';

type NoteKind = 'ai' | 'warn' | 'lamp' | 'free' | 'beni';

/** What every panel shares: the app it shows, drawn with the page's own classes, drawn again at each change. */
export abstract class Panel extends LitElement {
  static override properties = { app: { attribute: false } };

  declare app: FrameApp;
  /** True where something on the panel counts down. */
  protected readonly ticking: boolean = false;
  #stop: () => void = () => undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.app.subscribe(() => this.requestUpdate());
    if (this.ticking) this.#timer = setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    clearInterval(this.#timer);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected say(key: FrameText, values: Readonly<Record<string, string | number>> = {}): string {
    return say(this.app.locale, key, values);
  }

  /** The bar at the top: where one is, the way back, the way out. */
  protected head(parts: { title: string; sub?: TemplateResult | string; face?: TemplateResult | typeof nothing; back?: () => void }): TemplateResult {
    const { app } = this;
    const { title, sub = nothing, face = nothing, back } = parts;
    return html`<header class="talk-head">${back ? html`<button class="icon-button" type="button" aria-label=${this.say('back')} title=${this.say('back')} @click=${back}>${icon('arrow-left', 22)}</button>` : face}
      <div class="talk-title"><h2 tabindex="-1" data-focus>${title}</h2><p>${sub}</p></div>
      ${app.parts.mode === 'frame' ? html`<button class="icon-button" type="button" aria-label=${this.say('close')} title=${this.say('close')} @click=${() => app.port.close()}>${icon('close', 22)}</button>` : nothing}</header>`;
  }

  /** The last refusal, in words. */
  protected refusal(): TemplateResult | typeof nothing {
    const { refusal } = this.app;
    return refusal === null ? nothing : this.alarm('beni', 'circle-alert', html`${refusal}`);
  }

  protected note(kind: NoteKind, sign: IconName, words: TemplateResult | string): TemplateResult {
    return html`<p class="note ${kind}">${icon(sign, 18)}<span class="phrases">${words}</span></p>`;
  }

  /** A note that is read aloud at once. */
  protected alarm(kind: NoteKind, sign: IconName, words: TemplateResult | string): TemplateResult {
    return html`<p class="note ${kind}" role="alert">${icon(sign, 18)}<span class="phrases">${words}</span></p>`;
  }
}

/** A person's picture, beside their name. */
export function face(person: Pick<Person, 'avatarUrl'>, size: number, ring = ''): TemplateResult {
  return html`<img class="avatar size-${size} ${ring}" src=${person.avatarUrl} alt="" width=${size} height=${size}>`;
}
