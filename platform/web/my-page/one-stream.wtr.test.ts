import type { ChokuEvent } from '@choku/sdk';
import { assert, waitUntil } from '@open-wc/testing';
import { followTogether } from './one-stream.ts';

const event = (type: string): ChokuEvent => ({ type, at: '2026-11-23T05:00:00.000Z', body: {} }) as ChokuEvent;

/** A page that follows, and what it heard; `say` is the platform's voice on the stream this page opened. */
function page(name: string) {
  const heard: string[] = [];
  const leaving = new AbortController();
  const { signal } = leaving;
  let say: (type: string) => void = () => undefined;
  const state = { opened: 0 };
  async function* open(): AsyncGenerator<ChokuEvent> {
    state.opened += 1;
    yield event('open');
    while (!signal.aborted) {
      const type = await new Promise<string | null>((resolve) => {
        say = resolve;
        signal.addEventListener('abort', () => { resolve(null); }, { once: true });
      });
      if (type !== null) yield event(type);
    }
  }
  const done = followTogether({ name, signal, open, take: ({ type }) => { heard.push(type); } });
  return { heard, state, say: (type: string) => { say(type); }, leave: async () => { leaving.abort(); await done; } };
}

describe('one stream for all pages of a browser', () => {
  it('is read by one page, which passes on what it hears', async () => {
    const first = page('test-pass-on');
    await waitUntil(() => first.heard.length === 1);
    const second = page('test-pass-on');
    first.say('talk.changed');
    await waitUntil(() => second.heard.includes('talk.changed'));
    assert.deepEqual([first.state.opened, second.state.opened], [1, 0]);
    await Promise.all([first.leave(), second.leave()]);
  });

  it('is opened anew by the next page when the one that read it closes', async () => {
    const first = page('test-next');
    await waitUntil(() => first.heard.length === 1);
    const second = page('test-next');
    await first.leave();
    await waitUntil(() => second.heard.includes('open'));
    assert.equal(second.state.opened, 1);
    await second.leave();
  });

  it('lets a page leave while it waits for its turn', async () => {
    const first = page('test-leave');
    await waitUntil(() => first.heard.length === 1);
    const second = page('test-leave');
    await second.leave();
    assert.equal(second.state.opened, 0);
    await first.leave();
  });
});
