import { html, type TemplateResult } from 'lit';
import { icon } from '../page/icon.ts';
import { toast } from '../page/toast.ts';
import './ck-blog-addresses.ts';
import { sayAboutEmbed as say } from './embed-words.ts';
import { LightElement } from './light-element.ts';

type Theme = 'auto' | 'light' | 'dark';
const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const languages = [{ value: '', name: null }, { value: 'ja', name: '日本語' }, { value: 'en', name: 'English' }] as const;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Makes the tag for a blog: looks, a preview with the real card, the tag to copy, and the sites people can talk on. */
export class CkEmbed extends LightElement {
  static override properties = { serviceId: { attribute: 'service-id' }, state: {}, platformUrl: { attribute: 'platform' }, label: {}, theme: { state: true }, language: { state: true }, phone: { state: true } };
  declare serviceId: string;
  declare state: string;
  declare platformUrl: string;
  /** The words of the plain link inside the tag. */
  declare label: string;
  declare theme: Theme;
  declare language: string;
  declare phone: boolean;

  constructor() {
    super();
    Object.assign(this, { serviceId: '', state: '', platformUrl: '', label: '', theme: 'auto', language: '', phone: false });
  }

  /** The tag as it is to be pasted. */
  get tag(): string {
    const { serviceId, theme, language, platformUrl, label } = this;
    const looks = `${theme === 'auto' ? '' : ` theme="${theme}"`}${language === '' ? '' : ` lang="${language}"`}`;
    return `<choku-talk service-id="${serviceId}"${looks}><a href="${platformUrl}/s/${serviceId}">${escaped(label)}</a></choku-talk>\n<script type="module" src="${platformUrl}/widget/choku-talk.js"></script>`;
  }

  protected override render(): TemplateResult {
    return html`<div class="embed-layout"><div class="stack">${this.#looks()}<section class="stack tight"><h2 class="label">${say(this.locale, 'addresses')}</h2><ck-blog-addresses></ck-blog-addresses><p class="hint">${say(this.locale, 'addressesHint')}</p></section></div>
      <div class="stack">${this.#preview()}${this.#snippet()}</div></div>`;
  }

  #looks(): TemplateResult {
    const { locale } = this;
    return html`<fieldset class="field"><legend class="label">${say(locale, 'theme')}</legend><div class="option-tiles theme-tiles">${themes.map((theme) => html`<label class="option-tile"><input type="radio" name="theme" .checked=${this.theme === theme} @change=${() => { this.theme = theme; }}><i class="theme-sample ${theme}" aria-hidden="true"></i><span>${say(locale, theme)}</span></label>`)}</div></fieldset>
      <div class="field"><label class="label" for="embed-language">${say(locale, 'language')}</label><span class="select"><select class="input" id="embed-language" @change=${(event: Event) => { if (event.target instanceof HTMLSelectElement) this.language = event.target.value; }}>${
        languages.map(({ value, name }) => html`<option value=${value} ?selected=${value === this.language}>${name ?? say(locale, 'asReader')}</option>`)}</select>${icon('chevron-down', 18)}</span></div>`;
  }

  #preview(): TemplateResult {
    const { locale, state, serviceId, theme, language, phone } = this;
    const width = (value: boolean, words: string): TemplateResult => html`<label><input type="radio" name="width" .checked=${phone === value} @change=${() => { this.phone = value; }}>${words}</label>`;
    const visible = state === 'published' || state === 'paused';
    return html`<section class="card embed-preview"><header class="row spread"><span class="hint">${icon('eye', 16)} ${say(locale, 'preview')}</span><div class="segmented" role="radiogroup" aria-label=${say(locale, 'preview')}>${width(false, say(locale, 'desktop'))}${width(true, say(locale, 'phone'))}</div></header>
      <div class="sample-post ${theme}"><div class=${phone ? 'as-phone' : ''}><i class="title" aria-hidden="true"></i><i aria-hidden="true"></i><i class="short" aria-hidden="true"></i>
      ${visible ? html`<iframe title=${say(locale, 'preview')} src="/my/services/${serviceId}/preview?${new URLSearchParams({ theme, lang: language }).toString()}"></iframe>`
        : html`<p class="note warn">${icon('info', 18)}<span>${say(locale, 'notPublic')} <a href="/my/services/${serviceId}?step=publish">${say(locale, 'toPublish')}</a></span></p>`}
      <i aria-hidden="true"></i><i class="short" aria-hidden="true"></i></div></div></section>`;
  }

  #snippet(): TemplateResult {
    const { locale } = this;
    return html`<section class="code-box"><header class="row spread"><h2>HTML</h2><button class="button line small" type="button" @click=${this.#copy}>${icon('copy', 16)}<span>${say(locale, 'copy')}</span></button></header><pre tabindex="0" aria-label=${say(locale, 'tag')}><code>${this.tag}</code></pre></section>
      <p class="note">${icon('link', 18)}<span>${say(locale, 'link')}<br><a href="/s/${this.serviceId}">${this.platformUrl}/s/${this.serviceId}</a></span></p>`;
  }

  readonly #copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(this.tag);
    toast(say(this.locale, 'copied'));
  };
}

if (!customElements.get('ck-embed')) customElements.define('ck-embed', CkEmbed);
