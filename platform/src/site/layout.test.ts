import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { errorPage } from './error-page.ts';
import { form, radioTiles, textField } from './forms.ts';
import { html, render } from './html.ts';
import { page, windowPage } from './layout.ts';
import { phrases } from './phrases.ts';
import { fill } from './texts.ts';

const guest = { signedIn: false } as const;
const satomi = { signedIn: true, nickname: '<b>さとみ"', avatarUrl: '/avatars/satomi.svg', unread: 120, waitingRequests: 0, light: 'available' } as const;

describe('a page', () => {
  test('carries nothing inline: no script text, no style, no event attribute', () => {
    const written = page({ title: 'x', locale: 'ja', viewer: satomi, body: html`<p>y</p>`, testRail: true });
    expect(written).not.toMatch(/<script(?![^>]* src=)[^>]*>/);
    expect(written).not.toMatch(/<style| style=| on\w+=/);
  });
  test('says its language and its two live regions, empty from the start', () => {
    const written = page({ title: 'x', locale: 'en', viewer: guest, body: html`` });
    expect(written).toContain('<html lang="en">');
    expect(written).toContain('id="status" role="status"></div>');
    expect(written).toContain('id="alert" role="alert"></div>');
  });
  test('escapes what people chose as their name, and cuts large counts', () => {
    const written = page({ title: '</title><script>', locale: 'ja', viewer: satomi, body: html`` });
    expect(written).toContain('title="&lt;b&gt;さとみ&quot;"');
    expect(written).toContain('<title>&lt;/title&gt;&lt;script&gt; | チョク!</title>');
    expect(written).toContain('data-count="99+"');
    expect(written).toContain('質問チャット(未読120件)');
  });
  test('says that no real money moves only where it is asked to', () => {
    const words = 'data-test-rail';
    expect(page({ title: 'x', locale: 'ja', viewer: guest, body: html``, testRail: true })).toContain(words);
    expect(page({ title: 'x', locale: 'ja', viewer: guest, body: html`` })).not.toContain(words);
  });
  test('brings a guest back after signing in', () => {
    expect(page({ title: 'x', locale: 'ja', viewer: guest, body: html``, path: '/s/a?b=c&d' })).toContain('href="/sign-in?next=%2Fs%2Fa%3Fb%3Dc%26d"');
  });
  test('as a window has no way to anywhere but back, and stays out of search engines', () => {
    const written = windowPage({ title: 'x', locale: 'ja', body: html`<p>y</p>`, cancelUrl: 'javascript:alert(1)' });
    expect(written).toContain('href="#" data-window-cancel');
    expect(written).toContain('content="noindex"');
    expect(written).not.toContain('page-footer');
  });
});

describe('an error page gives the three answers', () => {
  test.each([[404, '料金はかかっていません。'], [401, '料金はかかっていません。'], [429, '料金はかかっていません。'], [500, '二重に請求されることはありません。']])('%i', (status, money) => {
    const written = errorPage({ status, locale: 'ja', viewer: guest, reference: '8F2A', minutes: 3 }).replaceAll('<wbr>', '');
    expect(written).toContain(money);
    expect(written).toContain('控え番号 8F2A');
    expect(written).not.toMatch(/\{\w+\}/);
  });
  test('forbidden, hidden and missing differ in nothing that tells why', () => {
    const of = (status: number) => errorPage({ status, locale: 'ja', viewer: guest });
    expect(of(410)).toBe(of(404));
  });
});

describe('forms', () => {
  test('the inner form posts, so nothing typed ends up in an address', () => {
    const written = render(form({ operation: 'updateMe', method: 'PATCH', action: '/v1/me', locale: 'ja', fields: html`` }));
    expect(written).toContain('method="PATCH"');
    expect(written).toContain('<form method="post" action="/v1/me" novalidate');
  });
  test('a field has a label, a place for its error, and keeps a hostile value as text', () => {
    const written = render(textField({ name: 'area.city', locale: 'ja', label: '市区町村', value: '"><script>', optional: true, hint: '任意です' }));
    expect(written).toContain('for="field-area-city"');
    expect(written).toContain('aria-describedby="field-area-city-hint field-area-city-error"');
    expect(written).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(written).toContain('任意');
  });
  test('a text area starts with what was written, a leading line break included', () => {
    expect(render(textField({ name: 'words', locale: 'ja', label: 'ことば', lines: 3, value: '\nあ' }))).toContain('>\n\nあ</textarea>');
  });
  test('exactly the chosen tile is checked', () => {
    const written = render(radioTiles({ name: 'ceiling', locale: 'ja', label: '上限', value: 20, choices: ['10', '20'].map((value) => ({ value, label: value })) }));
    expect(written.match(/ checked/g)).toHaveLength(1);
    expect(written).toMatch(/value="20" checked/);
  });
});

describe('the policy of a page', () => {
  test('by default allows nothing of others and nobody to frame it', () => {
    const policy = contentSecurityPolicy();
    for (const part of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "base-uri 'none'"]) expect(policy).toContain(part);
    expect(policy).not.toContain('unsafe');
  });
  test('names the blogs that may frame it, and refuses what is no origin', () => {
    expect(contentSecurityPolicy({ frameAncestors: ['https://blog.example', 'http://localhost:4001'] })).toContain('frame-ancestors https://blog.example http://localhost:4001');
    for (const wrong of ["https://a.example; script-src *", '*', 'https://a.example/path', "'self'"]) expect(() => contentSecurityPolicy({ frameAncestors: [wrong] })).toThrow(TypeError);
  });
});

test('phrases stay whole and hostile text stays text', () => {
  expect(render(phrases('川口市の保育園えらび'))).toBe('川口市の<wbr>保育園えらび');
  expect(render(phrases('<b>です'))).not.toContain('<b>');
});

test.each([[0, '0 talks'], [1, '1 talk'], [2, '2 talks'], ['1,000', '1,000 talks']])('%s of something is %s', (n, words) => {
  expect(fill('{n} {n:talk|talks}', { n })).toBe(words);
  expect(fill('トーク {n}回', { n })).toBe(`トーク ${n}回`);
  expect(fill('{m} {n:talk|talks}', {})).toBe('{m} {n:talk|talks}');
});
