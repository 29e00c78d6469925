import { CircleAlert } from 'lucide';
import { iconElement } from '../page/icon-element.ts';
import { controlsOf, lengthOf } from './values.ts';
import type { Control } from './values.ts';

/** Something wrong at a place of the form: a dotted field name, empty for the whole. */
export interface Mark {
  readonly field: string;
  readonly message: string;
}

function boxOf(form: HTMLFormElement, field: string): HTMLElement | undefined {
  const boxes = Array.from(form.querySelectorAll<HTMLElement>('[data-field]'));
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = boxes.find((box) => box.dataset['field'] === parts.slice(0, length).join('.'));
    if (found) return found;
  }
  return undefined;
}

const controlsIn = (box: HTMLElement): Control[] => Array.from(box.querySelectorAll<Control>('input, textarea, select'));

/** Takes the error of one field away. */
export function unmark(box: HTMLElement): void {
  box.querySelector('.error')?.replaceChildren();
  for (const control of controlsIn(box)) control.removeAttribute('aria-invalid');
}

/** Takes every error of a form away. */
export function unmarkAll(form: HTMLFormElement): void {
  for (const box of form.querySelectorAll<HTMLElement>('[data-field]')) unmark(box);
  const note = form.querySelector<HTMLElement>('[data-form-error]');
  if (note) note.hidden = true;
}

function markField(box: HTMLElement, message: string): void {
  box.querySelector('.error')?.replaceChildren(iconElement(CircleAlert), message);
  for (const control of controlsIn(box)) control.setAttribute('aria-invalid', 'true');
}

function markForm(form: HTMLFormElement, messages: readonly string[]): void {
  const note = form.querySelector<HTMLElement>('[data-form-error]');
  if (!note) return;
  const words = document.createElement('span');
  words.textContent = messages.join(' ');
  note.replaceChildren(iconElement(CircleAlert, 20), words);
  note.hidden = false;
}

/** Shows each error where it belongs, what belongs to no field above the form, and moves the focus to the first. */
export function showMarks(form: HTMLFormElement, marks: readonly Mark[]): void {
  const placed = marks.map((mark) => ({ mark, box: boxOf(form, mark.field) }));
  const whole = placed.filter(({ box }) => box === undefined).map(({ mark }) => mark.message);
  for (const { mark, box } of placed) if (box) markField(box, mark.message);
  if (whole.length > 0) {
    markForm(form, whole);
    form.querySelector<HTMLElement>('[data-form-error]')?.focus();
    return;
  }
  controlsOf(form).find((control) => control.getAttribute('aria-invalid') === 'true')?.focus();
}

/** Marks a single control that was left; the focus stays where the person went. */
export function markControl(control: Control, message: string | undefined): void {
  const box = control.closest<HTMLElement>('[data-field]');
  if (!box) return;
  if (message === undefined) unmark(box);
  else markField(box, message);
}

/** Writes `33/500` below a field, in another colour in the last tenth and beyond the end. */
export function updateCounter(control: Control): void {
  const counter = control.closest('[data-field]')?.querySelector<HTMLElement>('[data-counter]');
  const most = Number(counter?.dataset['counter']);
  if (!counter || Number.isNaN(most)) return;
  const length = lengthOf(control.value);
  counter.textContent = `${length}/${most}`;
  counter.classList.toggle('near', length > most * 0.9 && length <= most);
  counter.classList.toggle('over', length > most);
}
