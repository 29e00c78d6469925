import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answersOf, chaptersOf, entriesOf, kindWords, problemsOf, sentFields, type ApiDocument } from './docs-api.ts';
import { elementFacts, elementKinds } from './docs-element.ts';
import { anchorOf, pageOfFile, writeDocument } from './docs-markdown.ts';
import { render } from './html.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const api = JSON.parse(read('docs/openapi.json')) as ApiDocument;

describe('a document', () => {
  const { title, body, chapters } = writeDocument('# Start\nSee [money](../money.md#the-test-rail), [code](../../sdk/x.ts), [site](https://a.example), http://localhost:PORT.\n## The test rail\n```sh\na && b <c>\n```\n| a | b |\n| --- | --- |\n| 1 | `2` |\n', { file: 'guides/developer.md', locale: 'en' });
  const written = render(body);
  test('gives its title and chapters to the page around it', () => {
    expect(title).toBe('Start');
    expect(chapters).toEqual([{ id: 'the-test-rail', name: 'The test rail' }]);
    expect(written).not.toContain('<h1');
  });
  test('links to pages, never to files that are none', () => {
    expect(written).toContain('<a href="/docs/money#the-test-rail">money</a>');
    expect(written).toContain('https://a.example');
    expect(written).not.toContain('x.ts');
    expect(written).not.toContain('href="http://localhost');
  });
  test('lets code be copied and tables be scrolled by keyboard', () => {
    expect(written).toContain('a &amp;&amp; b &lt;c&gt;');
    expect(written).toMatch(/data-copy="#code-1"/u);
    expect(written).toContain('<div class="table" tabindex="0" role="region" aria-label="The test rail 1">');
  });
  test('of the other language leads to the same pages', () => {
    expect(pageOfFile('../developer.md#the-widget', 'guides/ja/blogger.md')).toBe('/docs/developer#the-widget');
    expect(pageOfFile('visitor.md', 'guides/ja/blogger.md')).toBe('/docs/visitor');
    expect(pageOfFile('../openapi.json', 'guides/developer.md')).toBe('/docs/api');
    expect(anchorOf('見た目を変える')).toBe('見た目を変える');
  });
});

test('the element’s tables hold what its source says', () => {
  const source = read('widget/src/choku-talk.ts');
  for (const kind of elementKinds) expect(elementFacts(source, kind).length, kind).toBeGreaterThan(1);
  expect(elementFacts(source, 'cssprop')).toContainEqual({ name: '--choku-radius', usual: '16px', about: 'corners of the card and the frame' });
});

describe('the reference of the API', () => {
  test('has every operation in exactly one chapter', () => {
    const inChapters = chaptersOf(api).flatMap(({ name }) => entriesOf(api, name));
    expect(inChapters.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(entriesOf(api).map(({ method, path }) => `${method} ${path}`).toSorted());
  });
  test('tells fields, answers and problems of an operation', () => {
    const entry = entriesOf(api).find(({ operation }) => operation.operationId === 'createSession');
    if (entry === undefined) throw new Error('signing in is an operation');
    expect(sentFields(entry, api)).toContainEqual(expect.objectContaining({ name: 'email', kind: 'string, 0–254', required: true }));
    expect(answersOf(entry, api)[0]?.fields.map(({ name }) => name)).toContain('token');
    expect(problemsOf(entry).map(({ code }) => code)).toContain('wrong_credentials');
  });
  test.each([
    [{ type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }, 'integer'], [{ type: 'array', items: { $ref: '#/components/schemas/TalkReply' } }, 'Talk[]'],
    [{ enum: ['voice', 'video'] }, '"voice" | "video"'], [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  ])('%j is %s', (shape, words) => {
    expect(kindWords(shape)).toBe(words);
  });
});
