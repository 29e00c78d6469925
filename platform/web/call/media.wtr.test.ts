import { expect } from '@open-wc/testing';
import { openMedia, problemOf, type DevicePermission, type MediaBrowser } from './media.ts';

function stream(kinds: readonly ('audio' | 'video')[]): MediaStream {
  const tracks = kinds.map((kind) => (kind === 'audio' ? new AudioContext().createMediaStreamDestination().stream : document.createElement('canvas').captureStream()).getTracks());
  return new MediaStream(tracks.flat());
}

/** A browser that refuses the named kinds with an error of that name. */
function browserThat(refuses: { audio?: string; video?: string }, permission: DevicePermission = 'prompt') {
  const asked: string[] = [];
  const browser: MediaBrowser = {
    enumerateDevices: () => Promise.resolve([]),
    permission: () => Promise.resolve(permission),
    async getUserMedia({ audio, video }) {
      asked.push([audio ? 'microphone' : '', video ? 'camera' : ''].filter(Boolean).join(' and '));
      const refusal = (audio ? refuses.audio : undefined) ?? (video ? refuses.video : undefined);
      if (refusal) throw new DOMException('', refusal);
      return stream([...(audio ? ['audio'] as const : []), ...(video ? ['video'] as const : [])]);
    },
  };
  return { browser, asked };
}

describe('opening the devices', () => {
  it('asks for the microphone alone in a voice talk', async () => {
    const { browser, asked } = browserThat({ video: 'NotFoundError' });
    const opened = await openMedia(browser, { video: false });
    expect(asked).to.deep.equal(['microphone']);
    expect(opened.problems).to.deep.equal({});
    expect(opened.microphone?.kind).to.equal('audio');
  });

  it('asks once for both in a video talk', async () => {
    const { browser, asked } = browserThat({});
    const opened = await openMedia(browser, { video: true });
    expect(asked).to.deep.equal(['microphone and camera']);
    expect([opened.microphone?.kind, opened.camera?.kind]).to.deep.equal(['audio', 'video']);
  });

  it('goes on by voice when the camera fails', async () => {
    const { browser } = browserThat({ video: 'NotReadableError' });
    const opened = await openMedia(browser, { video: true });
    expect(opened.microphone?.kind).to.equal('audio');
    expect(opened.camera).to.equal(null);
    expect(opened.problems).to.deep.equal({ camera: 'busy' });
  });

  it('tells a page that forbids the microphone from a person who does', async () => {
    expect((await openMedia(browserThat({ audio: 'NotAllowedError' }, 'policy').browser, { video: false })).problems).to.deep.equal({ microphone: 'policy' });
    expect((await openMedia(browserThat({ audio: 'NotAllowedError' }, 'denied').browser, { video: false })).problems).to.deep.equal({ microphone: 'blocked' });
  });

  const names = [['NotAllowedError', 'blocked'], ['SecurityError', 'blocked'], ['NotFoundError', 'none'], ['OverconstrainedError', 'none'], ['NotReadableError', 'busy'], ['AbortError', 'busy'], ['TypeError', 'other']] as const;
  for (const [name, problem] of names) {
    it(`understands ${name} as ${problem}`, () => {
      expect(problemOf(new DOMException('', name))).to.equal(problem);
    });
  }
});
