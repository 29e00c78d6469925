import { html, nothing, type TemplateResult } from 'lit';
import { weekdays, type Weekday, type WeeklyHours } from '../../src/primitives/weekly-hours.ts';
import { myServiceTexts as t } from '../../src/services/my-texts.ts';
import { hoursSentence } from '../../src/users/hours-words.ts';
import { FIRST_HOUR, HOURS, hoursOf, litHalves, windowLight, withWindow, type Lit } from './hours.ts';
import { LightElement } from './light-element.ts';

const dayNames: Readonly<Record<Weekday, { ja: string; en: string }>> = {
  mon: { ja: '月', en: 'Mon' }, tue: { ja: '火', en: 'Tue' }, wed: { ja: '水', en: 'Wed' }, thu: { ja: '木', en: 'Thu' }, fri: { ja: '金', en: 'Fri' }, sat: { ja: '土', en: 'Sat' }, sun: { ja: '日', en: 'Sun' },
};
/** The name of a window: `mon 9` for Monday from 9 to 10. */
const windowOf = (day: Weekday, hour: number): string => `${day} ${hour}`;
const hours = Array.from({ length: HOURS }, (_, index) => FIRST_HOUR + index);

/**
 * Talk times, painted on the façade: a press or a stroke lights windows, arrow keys walk from window to window. Writes what it means as JSON
 * into the hidden field inside it; null keeps the hours of the profile. With `always` there is nothing to fall back to: these are the profile's own.
 */
export class CkHoursField extends LightElement {
  static override properties = { always: { type: Boolean }, own: { state: true }, lit: { state: true }, at: { state: true } };
  declare always: boolean;
  /** Whether the service has hours of its own. */
  declare own: boolean;
  declare lit: Lit;
  /** The window that the keyboard is on. */
  declare at: string;
  #name = 'talkTimes';
  #painting: boolean | null = null;
  /** What the field said at first. */
  #given = '';

  constructor() {
    super();
    Object.assign(this, { always: false, own: false, lit: new Set<string>(), at: windowOf('mon', FIRST_HOUR) });
  }

  override connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>('input[type="hidden"]');
    if (field !== null) {
      this.#name = field.name;
      const given = JSON.parse(field.value || 'null') as WeeklyHours | null;
      this.own = given !== null || this.hasAttribute('always');
      this.lit = litHalves(given ?? []);
      this.#given = this.#written();
    }
    super.connectedCallback();
    document.addEventListener('pointerup', this.#rest);
    document.addEventListener('click', this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerup', this.#rest);
    document.removeEventListener('click', this.#leave);
  }

  protected override render(): TemplateResult {
    const { locale, own } = this;
    const choice = (value: boolean, words: string): TemplateResult => html`<label><input type="radio" name="hours-of" form="none" .checked=${own === value} @change=${() => { this.own = value; }}>${words}</label>`;
    return html`<input type="hidden" name=${this.#name} data-kind="json" .value=${this.#written()}>
      ${this.always ? nothing : html`<fieldset class="field"><legend class="label">${t.times[locale]}</legend><div class="segmented">${choice(false, t.timesProfile[locale])}${choice(true, t.timesOwn[locale])}</div></fieldset>`}
      ${own ? html`<p class="hint">${t.timesHint[locale]}</p>${this.#windows()}<p class="hint" data-sentence>${hoursSentence(hoursOf(this.lit), locale)}</p>` : html`<p class="hint">${t.timesProfileHint[locale]}</p>`}`;
  }

  #windows(): TemplateResult {
    const { locale } = this;
    return html`<div class="facade painting" role="group" aria-label=${t.times[locale]} @keydown=${this.#key} @pointerover=${this.#over}><span></span>${hours.map((hour) => html`<small aria-hidden="true">${hour % 3 === 0 ? hour : nothing}</small>`)}
      ${weekdays.map((day) => html`<b aria-hidden="true">${dayNames[day][locale]}</b>${hours.map((hour) => {
        const name = windowOf(day, hour);
        const light = windowLight(this.lit, day, hour);
        return html`<button type="button" class=${light} data-window=${name} aria-pressed=${light === '' ? 'false' : light === 'lit' ? 'true' : 'mixed'} tabindex=${name === this.at ? 0 : -1} aria-label="${dayNames[day][locale]} ${hour}–${hour + 1}" @pointerdown=${this.#down} @click=${this.#press}></button>`;
      })}`)}</div>`;
  }

  #set(name: string, light: boolean): void {
    this.lit = withWindow(this.lit, placeOf(name), light);
    this.at = name;
  }

  #isLit(name: string): boolean {
    const { day, hour } = placeOf(name);
    return windowLight(this.lit, day, hour) === 'lit';
  }

  readonly #down = (event: PointerEvent): void => {
    const name = windowAt(event.target);
    if (name === null) return;
    // Touches keep their target while they move; letting go of it makes a stroke paint.
    if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId)) event.target.releasePointerCapture(event.pointerId);
    this.#painting = !this.#isLit(name);
    this.#set(name, this.#painting);
  };

  readonly #over = (event: PointerEvent): void => {
    const name = windowAt(event.target);
    if (this.#painting !== null && name !== null) this.#set(name, this.#painting);
  };

  readonly #rest = (): void => { this.#painting = null; };

  /** Another step loses nothing: what was painted is saved on the way there. */
  readonly #leave = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="?step="]') : null;
    const form = this.closest('form');
    if (link === null || form === null || this.#written() === this.#given || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.closest('ck-form')?.setAttribute('next', `${link.pathname}${link.search}`);
    form.requestSubmit();
  };

  /** What the field says, as JSON. */
  #written(): string {
    return JSON.stringify(this.own ? hoursOf(this.lit) : null);
  }

  /** The keyboard's press; a pointer has painted already. */
  readonly #press = (event: MouseEvent): void => {
    const name = windowAt(event.target);
    if (event.detail === 0 && name !== null) this.#set(name, !this.#isLit(name));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    const { day, hour } = placeOf(this.at);
    const row = Math.min(6, Math.max(0, weekdays.indexOf(day) + (dy ?? 0)));
    const next = Math.min(FIRST_HOUR + HOURS - 1, Math.max(FIRST_HOUR, hour + (dx ?? 0)));
    this.at = windowOf(weekdays[row] ?? 'mon', next);
    this.querySelector<HTMLElement>(`[data-window="${this.at}"]`)?.focus();
  };
}

function placeOf(name: string): { day: Weekday; hour: number } {
  const [day, hour] = name.split(' ');
  return { day: weekdays.find((one) => one === day) ?? 'mon', hour: Number(hour) };
}

function windowAt(target: EventTarget | null): string | null {
  return target instanceof HTMLElement ? target.dataset['window'] ?? null : null;
}

if (!customElements.get('ck-hours-field')) customElements.define('ck-hours-field', CkHoursField);
