import { expect, it } from 'vitest';
import { pagePath } from './page-path.ts';

it.each([
  ['/', '/'], ['/entry/2026/11/hoiku', '/entry/2026/11/hoiku'], ['/%E4%BF%9D%E8%82%B2%E5%9C%92', '/保育園'], ['/100%25', '/100%'], ['/%E4%BF', '/%E4%BF'], ['/a%3Fb%23c', '/a%3Fb%23c'],
  ['/%E2%80%AEevil%00%0A', '/evil'], [`/${'a'.repeat(400)}`, `/${'a'.repeat(299)}`], [`/${'a'.repeat(298)}%F0%9F%98%80`, `/${'a'.repeat(298)}\ufffd`],
])('reads %s as %s', (sent, path) => {
  expect(pagePath(sent)).toBe(path);
});
