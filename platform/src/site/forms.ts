import type { Locale } from '../primitives/locale.ts';
import { attributes, html } from './html.ts';
import type { AttributeValue, Html } from './html.ts';
import { icon } from './icons.ts';
import type { IconName } from './icons.ts';
import { phrases } from './phrases.ts';
import { formTexts as t } from './texts.ts';

/**
 * How a field's text becomes JSON: `text` as it is, `integer` whole number or null when empty, `boolean`, `list` one item per
 * chosen box or per comma, `lines` one item per line, `nullable` text or null when empty, `json` as parsed.
 */
export type ValueKind = 'text' | 'integer' | 'boolean' | 'list' | 'lines' | 'nullable' | 'json';

/** What every field has. `name` is a dotted path in the JSON body (`area.city`). */
export interface Field {
  readonly name: string;
  readonly locale: Locale;
  readonly label: string;
  /** Small words beside the label (相手には見えません). */
  readonly aside?: string;
  /** A sentence below; an error takes its place. */
  readonly hint?: string | Html;
  /** Says 任意; required fields say nothing. */
  readonly optional?: boolean;
  /** How the text becomes JSON; default `text`. */
  readonly kind?: ValueKind;
}

/** A line of text, or an area of several lines. */
export interface TextField extends Field {
  readonly value?: string | number;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'date';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  readonly placeholder?: string;
  /** The longest text in characters as people count them; shown as a counter when `counter` is set. */
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly counter?: boolean;
  /** More than one makes a text area of that many lines, which grows. */
  readonly lines?: number;
  /** What stands behind the value (円, 分). */
  readonly unit?: string;
  readonly autofocus?: boolean;
}

const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`;

function label(field: Field): Html {
  const asides = [field.aside, field.optional === true ? t.optional[field.locale] : undefined].filter((text) => text !== undefined);
  return html`${phrases(field.label)}${asides.map((text) => html`<small>${text}</small>`)}`;
}

/** Hint, place for the error, counter: what stands below a control. */
function below(field: Field, counter?: number): Html {
  const id = fieldId(field.name);
  const hint = typeof field.hint === 'string' ? phrases(field.hint) : field.hint;
  return html`<div class="below">${hint === undefined ? undefined : html`<span class="hint" id="${id}-hint">${hint}</span>`}<span class="error" id="${id}-error"></span>${
    counter === undefined ? undefined : html`<span class="counter" data-counter="${counter}" aria-hidden="true">0/${counter}</span>`}</div>`;
}

function describedBy(field: Field): string {
  const id = fieldId(field.name);
  return field.hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`;
}

function common(field: Field): Record<string, AttributeValue> {
  return {
    id: fieldId(field.name), name: field.name, 'data-kind': field.kind ?? 'text', 'data-label': field.label, required: field.optional !== true,
    'aria-describedby': describedBy(field),
  };
}

function control(field: TextField): Html {
  const { value, type = 'text', lines = 1, autocomplete, inputmode, placeholder, maxLength, minLength, min, max, autofocus } = field;
  // Lengths are counted in characters by our own code: the browser's maxlength would cut typed text and count emoji twice.
  const given = {
    ...common(field), class: 'input', autocomplete, inputmode: inputmode ?? (type === 'number' ? 'numeric' : undefined), placeholder, autofocus,
    'data-max-length': maxLength, 'data-min-length': minLength, 'data-min': min, 'data-max': max,
  };
  if (lines > 1) return html`<textarea ${attributes({ ...given, rows: lines })}>${'\n'}${value}</textarea>`;
  return html`<input ${attributes({ ...given, type: type === 'number' ? 'text' : type, value })}>`;
}

function framed(field: TextField): Html {
  if (field.unit !== undefined) return html`<span class="with-unit">${control(field)}<span aria-hidden="true">${field.unit}</span></span>`;
  if (field.type !== 'password') return control(field);
  const name = t.showPassword[field.locale];
  return html`<span class="with-reveal">${control(field)}<button class="icon-button" type="button" data-reveal aria-pressed="false" aria-label="${name}" title="${name}">${icon('eye')}</button></span>`;
}

/** A line or an area of text with its label, hint, error and counter. */
export function textField(field: TextField): Html {
  const counter = field.counter === true ? field.maxLength : undefined;
  return html`<div class="field" data-field="${field.name}"><label class="label" for="${fieldId(field.name)}">${label(field)}</label>${framed(field)}${below(field, counter)}</div>`;
}

/** One of several choices: `consequence` is shown under an option tile (20分 / ¥1,520). */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly consequence?: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
}

/** One of several choices; `value` is the one chosen at first. */
export interface ChoiceField extends Field {
  readonly choices: readonly Choice[];
  readonly value?: string | number;
}

/** A drop-down list. An empty first line makes the person choose where there is no `value`. */
export function selectField(field: ChoiceField): Html {
  const { choices, value } = field;
  return html`<div class="field" data-field="${field.name}"><label class="label" for="${fieldId(field.name)}">${label(field)}</label><span class="select"><select ${
    attributes({ ...common(field), class: 'input' })}>${value === undefined ? html`<option value=""></option>` : undefined}${choices.map((choice) => html`<option ${
    attributes({ value: choice.value, selected: choice.value === String(value), disabled: choice.disabled })}>${choice.label}</option>`)}</select>${
    icon('chevron-down', 18)}</span>${below(field)}</div>`;
}

function group(field: Field, content: Html): Html {
  return html`<fieldset class="field" data-field="${field.name}" id="${fieldId(field.name)}" aria-describedby="${describedBy(field)}"><legend class="label">${label(field)}</legend>${content}${below(field)}</fieldset>`;
}

function radio(field: ChoiceField, choice: Choice): Html {
  return html`<input ${attributes({
    type: 'radio', name: field.name, value: choice.value, checked: choice.value === String(field.value), disabled: choice.disabled, required: field.optional !== true,
    'data-kind': field.kind ?? 'text', 'data-label': field.label,
  })}>`;
}

/** Two or three choices side by side in one bar. */
export function segmentedField(field: ChoiceField): Html {
  return group(field, html`<div class="segmented">${field.choices.map((choice) => html`<label>${radio(field, choice)}${
    choice.icon === undefined ? undefined : icon(choice.icon, 18)}${choice.label}</label>`)}</div>`);
}

/** Tiles that show what each choice means, such as the yen under the minutes. */
export function radioTiles(field: ChoiceField): Html {
  return group(field, html`<div class="option-tiles">${field.choices.map((choice) => html`<label class="option-tile">${radio(field, choice)}<b>${choice.label}</b>${
    choice.consequence === undefined ? undefined : html`<small>${choice.consequence}</small>`}</label>`)}</div>`);
}

/** Five stars as radios; `words` from 1 to 5 (残念だった … とても良かった). Highest first in the source, so CSS can fill them. */
export function starField(field: Field & { readonly words: readonly [string, string, string, string, string] }): Html {
  const stars = [5, 4, 3, 2, 1] as const;
  return group(field, html`<div class="stars">${stars.map((count) => html`<label title="${field.words[count - 1]}">${
    radio({ ...field, choices: [], kind: 'integer' }, { value: String(count), label: '' })}${icon('star', 30)}<span class="sr">${count} ${field.words[count - 1]}</span></label>`)}</div>`);
}

/** Any number of several choices; `values` are those chosen at first. */
export interface ChecksField extends Field {
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
}

/** Boxes of which any number may be chosen; a list in the JSON. */
export function checksField(field: ChecksField): Html {
  return group(field, html`<div class="chips">${field.choices.map((choice) => html`<label class="chip"><input ${attributes({
    type: 'checkbox', name: field.name, value: choice.value, checked: field.values.includes(choice.value), disabled: choice.disabled, 'data-kind': 'list',
    'data-label': field.label, 'data-required': field.optional !== true,
  })}>${choice.icon === undefined ? undefined : icon(choice.icon, 18)}${choice.label}</label>`)}</div>`);
}

/** One box with a sentence; true or false in the JSON. `optional: false` makes it an agreement that must be given. */
export function checkField(field: Omit<Field, 'label'> & { readonly label: string | Html; /** What an error calls it, where the label is markup. */ readonly plainLabel?: string; readonly checked?: boolean }): Html {
  const id = fieldId(field.name);
  return html`<div class="field" data-field="${field.name}"><label class="check"><input ${attributes({
    type: 'checkbox', id, name: field.name, value: 'true', checked: field.checked, required: field.optional === false, 'data-kind': 'boolean',
    'data-label': field.plainLabel ?? (typeof field.label === 'string' ? field.label : ''), 'aria-describedby': `${id}-error`,
  })}><span>${field.label}</span></label><span class="error" id="${id}-error"></span></div>`;
}

/** A value that goes along unseen. */
export function hiddenField(name: string, value: string | number | boolean, kind: ValueKind = 'text'): Html {
  return html`<input type="hidden" name="${name}" value="${String(value)}" data-kind="${kind}">`;
}

/** The button that sends. Its label is a verb; `busy` is the same verb in the present tense. */
export interface Submit {
  readonly label: string;
  /** 保存しています, 確保しています … */
  readonly busy?: string;
  /** `lamp` only for the talk itself. */
  readonly look?: 'ink' | 'lamp' | 'line' | 'beni';
  readonly size?: 'large' | 'small';
  readonly icon?: IconName;
  readonly wide?: boolean;
  /** Sent along when this button was pressed, where a form has several. */
  readonly name?: string;
  readonly value?: string;
}

/** A button that sends the form. It sleeps until the form's element listens: before that the browser itself would post the fields, which no operation takes. */
export function submit(button: Submit): Html {
  const { look = 'ink', size, wide, name, value, busy } = button;
  const classes = ['button', look, size, wide === true ? 'wide' : undefined].filter((one) => one !== undefined).join(' ');
  return html`<button ${attributes({ type: 'submit', class: classes, name, value, 'data-busy': busy, disabled: true })}>${
    button.icon === undefined ? undefined : icon(button.icon, 18)}<span class="button-label">${phrases(button.label)}</span></button>`;
}

/** A form and the operation it sends its fields to. */
export interface Form {
  /** The operation's id, for tests and for whoever reads the page's source. */
  readonly operation: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The operation's path with its parameters filled in. */
  readonly action: string;
  readonly locale: Locale;
  readonly fields: Html;
  /**
   * Where to go when it worked: a path of ours, `{…}` filled from the answer (`/my/services/{id}`); `reload` for this page
   * again; without it the page stays and `done` is said.
   */
  readonly next?: string;
  /** What a toast says when it worked and the page stays; default 保存しました. */
  readonly done?: string;
  /** A question asked in a dialog before sending, its answer being the submit button's label. */
  readonly confirm?: string;
  /** Keeps what was typed in this browser tab until it is sent, under the form's address, and a name where several forms have one address. Never for passwords. */
  readonly draft?: boolean | string;
  readonly class?: string;
}

/**
 * A form that sends JSON to an operation: the `<ck-form>` element around a real form. Refused fields are marked where they
 * stand, and nothing typed is lost. The inner form posts, so that nothing typed could ever end up in an address.
 */
export function form(options: Form): Html {
  const { operation, method, action, locale, fields, next, done, confirm, draft } = options;
  return html`<ck-form ${attributes({ operation, method, action, locale, next, done: done ?? t.saved[locale], confirm, draft })}><form ${attributes({
    method: 'post', action, novalidate: true, class: options.class ?? 'form',
  })}><noscript><p class="note warn">${t.needsScript[locale]}</p></noscript><div class="note beni form-error" data-form-error tabindex="-1" hidden></div>${fields}</form></ck-form>`;
}
