import { describe, expect, test } from 'vitest';
import { addressInLanguage, hasLanguages, inLanguage, linksInLanguage, withoutLanguage } from './language-path.ts';

describe('a page has one address per language', () => {
  test.each([
    ['/', '/en'], ['/about', '/en/about'], ['/?a=b', '/en?a=b'], ['/search?q=%E7%8C%AB', '/en/search?q=%E7%8C%AB'], ['/s/svc_1', '/en/s/svc_1'],
  ])('%s is %s in English, and back', (japanese, english) => {
    expect(inLanguage(japanese, 'en')).toBe(english);
    expect(inLanguage(japanese, 'ja')).toBe(japanese);
    expect(withoutLanguage(english)).toBe(japanese);
  });
  test.each(['/v1/services', '/assets/page.css', '/s/svc_1/picture.png?v=1', '/sitemap.xml', '/embed/svc_1', '/en/about', '//evil.example', 'https://other.example/'])('%s exists once', (path) => {
    expect(hasLanguages(path)).toBe(false);
    expect(inLanguage(path, 'en')).toBe(path);
  });
  test('words that only begin like a language are pages', () => {
    expect(withoutLanguage('/entrance')).toBe('/entrance');
    expect(inLanguage('/entrance', 'en')).toBe('/en/entrance');
  });
  test('whole addresses keep their host', () => {
    expect(addressInLanguage('https://choku.example/', 'en')).toBe('https://choku.example/en');
    expect(addressInLanguage('https://choku.example/s/a', 'ja')).toBe('https://choku.example/s/a');
  });
});

describe('links of an English page', () => {
  const markup = '<a href="/about">a</a><form action="/search"><ck-form action="/v1/me" next="/my?x"></ck-form><a class="x" href="/my/services/new">b</a><img src="/avatars/a.svg">href=&quot;/about';
  test('stay English, files and the API as they are', () => {
    expect(linksInLanguage(markup, { locale: 'en', signedIn: false })).toBe(
      '<a href="/en/about">a</a><form action="/en/search"><ck-form action="/v1/me" next="/en/my?x"></ck-form><a class="x" href="/en/my/services/new">b</a><img src="/avatars/a.svg">href=&quot;/about');
  });
  test('to one’s own pages follow the language of the account', () => {
    expect(linksInLanguage(markup, { locale: 'en', signedIn: true })).toContain('next="/my?x"');
    expect(linksInLanguage(markup, { locale: 'en', signedIn: true })).toContain('href="/my/services/new"');
  });
  test('are untouched on a Japanese page', () => {
    expect(linksInLanguage(markup, { locale: 'ja', signedIn: false })).toBe(markup);
  });
});
