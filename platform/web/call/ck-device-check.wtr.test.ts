import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import './ck-device-check.ts';
import type { CkDeviceCheck } from './ck-device-check.ts';
import { mediaBrowser, type DevicePermission, type MediaBrowser } from './media.ts';

function browserThat(answer: string | null, permission: DevicePermission): MediaBrowser & { asked: MediaStreamConstraints[] } {
  const asked: MediaStreamConstraints[] = [];
  return {
    asked,
    enumerateDevices: () => mediaBrowser.enumerateDevices(),
    permission: () => Promise.resolve(permission),
    getUserMedia(constraints) {
      asked.push(constraints);
      return answer === null ? mediaBrowser.getUserMedia(constraints) : Promise.reject(new DOMException('', answer));
    },
  };
}

function words(element: CkDeviceCheck): string {
  return element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
}

async function check(browser: MediaBrowser, more: { video?: boolean; locale?: 'ja' | 'en' } = {}): Promise<CkDeviceCheck> {
  const element = await fixture<CkDeviceCheck>(html`<ck-device-check .browser=${browser} .video=${more.video ?? false} .locale=${more.locale ?? 'ja'} .joinable=${true}></ck-device-check>`);
  await waitUntil(() => words(element).trim() !== '' && element.phase !== 'asking');
  await element.updateComplete;
  return element;
}

function press(element: CkDeviceCheck, label: string): void {
  const button = [...element.shadowRoot?.querySelectorAll('button') ?? []].find((one) => one.textContent?.includes(label));
  if (!button) throw new Error(`no button ${label}`);
  button.click();
}

describe('the device check', () => {
  it('asks nothing of the browser before the person presses, where the browser would ask', async () => {
    const browser = browserThat(null, 'prompt');
    const element = await check(browser);
    expect(words(element)).to.include('「許可」を選んでください');
    expect(browser.asked).to.deep.equal([]);
    press(element, '確認する');
    await oneEvent(element, 'ck-ready');
    expect(browser.asked.map(({ video }) => video)).to.deep.equal([false]);
  });

  it('starts by itself where the microphone was permitted before, hears a voice and gives the tracks on joining', async () => {
    const element = await check(browserThat(null, 'granted'));
    await waitUntil(() => words(element).includes('声が届いています'), 'the fake microphone beeps', { timeout: 8_000 });
    expect(element.shadowRoot?.querySelector('video')).to.equal(null);
    await expect(element).to.be.accessible();
    setTimeout(() => press(element, '参加する'));
    const { detail } = await oneEvent(element, 'ck-join');
    element.remove();
    expect(detail.microphone.readyState).to.equal('live');
    expect(detail.camera).to.equal(null);
    detail.microphone.stop();
  });

  it('shows the picture in a video talk and stops everything when it leaves the page without joining', async () => {
    const element = await check(browserThat(null, 'granted'), { video: true });
    const preview = element.shadowRoot?.querySelector('video');
    expect(preview?.srcObject).to.be.instanceOf(MediaStream);
    const { opened } = element;
    element.remove();
    expect([opened?.microphone?.readyState, opened?.camera?.readyState]).to.deep.equal(['ended', 'ended']);
  });

  const problems = [
    ['NotAllowedError', 'denied', 'マイクの使用が許可されていません', 'Microphone not allowed'],
    ['NotFoundError', 'granted', 'マイクが見つかりません', 'No microphone found'],
    ['NotReadableError', 'granted', 'ほかのアプリがマイクを使っています', 'Another app is using the microphone'],
    ['NotAllowedError', 'policy', 'このページではマイクを使えません', "This page can't use the microphone"],
  ] as const;
  for (const [error, permission, ja, en] of problems) {
    it(`says「${ja}」and what to do`, async () => {
      const element = await check(browserThat(error, permission));
      expect(words(element)).to.include(ja);
      expect(words(await check(browserThat(error, permission), { locale: 'en' }))).to.include(en);
      expect(words(element)).to.include(permission === 'policy' ? 'チョク!で話す' : 'もう一度ためす');
      await expect(element).to.be.accessible();
    });
  }
});
