import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../page/icon.ts';
import { ask } from '../deeds.ts';
import { holdsContact } from '../format.ts';
import { Panel } from './panel.ts';

/** The field for a message. What is typed survives a reload; during kana conversion Enter never sends. */
export class CkComposer extends Panel {
  static override properties = { ...Panel.properties, text: { state: true }, inCall: { attribute: false } };

  declare text: string;
  /** True in a call: no question, a word in between. */
  declare inCall: boolean;

  constructor() {
    super();
    this.text = '';
    this.inCall = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = this.app.parts.thread.draft;
  }

  /** Puts words into the field for the person to go on with. */
  suggest(words: string): void {
    this.#type(words);
    this.querySelector('textarea')?.focus();
  }

  protected override render(): TemplateResult {
    const { thread } = this.app.parts;
    if (thread.conversation?.canSend === false) return html`<p class="hint">${this.say('sendRefused')}</p>`;
    const placeholder = this.say(this.inCall || thread.messages.length > 0 && this.app.parts.talks.talk ? 'writeMessage' : 'writeQuestion');
    return html`${holdsContact(this.text) ? html`<p class="hint contact-note" role="status">${this.say('contactNote')}</p>` : nothing}
      <form class="composer" @submit=${this.#submit}>
        <textarea rows="1" maxlength="4000" aria-label=${this.say('message')} placeholder=${placeholder} .value=${this.text} @input=${this.#input} @keydown=${this.#key}></textarea>
        <button class="send" type="submit" aria-label=${this.say('send')} title=${this.say('send')} aria-disabled=${this.text.trim() === ''}>${icon('send', 20)}</button>
      </form>`;
  }

  #type(text: string): void {
    this.text = text;
    this.app.parts.thread.draft = text;
  }

  readonly #input = (event: Event): void => {
    this.#type((event.currentTarget as HTMLTextAreaElement).value);
  };

  readonly #key = (event: KeyboardEvent): void => {
    // While kana are converted, Enter takes a conversion; some browsers tell only by the old code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    if (!matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    this.#send();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    const text = this.text.trim();
    if (text === '') return;
    if (this.app.parts.session.signedIn) this.text = '';
    void ask(this.app, text);
  }
}

if (!customElements.get('ck-composer')) customElements.define('ck-composer', CkComposer);
