/** Elements whose words are no language of the page: code, data for machines, drawings. */
const mute = new Set(['script', 'style', 'code', 'pre', 'svg', 'template']);
const empty = new Set(['meta', 'link', 'input', 'img', 'br', 'wbr', 'hr', 'source']);

/**
 * The words a page says in its own language: the text between its tags and the names and hints in its attributes, without code and
 * without what is marked as another language by `lang`. One line per piece.
 */
export function chromeWords(page: string, language: 'ja' | 'en'): string[] {
  const words: string[] = [];
  const silent: boolean[] = [];
  const bare = page.replace(/^<!doctype html>/u, '').replaceAll(/<(script|style)[\s\S]*?<\/\1>/gu, '').replaceAll('<wbr>', '');
  for (const [, closing, name = '', attributes = '', text = ''] of bare.matchAll(/<(\/?)([a-z][\w-]*)([^>]*)>|([^<]+)/gu)) {
    if (name === '') {
      if (silent.at(-1) !== true && text.trim() !== '') words.push(text.trim());
      continue;
    }
    if (closing === '/') {
      silent.pop();
      continue;
    }
    const lang = / lang="(\w+)"/u.exec(attributes)?.[1];
    const quiet = mute.has(name) || (lang === undefined ? silent.at(-1) === true : lang !== language);
    if (!quiet) for (const [, said = ''] of attributes.matchAll(/ (?:aria-label|title|placeholder|alt|data-copied|data-label|busy|done|confirm)="([^"]+)"/gu)) words.push(said);
    if (!empty.has(name) && !attributes.endsWith('/')) silent.push(quiet);
  }
  return words;
}
