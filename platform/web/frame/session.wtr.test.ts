import { ChokuProblem } from '@choku/sdk';
import { expect } from '@open-wc/testing';
import { ServerClock } from './server-clock.ts';
import { FrameSession, sessionFetch, type NewsChannel } from './session.ts';
import { BrowserVault } from './vault.ts';
import type { FrameTokens } from '../wire.ts';

const START = Date.parse('2026-10-28T12:00:00.000Z');

function tokens(number: number, minutes = 10): FrameTokens {
  return {
    accessToken: `access-${number}`, refreshToken: `refresh-${number}`, expiresAt: new Date(START + minutes * 60_000).toISOString(), serviceId: 'svc_one',
    person: { id: null, nickname: 'ゆう', avatarUrl: '', hidden: false },
  };
}

/** A browser of tests: one storage, one lock and one channel for all its tabs. */
function makeBrowser() {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) } as unknown as Storage;
  const tabs: ((news: unknown) => void)[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const traded: string[] = [];
  let valid = 'refresh-1';
  const renewWith = async (refreshToken: string): Promise<FrameTokens> => {
    traded.push(refreshToken);
    if (refreshToken !== valid) throw new ChokuProblem(new Response(null, { status: 401 }), undefined);
    const next = tokens(traded.length + 1, 10 * (traded.length + 1));
    valid = next.refreshToken;
    return next;
  };
  const open = () => {
    const own = tabs.length;
    const channel: NewsChannel = { tell: (news) => tabs.forEach((listener, tab) => { if (tab !== own) listener(news); }), hear: (listener) => { tabs[own] = listener; } };
    let now = START;
    const clock = new ServerClock(() => 0, () => now);
    const session = new FrameSession({
      serviceId: 'svc_one', clock, vault: new BrowserVault(() => storage), renewWith, channel,
      alone: <T>(_: string, work: () => Promise<T>) => { const run = queue.then(work); queue = run.catch(() => undefined); return run; },
    });
    return { session, pass: (minutes: number) => { now += minutes * 60_000; } };
  };
  return { open, kept, traded };
}

describe('the session of a frame', () => {
  it('keeps the refresh token in the frame’s storage and the bearer token nowhere', async () => {
    const { open, kept } = makeBrowser();
    const { session } = open();
    session.begin(tokens(1));
    expect([...kept.values()]).to.deep.equal(['refresh-1']);
    expect(await session.token()).to.equal('access-1');
  });

  it('is renewed before its end, once for many requests at a time', async () => {
    const { open, traded } = makeBrowser();
    const { session, pass } = open();
    session.begin(tokens(1));
    pass(9.5);
    expect(await Promise.all([session.token(), session.token(), session.token()])).to.deep.equal(['access-2', 'access-2', 'access-2']);
    expect(traded).to.deep.equal(['refresh-1']);
  });

  it('is renewed once where two tabs find their token refused at the same time', async () => {
    const { open, traded } = makeBrowser();
    const [one, other] = [open(), open()];
    one.session.begin(tokens(1));
    expect(await Promise.all([one.session.renew('access-1'), other.session.renew('access-1')])).to.deep.equal(['access-2', 'access-2']);
    expect(traded).to.deep.equal(['refresh-1']);
  });

  it('is lent to a tab that opens later, without a renewal', async () => {
    const { open, traded } = makeBrowser();
    open().session.begin(tokens(1));
    const later = open();
    await later.session.resume();
    expect(await later.session.token()).to.equal('access-1');
    expect(traded).to.deep.equal([]);
  });

  it('ends in every tab when the platform refuses to renew it', async () => {
    const { open, kept } = makeBrowser();
    const [one, other] = [open(), open()];
    one.session.begin({ ...tokens(1), refreshToken: 'stolen' });
    expect(await one.session.renew('access-1')).to.equal(undefined);
    expect([one.session.signedIn, other.session.signedIn, kept.size]).to.deep.equal([false, false, 0]);
  });

  it('lives in memory alone where storage is refused', async () => {
    const vault = new BrowserVault(() => { throw new DOMException('refused', 'SecurityError'); });
    const session = new FrameSession({ serviceId: 'svc_one', clock: new ServerClock(() => 0, () => START), vault, renewWith: async () => tokens(2, 20), channel: { tell: () => undefined, hear: () => undefined } });
    session.begin(tokens(1));
    expect(await session.renew('access-1')).to.equal('access-2');
  });
});

describe('a request of the session', () => {
  it('is repeated once with a renewed token where the platform refused the old one, body and all', async () => {
    const seen: string[] = [];
    const fetch = async (input: RequestInfo | URL): Promise<Response> => {
      const request = input as Request;
      seen.push(`${request.headers.get('authorization')} ${await request.text()}`);
      return new Response(null, { status: seen.length === 1 ? 401 : 200 });
    };
    const { open } = makeBrowser();
    const { session } = open();
    session.begin(tokens(1));
    const send = sessionFetch({ session, clock: new ServerClock(), cookies: false }, fetch);
    const response = await send('https://choku.example/v1/x', { method: 'POST', body: 'words', headers: { authorization: 'Bearer access-1' } });
    expect(response.status).to.equal(200);
    expect(seen).to.deep.equal(['Bearer access-1 words', 'Bearer access-2 words']);
  });

  it('never carries the browser’s cookies out of a blog', async () => {
    const sent: (RequestInit | undefined)[] = [];
    const send = sessionFetch({ session: makeBrowser().open().session, clock: new ServerClock(), cookies: false }, async (_, init) => { sent.push(init); return new Response(); });
    await send('https://choku.example/v1/x');
    expect(sent[0]?.credentials).to.equal('omit');
  });
});
