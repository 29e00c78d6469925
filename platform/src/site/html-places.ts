/** Where in the markup a template's value stands: between tags, as attributes inside a tag, or inside one quoted attribute. */
export type Place = { readonly kind: 'text' } | { readonly kind: 'tag' } | { readonly kind: 'attribute'; readonly name: string };

type State =
  | { readonly at: 'text' | 'tag' | 'comment' }
  | { readonly at: 'rawText'; readonly element: string }
  | { readonly at: 'attribute'; readonly name: string; readonly quote: string };

interface Step {
  readonly state: State;
  readonly next: number;
}

const rawTextElements = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
const tagName = /[a-zA-Z][^\s/>]*/y;
const attributeStart = /([^\s"'<>/=]+)\s*=\s*(["']?)/y;

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function endOfText(text: string, position: number): Step {
  const open = text.indexOf('<', position);
  if (open < 0) return { state: { at: 'text' }, next: text.length };
  if (text.startsWith('<!--', open)) return { state: { at: 'comment' }, next: open + 4 };
  return { state: { at: 'tag' }, next: open + 1 };
}

function endOfTag(text: string, from: number, opened: number): Step {
  const element = matchAt(tagName, text, opened)?.[0].toLowerCase() ?? '';
  if (rawTextElements.has(element)) return { state: { at: 'rawText', element }, next: from + 1 };
  return { state: { at: 'text' }, next: from + 1 };
}

function insideTag(text: string, position: number, opened: number): Step {
  if (text[position] === '>') return endOfTag(text, position, opened);
  const attribute = matchAt(attributeStart, text, position);
  if (!attribute) return { state: { at: 'tag' }, next: position + 1 };
  const [whole, name = '', quote = ''] = attribute;
  if (/^(on|style$|srcdoc$)/i.test(name)) throw new TypeError(`the attribute ${name} can't be used in html templates`);
  if (quote === '') {
    if (position + whole.length === text.length) throw new TypeError(`put the value of ${name} in quotes`);
    return { state: { at: 'tag' }, next: position + whole.length };
  }
  return { state: { at: 'attribute', name: name.toLowerCase(), quote }, next: position + whole.length };
}

function until(end: string, text: string, step: { position: number; from: State; to: State }): Step {
  const found = text.toLowerCase().indexOf(end, step.position);
  return found < 0 ? { state: step.from, next: text.length } : { state: step.to, next: found + end.length };
}

function advance(text: string, step: Step, opened: number): Step {
  const { state, next: position } = step;
  switch (state.at) {
    case 'text': return endOfText(text, position);
    case 'tag': return insideTag(text, position, opened);
    case 'comment': return until('-->', text, { position, from: state, to: { at: 'text' } });
    case 'rawText': return until(`</${state.element}`, text, { position, from: state, to: { at: 'tag' } });
    case 'attribute': return until(state.quote, text, { position, from: state, to: { at: 'tag' } });
  }
}

function placeOf(state: State): Place {
  switch (state.at) {
    case 'text': return { kind: 'text' };
    case 'tag': return { kind: 'tag' };
    case 'attribute': return { kind: 'attribute', name: state.name };
    case 'comment': throw new TypeError('a value can\'t stand inside a comment');
    case 'rawText': throw new TypeError(`a value can't stand inside <${state.element}>`);
  }
}

/**
 * Reads the fixed parts of a template once and tells the place of each value. Throws a TypeError where a value could never be
 * made safe: unquoted attributes, event and style attributes, comments, scripts, styles, element names.
 */
export function placesOf(strings: readonly string[]): readonly Place[] {
  let state: State = { at: 'text' };
  return strings.slice(0, -1).map((text) => {
    let step: Step = { state, next: 0 };
    let opened = 0;
    while (step.next < text.length) {
      const before = step.state.at;
      step = advance(text, step, opened);
      if (before === 'text' && step.state.at === 'tag') opened = step.next;
    }
    if (step.state.at === 'tag' && !/\s$/.test(text)) throw new TypeError('attributes need a space before them');
    state = step.state;
    return placeOf(state);
  });
}
