/** A control that carries a value. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** How long a text is as people count it, like the platform counts it. */
export function lengthOf(text: string): number {
  return Array.from(graphemes.segment(text)).length;
}

/** The controls of a form that take part, in the order of the page. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return Array.from(form.elements).filter((element): element is Control =>
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement)
    && element.name !== '' && !element.matches(':disabled') && !(element instanceof HTMLInputElement && ['submit', 'button', 'file'].includes(element.type)));
}

/** A whole number as people type it: full-width digits, commas and the yen sign are welcome. NaN where it isn't one. */
export function toInteger(text: string): number {
  const plain = text.normalize('NFKC').replaceAll(/[,\s¥円]/g, '');
  return /^[-−]?\d{1,15}$/.test(plain) ? Number(plain.replace('−', '-')) : Number.NaN;
}

const isChoice = (control: Control): control is HTMLInputElement => control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);

/** One control's text as JSON. What can't be a number stays text, so that the platform's own answer names the field. */
function toJson(kind: string | undefined, text: string): unknown {
  switch (kind) {
    case 'integer': return text.trim() === '' ? null : Number.isNaN(toInteger(text)) ? text : toInteger(text);
    case 'boolean': return text === 'true';
    case 'list': return text.split(/[,、\n]/).map((item) => item.trim()).filter((item) => item !== '');
    case 'lines': return text.split('\n').map((item) => item.trim()).filter((item) => item !== '');
    case 'nullable': return text.trim() === '' ? null : text;
    case 'json': return JSON.parse(text) as unknown;
    default: return text;
  }
}

/** All controls of one name as one JSON value; `undefined` where nothing is chosen and nothing is said by that. */
function valueOf(controls: readonly Control[]): unknown {
  const [first] = controls;
  if (!first) return undefined;
  const { kind } = first.dataset;
  if (!isChoice(first)) return toJson(kind, first.value);
  const chosen = controls.filter((control) => isChoice(control) && control.checked).map((control) => control.value);
  if (kind === 'list') return chosen;
  if (first.type === 'checkbox' && kind === 'boolean') return chosen.length > 0;
  const [one] = chosen;
  return one === undefined ? undefined : toJson(kind, one);
}

function place(body: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (key === '__proto__') return;
  if (rest.length === 0) {
    body[key] = value;
    return;
  }
  const inner = typeof body[key] === 'object' && body[key] !== null ? body[key] as Record<string, unknown> : {};
  body[key] = inner;
  place(inner, rest, value);
}

/** A form as the JSON body of an operation: dotted names become nested objects, types follow `data-kind`. */
export function bodyOf(form: HTMLFormElement, pressed: HTMLElement | null): Record<string, unknown> {
  const named = Map.groupBy(controlsOf(form), (control) => control.name);
  const body: Record<string, unknown> = {};
  for (const [name, controls] of named) {
    const value = valueOf(controls);
    if (value !== undefined) place(body, name.split('.'), value);
  }
  if (pressed instanceof HTMLButtonElement && pressed.name !== '') place(body, pressed.name.split('.'), toJson(pressed.dataset['kind'], pressed.value));
  return body;
}
