import { describe, expect, test } from 'vitest';
import { attributes, html, join, raw, render, safeUrl } from './html.ts';
import type { HtmlValue } from './html.ts';

const hostile = '"><script>alert(1)</script>\' onmouseover=alert(1) `&amp;';
const template = (strings: readonly string[], ...values: HtmlValue[]) =>
  render(html(Object.assign([...strings], { raw: strings }) as unknown as TemplateStringsArray, ...values));

describe('what a person wrote stays text', () => {
  test('between tags', () => {
    expect(render(html`<p>${hostile}</p>`)).toBe(
      '<p>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39; onmouseover=alert(1) &#96;&amp;amp;</p>');
  });
  test('inside an attribute it can\'t end the quotes', () => {
    const written = render(html`<img alt="${hostile}" title='${hostile}'>`);
    expect(written.match(/"/g)).toHaveLength(2);
    expect(written.match(/'/g)).toHaveLength(2);
    expect(written).not.toContain('<script');
  });
  test('inside computed attributes', () => {
    expect(render(html`<input ${attributes({ value: '"><b>', required: true, disabled: false, max: 3, list: undefined })}>`))
      .toBe('<input value="&quot;&gt;&lt;b&gt;" required max="3">');
  });
  test('inside arrays and nested templates each once', () => {
    expect(render(html`<ul>${['<a>', '&'].map((name) => html`<li>${name}</li>`)}</ul>`)).toBe('<ul><li>&lt;a&gt;</li><li>&amp;</li></ul>');
  });
  test('markup of our own passes, nothing writes nothing, zero writes 0', () => {
    expect(render(html`${raw('<i></i>')}${null}${undefined}${false}${true}${0}${join(['<', html`<b></b>`], ' / ')}`)).toBe('<i></i>0&lt; / <b></b>');
  });
});

describe('addresses', () => {
  test.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'data:text/html,<b>',
    'vbscript:x', '//evil.example', '/\\evil.example', '\\\\evil.example', 'blob:https://x', 'evil.example', 'file:///etc/passwd',
  ])('%j leads nowhere', (address) => {
    expect(render(html`<a href="${address}">x</a>`)).toBe('<a href="#">x</a>');
    expect(render(html`<a ${attributes({ href: address })}>x</a>`)).toBe('<a href="#">x</a>');
  });
  test.each(['/services/svc_1', '?q=a', '#main', './x', 'https://a.example/?a=1', 'http://a.example', 'mailto:a@b.example', ''])('%j stays', (address) => {
    expect(safeUrl(address)).toBe(address);
  });
  test('the rest of an address is escaped, and parts can\'t add up to a scheme', () => {
    expect(render(html`<a href="/search?q=${'"a&b'}">x</a>`)).toBe('<a href="/search?q=&quot;a&amp;b">x</a>');
    expect(render(html`<a href="${''}${'javascript:alert(1)'}">x</a>`)).toBe('<a href="#">x</a>');
    expect(render(html`<a href="${'java'}${'script:alert(1)'}">x</a>`)).toBe('<a href="#script:alert(1)">x</a>');
  });
  test('pictures as data only where a picture stands', () => {
    expect(render(html`<img src="${'data:image/png;base64,AA'}">`)).toContain('src="data:image/png;base64,AA"');
    expect(render(html`<a href="${'data:image/png;base64,AA'}">x</a>`)).toContain('href="#"');
  });
});

describe('a template that could never be safe is refused', () => {
  test.each([
    [['<a href=', '>']], [['<a onclick="', '">']], [['<p style="', '">']], [['<script>', '</script>']], [['<style>', '</style>']], [['<!-- ', ' -->']],
    [['<iframe srcdoc="', '">']], [['<', '>']], [['<p', '>']],
  ])('%j', (strings) => {
    expect(() => template(strings, 'x')).toThrow(TypeError);
  });
  test('text inside a tag, markup inside an attribute, attributes between tags', () => {
    expect(() => html`<p ${'hidden onclick=alert(1)'}>`).toThrow(TypeError);
    expect(() => html`<p title="${html`<b></b>`}">`).toThrow(TypeError);
    expect(() => html`<p>${attributes({ hidden: true })}</p>`).toThrow(TypeError);
    expect(() => html`<p ${attributes({ onclick: 'alert(1)' })}>`).toThrow(TypeError);
  });
  test('a quote or a greater-than sign inside an attribute doesn\'t mislead it', () => {
    expect(render(html`<p title="a > b" data-x='"'>${'<'}</p>`)).toBe(`<p title="a > b" data-x='"'>&lt;</p>`);
    expect(render(html`<p hidden title="${'x'}">${'<'}</p><b>${1}</b>`)).toBe('<p hidden title="x">&lt;</p><b>1</b>');
  });
});
