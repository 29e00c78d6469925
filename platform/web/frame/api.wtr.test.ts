import { createChoku } from '@choku/sdk';
import { expect } from '@open-wc/testing';
import { FrameApi } from './api.ts';
import { ServerClock } from './server-clock.ts';
import { CookieSession, sessionFetch } from './session.ts';

describe('a request', () => {
  it('says which page of the blog the frame stands on, where it knows', async () => {
    const bodies: unknown[] = [];
    const answer = async (request: RequestInfo | URL): Promise<Response> => {
      bodies.push(await new Request(request).json());
      return Response.json({});
    };
    const choku = createChoku({ baseUrl: 'https://choku.example', fetch: answer });
    const wish = { mode: 'voice', ceilingMinutes: 10, waitMinutes: 15, comment: '', mandateId: 'mdt_one' } as const;
    for (const page of ['/entry/hoiku', undefined]) await new FrameApi({ choku, nobody: choku }, 'svc_nursery', page).requestTalk(wish);
    expect(bodies).to.deep.equal([{ ...wish, page: '/entry/hoiku' }, wish]);
  });
});

describe('the goodbye of a page that goes', () => {
  it('is on its way before the page is gone, and outlives it', async () => {
    const asked: Request[] = [];
    const answer = (request: RequestInfo | URL): Promise<Response> => {
      asked.push(new Request(request));
      return Promise.resolve(Response.json({}));
    };
    const fetch = sessionFetch({ session: new CookieSession(true), clock: new ServerClock(), cookies: true }, answer);
    const choku = createChoku({ baseUrl: 'https://choku.example', token: () => Promise.resolve('access-1'), fetch });
    void new FrameApi({ choku, nobody: choku }, 'svc_nursery').goodbye('tlk_one', { connectionId: 'visitor-page-0001', hears: true, leaving: true });
    // A page that goes still runs what waits for nothing, and nothing else.
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    expect(asked.map(({ method, url, keepalive, headers }) => [method, url, keepalive, headers.get('authorization')])).to.deep.equal([['PUT', 'https://choku.example/v1/talks/tlk_one/lease', true, 'Bearer access-1']]);
    expect(await asked[0]?.json()).to.deep.equal({ connectionId: 'visitor-page-0001', hears: true, leaving: true });
  });

  it('says nothing where the platform can’t be reached any more', async () => {
    const choku = createChoku({ baseUrl: 'https://choku.example', fetch: () => Promise.reject(new TypeError('out of reach')) });
    await new FrameApi({ choku, nobody: choku }, 'svc_nursery').goodbye('tlk_one', { connectionId: 'visitor-page-0001', hears: true, leaving: true });
  });
});
