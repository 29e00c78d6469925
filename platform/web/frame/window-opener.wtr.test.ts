import { expect } from '@open-wc/testing';
import { consentQuestion, hearConsent } from './consent.ts';
import { readPageMessage } from '@choku/sdk/frame-protocol';
import { blogAround, signInBy } from './sign-in.ts';
import { WindowOpener, type OpenerBrowser, type PlatformWindow } from './window-opener.ts';
import type { FrameTokens } from '../wire.ts';

const platform = 'https://choku.example';

/** A browser whose window and messages a test moves by hand. */
function makeBrowser() {
  const listeners = new Set<(event: MessageEvent) => void>();
  const visited: string[] = [];
  const opened = { closed: false, location: { replace: (address: string) => visited.push(address) }, focus: () => undefined, close() { this.closed = true; } };
  const browser: OpenerBrowser = {
    open: () => opened as unknown as Window,
    addEventListener: (_, listener, { signal }) => {
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener));
    },
  };
  const post = (data: unknown, origin = platform, source: unknown = opened) => {
    for (const listener of [...listeners]) listener({ data, origin, source } as MessageEvent);
  };
  const window = new WindowOpener(platform, browser).open() as PlatformWindow;
  return { window, opened, visited, post };
}

const tokens = { accessToken: 'access' } as FrameTokens;

function signIn(browser: ReturnType<typeof makeBrowser>) {
  const redeemed: unknown[] = [];
  const begun: FrameTokens[] = [];
  const started: { challenge: string }[] = [];
  const done = signInBy(browser.window, {
    api: {
      startHandOver: async (about) => { started.push(about); return { handOverId: 'hnd_one', windowUrl: `${platform}/connect/hnd_one` }; },
      redeemHandOver: async (id, proof) => { redeemed.push([id, proof]); return tokens; },
    },
    session: { begin: (given) => begun.push(given) }, blog: 'https://blog.example', purpose: 'ask', goOnTo: '/consent?service=svc_one',
  });
  return { done, redeemed, begun, started };
}

/** Lets the proof be made and the window be steered. */
async function steered(browser: ReturnType<typeof makeBrowser>): Promise<void> {
  while (browser.visited.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('signing in by a window', () => {
  it('takes the code of our own hand-over from our own window, and nothing else', async () => {
    const browser = makeBrowser();
    const { done, redeemed, begun, started } = signIn(browser);
    await steered(browser);
    expect(browser.visited).to.deep.equal([`${platform}/connect/hnd_one?then=%2Fconsent%3Fservice%3Dsvc_one`]);
    const code = { choku: 1, type: 'code', handOverId: 'hnd_one', code: 'secret' };
    browser.post({ ...code, code: 'forged' }, 'https://blog.example');
    browser.post({ ...code, code: 'forged' }, 'https://choku.example.evil.example');
    browser.post({ ...code, code: 'forged' }, platform, {});
    browser.post({ ...code, handOverId: 'hnd_other', code: 'forged' });
    browser.post({ ...code, choku: 2, code: 'forged' });
    browser.post({ ...code, type: 'mandate', code: 'forged' });
    browser.post({ ...code, code: 7 });
    browser.post('code');
    browser.post(null);
    browser.post(code);
    expect(await done).to.equal(true);
    expect(begun).to.deep.equal([tokens]);
    const [[id, proof]] = redeemed as [[string, { code: string; verifier: string }]];
    expect([id, proof.code]).to.deep.equal(['hnd_one', 'secret']);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(proof.verifier)));
    expect(started[0]?.challenge).to.equal(btoa(String.fromCharCode(...digest)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  });

  it('ends without a session when the window is closed', async () => {
    const browser = makeBrowser();
    const { done, begun } = signIn(browser);
    await steered(browser);
    browser.opened.closed = true;
    expect(await done).to.equal(false);
    expect(begun).to.deep.equal([]);
  });

  it('never leads the window away from the platform', () => {
    const { window } = makeBrowser();
    expect(() => window.steer('https://evil.example/connect/hnd_one')).to.throw();
  });

  it('has no window where the browser refuses one', () => {
    expect(new WindowOpener(platform, { open: () => null, addEventListener: () => undefined }).open()).to.equal(null);
  });

  it('names the blog that stands around, by the browser’s own word first', () => {
    expect(blogAround({ location: { ancestorOrigins: ['https://blog.example'] }, document: { referrer: 'https://other.example/' } })).to.equal('https://blog.example');
    expect(blogAround({ location: {}, document: { referrer: 'https://blog.example/post?x' } })).to.equal('https://blog.example');
    expect(blogAround({ location: {}, document: { referrer: '' } })).to.equal(null);
  });
});

describe('consent in a window', () => {
  it('takes the mandate for its own question alone', async () => {
    const browser = makeBrowser();
    const question = consentQuestion({ serviceId: 'svc_one', blog: 'https://blog.example', ceilingMinutes: 20, extensionMinutes: 0 });
    expect(question.path).to.equal(`/consent?service=svc_one&blog=https%3A%2F%2Fblog.example&ceiling=20&extension=0&request=${question.request}`);
    const heard = hearConsent(browser.window, question);
    browser.post({ choku: 1, type: 'mandate', request: 'another', mandateId: 'mnd_forged' });
    browser.post({ choku: 1, type: 'mandate', request: question.request, mandateId: 'mnd_forged' }, 'https://blog.example');
    browser.post({ choku: 1, type: 'mandate', request: question.request, mandateId: 'mnd_good', cardId: 'crd_visa' });
    expect(await heard).to.deep.equal({ mandateId: 'mnd_good', cardId: 'crd_visa' });
  });
});

describe('what the page around may say', () => {
  it('is where the frame stands and which button was pressed, nothing more', () => {
    expect(readPageMessage({ choku: 1, type: 'layout', layout: 'dock', token: 'x' })).to.deep.equal({ choku: 1, type: 'layout', layout: 'dock' });
    expect(readPageMessage({ choku: 1, type: 'open', panel: 'request' })).to.deep.equal({ choku: 1, type: 'open', panel: 'request' });
    for (const other of [null, 'layout', { type: 'layout', layout: 'dock' }, { choku: 1, type: 'layout', layout: 'full' }, { choku: 1, type: 'open', panel: 'pay' }, { choku: 1, type: 'code', code: 'x' }]) {
      expect(readPageMessage(other)).to.equal(null);
    }
  });
});

