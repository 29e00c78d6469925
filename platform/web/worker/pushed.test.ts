import { describe, expect, test } from 'vitest';
import { linkOf, shownFor } from './pushed.ts';

describe('a push', () => {
  test('shows its words, replaces the one before of the same matter, and leads where it says', () => {
    const { title, options } = shownFor({ kind: 'requested', title: 'ゆうさんからトークの申し込みです(あと15分)', line: '「保育園」', link: '/my', tag: 'talk:tlk_1', locale: 'ja' });
    expect([title, options.body, options.tag, options.renotify, options.requireInteraction, linkOf({ data: options.data })]).toEqual(['ゆうさんからトークの申し込みです(あと15分)', '「保育園」', 'talk:tlk_1', true, true, '/my']);
  });

  test.each([undefined, null, 'text', 7, [], {}, { title: 5, link: {}, tag: null }])('that can’t be read (%j) shows something all the same', (pushed) => {
    const { title, options } = shownFor(pushed);
    expect([title, options.body, options.data.link]).toEqual(['チョク!', 'お知らせがあります。 / There is news for you.', '/my']);
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'my', ''])('never leads away from the platform: %s', (link) => {
    expect(shownFor({ title: 'x', link }).options.data.link).toBe('/my');
    expect(linkOf({ data: { link } })).toBe('/my');
  });
});
