import type { components } from '@choku/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { kindNames } from '../../src/notifications/texts.ts';
import { fill } from '../../src/site/texts.ts';
import { icon } from '../page/icon.ts';
import { dropPushes } from '../page/push.ts';
import { toast } from '../page/toast.ts';
import './ck-push-offer.ts';
import { LightElement } from './light-element.ts';
import { platform } from './platform.ts';
import { pushTexts as t } from './push-texts.ts';
import { refusalWords } from './refusal.ts';
import { shortTime } from './times.ts';

type Settings = components['schemas']['NotificationSettings'];
type Choice = Settings['choices'][number];
type Device = Settings['devices'][number];

const usual = { from: '23:00', to: '07:00' } as const;

/** What one is told and where: a row per kind, a switch per channel, quiet hours, devices. Each press is kept at once. */
export class CkNotifications extends LightElement {
  static override properties = { settings: { state: true }, refusal: { state: true } };
  declare settings: Settings | null;
  declare refusal: string;

  constructor() {
    super();
    Object.assign(this, { settings: null, refusal: '' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { settings, locale, refusal } = this;
    const trouble = refusal === '' ? nothing : html`<p class="note warn" role="alert">${icon('warning', 18)}<span>${refusal}</span></p>`;
    if (settings === null) return html`${trouble}${refusal === '' ? html`<div class="skeleton" aria-busy="true"><i class="title"></i><i></i><i></i><i></i></div>` : nothing}`;
    return html`<div class="stack">${trouble}${this.#table(settings)}
      <h3>${t.quiet[locale]}</h3><p class="quiet phrases">${t.quietNote[locale]}</p>${this.#quietHours(settings)}
      <h3>${t.devices[locale]}</h3>${this.#devices(settings)}</div>`;
  }

  #table({ choices }: Settings): TemplateResult {
    const { locale } = this;
    const kinds = [...new Set(choices.map((choice) => choice.kind))];
    const of = (kind: Choice['kind'], channel: Choice['channel']) => choices.find((choice) => choice.kind === kind && choice.channel === channel);
    return html`<table class="choices"><thead><tr><th scope="col">${t.kind[locale]}</th><th scope="col">${t.mail[locale]}</th><th scope="col">${t.push[locale]}</th></tr></thead>
      <tbody>${kinds.map((kind) => html`<tr><th scope="row" class="phrases">${kindNames[kind][locale]}</th><td>${this.#switch(of(kind, 'mail'))}</td><td>${this.#switch(of(kind, 'push'))}</td></tr>`)}</tbody></table>`;
  }

  #switch(choice: Choice | undefined): TemplateResult | typeof nothing {
    const { locale } = this;
    if (choice === undefined) return nothing;
    const fixed = choice.wanted ? t.always[locale] : t.never[locale];
    if (choice.fixed) return html`<span class="fixed-choice" title=${fixed}>${icon(choice.wanted ? 'check' : 'minus', 18)}<span class="sr">${fixed}</span></span>`;
    const name = fill(t.switchName[locale], { kind: kindNames[choice.kind][locale], channel: t[choice.channel][locale] });
    return html`<label class="lamp-switch plain"><input type="checkbox" role="switch" aria-label=${name} .checked=${choice.wanted} @change=${(event: Event) => {
      void this.#change({ choices: [{ kind: choice.kind, channel: choice.channel, wanted: event.target instanceof HTMLInputElement && event.target.checked }] });
    }}><i></i></label>`;
  }

  #quietHours({ quietHours }: Settings): TemplateResult {
    const { locale } = this;
    const time = (name: 'from' | 'to') => html`<label class="field"><span class="label">${t[name][locale]}</span><input class="input" type="time" name=${name} required .value=${(quietHours ?? usual)[name]}></label>`;
    return html`<label class="check"><input type="checkbox" .checked=${quietHours !== null} @change=${(event: Event) => {
      void this.#change({ quietHours: event.target instanceof HTMLInputElement && event.target.checked ? usual : null });
    }}><span>${t.quietOn[locale]}</span></label>
      ${quietHours === null ? nothing : html`<form class="quiet-hours" @submit=${this.#saveQuiet}>${time('from')}${time('to')}<button class="button line" type="submit">${t.save[locale]}</button></form>`}`;
  }

  #devices({ devices }: Settings): TemplateResult {
    const { locale } = this;
    return html`${devices.length === 0 ? html`<p class="quiet">${t.noDevices[locale]}</p>` : html`<ul class="plain-list">${devices.map((device) => this.#device(device))}</ul>`}
      ${devices.some((device) => device.here) ? nothing : html`<ck-push-offer why="settings" @ck-push=${() => { void this.#load(); }}></ck-push-offer>`}`;
  }

  #device(device: Device): TemplateResult {
    const { locale } = this;
    return html`<li class="setting-row"><p>${device.name}${device.here ? html` <small class="tag">${t.here[locale]}</small>` : nothing}<br><small class="quiet">${fill(t.since[locale], { day: shortTime(device.createdAt, locale) })}</small></p>
      <button class="button line small" type="button" @click=${() => { void this.#remove(device); }}>${t.remove[locale]}</button></li>`;
  }

  async #load(): Promise<void> {
    await this.#keep(() => platform().choku.get('/v1/me/notifications'));
  }

  async #change(body: { choices?: Omit<Choice, 'fixed'>[]; quietHours?: Settings['quietHours'] }): Promise<void> {
    if (await this.#keep(() => platform().choku.patch('/v1/me/notifications', { body }))) toast(t.kept[this.locale]);
  }

  async #remove(device: Device): Promise<void> {
    const removed = await this.#keep(async () => {
      const { choku } = platform();
      await choku.delete('/v1/me/push-devices/{pushDeviceId}', { params: { path: { pushDeviceId: device.id } } });
      if (device.here) await dropPushes();
      return choku.get('/v1/me/notifications');
    });
    if (removed) toast(t.removed[this.locale]);
  }

  /** Shows what the platform says now; what it refuses stays as it was. */
  async #keep(ask: () => Promise<Settings>): Promise<boolean> {
    try {
      this.settings = await ask();
      this.refusal = '';
      return true;
    } catch (error) {
      this.refusal = refusalWords(error, this.locale);
      this.requestUpdate();
      return false;
    }
  }

  readonly #saveQuiet = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const times = new FormData(event.target);
    void this.#change({ quietHours: { from: String(times.get('from')), to: String(times.get('to')) } });
  };
}

if (!customElements.get('ck-notifications')) customElements.define('ck-notifications', CkNotifications);

declare global {
  interface HTMLElementTagNameMap { 'ck-notifications': CkNotifications }
}
