import { dirname, join } from 'node:path/posix';
import { Marked, type Tokens } from 'marked';
import type { Locale } from '../primitives/locale.ts';
import { docFiles, docNames, docsTexts as t } from './docs-names.ts';
import { attributes, escapeHtml, html, raw, render, type Html } from './html.ts';
import { icon } from './icons.ts';

/** A document written out: its first heading, the rest, and its chapters. */
export interface WrittenDocument {
  readonly title: string;
  readonly body: Html;
  readonly chapters: readonly { readonly id: string; readonly name: string }[];
}

/** The fragment of a heading: the same as where the files are read on a code host. */
export function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}

/** Where a link between files leads on the platform: to the document that is made of the file; undefined where nothing is. */
export function pageOfFile(link: string, from: string): string | undefined {
  const [path = '', fragment] = link.split('#');
  const target = (path === '' ? from : join(dirname(from), path)).replace(/^guides\/ja\//u, 'guides/');
  const suffix = fragment === undefined ? '' : `#${fragment}`;
  if (target === 'openapi.json') return '/docs/api';
  const name = docNames.find((one) => docFiles[one] === target);
  return name === undefined ? undefined : `/docs/${name}${suffix}`;
}

/** A block of code with its button to copy. `id` is unique on the page. */
export function codeBlock(code: string, of: { readonly id: string; readonly locale: Locale }): Html {
  const { id, locale } = of;
  return html`<div class="doc-block"><pre class="doc-code" tabindex="0"><code id="${id}">${code}</code></pre><button ${attributes({
    class: 'icon-button doc-copy', type: 'button', 'data-copy': `#${id}`, 'data-copied': t.copied[locale], 'aria-label': t.copy[locale], title: t.copy[locale],
  })}>${icon('copy', 18)}</button></div>`;
}

function plain(tokens: readonly Tokens.Generic[]): string {
  return tokens.map((token) => 'tokens' in token && token.tokens !== undefined ? plain(token.tokens as Tokens.Generic[]) : 'text' in token ? String(token['text']) : '').join('');
}

/**
 * Writes one of our own documents as HTML: headings with fragments, code to copy, tables that scroll by themselves, links to other
 * documents as pages; a link to a file that is no page stays words. Never for what people write.
 */
export function writeDocument(markdown: string, of: { readonly file: string; readonly locale: Locale }): WrittenDocument {
  const chapters: { id: string; name: string }[] = [];
  let title = '';
  let blocks = 0;
  let tables = 0;
  const marked = new Marked({
    // Addresses in running text are examples, not links.
    tokenizer: { url: () => undefined },
    renderer: {
      heading({ tokens, depth }) {
        const name = plain(tokens as Tokens.Generic[]);
        if (depth === 1) {
          title = name;
          return '';
        }
        if (depth === 2) chapters.push({ id: anchorOf(name), name });
        return `<h${depth} id="${escapeHtml(anchorOf(name))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ text }) {
        blocks += 1;
        return render(codeBlock(text, { id: `code-${blocks}`, locale: of.locale }));
      },
      table(token) {
        const cells = (tag: 'th' | 'td', row: readonly Tokens.TableCell[]) => row.map((cell) => cell.text === '' ? '<td></td>' : `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('');
        tables += 1;
        const label = `${chapters.at(-1)?.name ?? title} ${tables}`;
        const head = token.header.every(({ text }) => text === '') ? '' : `<thead><tr>${cells('th', token.header)}</tr></thead>`;
        return `<div class="table" tabindex="0" role="region" aria-label="${escapeHtml(label)}"><table>${head}<tbody>${token.rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table></div>`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const target = /^https?:/u.test(href) ? href : pageOfFile(href, of.file);
        return target === undefined ? words : `<a href="${escapeHtml(target)}">${words}</a>`;
      },
      image: () => '',
    },
  });
  const body = raw(marked.parse(markdown.replaceAll(/<!--[\s\S]*?-->/gu, ''), { async: false }));
  return { title, body, chapters };
}
