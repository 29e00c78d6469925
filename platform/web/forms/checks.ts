import type { Locale } from '../../src/primitives/locale.ts';
import { fill, formTexts as t } from '../../src/site/texts.ts';
import { lengthOf, toInteger } from './values.ts';
import type { Control } from './values.ts';

/** What to say of a control before anything is sent; `undefined` where nothing is wrong. The platform checks again. */
export type Check = (control: Control, locale: Locale) => string | undefined;

const labelOf = (control: Control): string => control.dataset['label'] ?? '';
const limit = (control: Control, name: string): number | undefined => (control.dataset[name] === undefined ? undefined : Number(control.dataset[name]));
const count = (value: number): string => value.toLocaleString('en');

function isEmpty(control: Control): boolean {
  if (control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)) {
    const group = Array.from(control.form?.elements ?? []).filter((other): other is HTMLInputElement => other instanceof HTMLInputElement && other.name === control.name);
    return !group.some((other) => other.checked);
  }
  return control.value.trim() === '';
}

const checkPresence: Check = (control, locale) => {
  if (!(control.required || control.dataset['required'] !== undefined) || !isEmpty(control)) return undefined;
  const chosen = control instanceof HTMLSelectElement || ['radio', 'checkbox'].includes(control.type);
  return fill((chosen ? t.choose : t.required)[locale], { field: labelOf(control) });
};

const checkLength: Check = (control, locale) => {
  const most = limit(control, 'maxLength');
  const least = limit(control, 'minLength');
  const length = lengthOf(control.value.trim());
  if (most !== undefined && length > most) return fill(t.tooLong[locale], { field: labelOf(control), n: count(most), m: count(length) });
  return least !== undefined && length > 0 && length < least ? fill(t.tooShort[locale], { n: count(least) }) : undefined;
};

const checkNumber: Check = (control, locale) => {
  if (control.dataset['kind'] !== 'integer' || isEmpty(control) || control instanceof HTMLSelectElement || control.type === 'radio') return undefined;
  const value = toInteger(control.value);
  if (Number.isNaN(value)) return t.number[locale];
  const from = limit(control, 'min');
  const to = limit(control, 'max');
  const outside = (from !== undefined && value < from) || (to !== undefined && value > to);
  return outside ? fill(t.range[locale], { from: count(from ?? 0), to: to === undefined ? '…' : count(to) }) : undefined;
};

const checkForm: Check = (control, locale) => {
  if (!(control instanceof HTMLInputElement) || isEmpty(control) || !control.validity.typeMismatch) return undefined;
  return control.type === 'email' ? t.email[locale] : fill(t.format[locale], { field: labelOf(control) });
};

/** The first thing wrong with a control, in words. */
export const checkControl: Check = (control, locale) => {
  if (control.type === 'hidden') return undefined;
  for (const check of [checkPresence, checkLength, checkNumber, checkForm]) {
    const found = check(control, locale);
    if (found !== undefined) return found;
  }
  return undefined;
};
