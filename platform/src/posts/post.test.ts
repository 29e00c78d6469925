import { describe, expect, it } from 'vitest';
import { yen } from '../primitives/yen.ts';
import { addressRows, sumOf, type CountedRequest } from './post.ts';

const blog = 'https://blog.example';
const request = (of: Partial<CountedRequest> = {}): CountedRequest => ({ origin: blog, page: '/a', talked: false, bill: yen(0), sales: yen(0), ...of });
const rows = (of: Partial<Parameters<typeof addressRows>[0]>) => addressRows({ views: [], requests: [], registered: [], shown: 50, ...of });

describe('what posts brought', () => {
  it('puts views, requests, talks and yen of a page into one row, the page that earned most first', () => {
    const [address] = rows({
      views: [{ origin: blog, path: '/a', views: 40 }, { origin: blog, path: '/b', views: 7 }, { origin: blog, path: '/c', views: 90 }],
      requests: [request(), request({ talked: true, bill: yen(720), sales: yen(576) }), request({ page: '/b', talked: true, bill: yen(1_200), sales: yen(960) })],
    });
    expect(address).toMatchObject({ kind: 'blog', origin: blog, views: 137, requests: 3, talks: 2, bill: 1_920, sales: 1_536 });
    expect(address?.pages.map(({ path, views, requests, sales }) => [path, views, requests, sales])).toEqual([['/b', 7, 1, 960], ['/a', 40, 2, 576], ['/c', 90, 0, 0]]);
  });

  it('shows a registered address before anything happened there', () => {
    expect(rows({ registered: [blog] })).toEqual([{ kind: 'blog', origin: blog, views: 0, requests: 0, talks: 0, bill: 0, sales: 0, pages: [] }]);
  });

  it('counts pages without a name, and those beyond what is shown, in one last row', () => {
    const views = Array.from({ length: 5 }, (_, index) => ({ origin: blog, path: `/${index}`, views: 10 - index }));
    const [address] = rows({ views: [...views, { origin: blog, path: '', views: 3 }], requests: [request({ page: null })], shown: 3 });
    expect(address?.pages.map(({ path, views: seen, requests }) => [path, seen, requests])).toEqual([['/0', 10, 0], ['/1', 9, 0], ['/2', 8, 0], [null, 16, 1]]);
  });

  it('keeps the platform’s own pages and unregistered addresses apart, after the blogs', () => {
    const found = rows({ views: [{ origin: '', path: '', views: 5 }], requests: [request({ origin: null, page: null, talked: true, bill: yen(9_000), sales: yen(7_200) })], registered: [blog] });
    expect(found.map(({ kind, origin, views, sales, pages }) => [kind, origin, views, sales, pages.length])).toEqual([['blog', blog, 0, 0, 0], ['platform', null, null, 7_200, 0], ['unregistered', null, 5, 0, 0]]);
    expect(sumOf(found)).toEqual({ views: 5, requests: 1, talks: 1, bill: 9_000, sales: 7_200 });
  });
});
