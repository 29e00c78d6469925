import { expect } from '@open-wc/testing';
import './ck-notifications.ts';
import { fakePlatform } from './fake-platform.fixture.ts';
import { usePlatform } from './platform.ts';

const settings = {
  choices: [{ kind: 'message', channel: 'mail', wanted: true, fixed: false }, { kind: 'message', channel: 'push', wanted: false, fixed: false }, { kind: 'bill', channel: 'mail', wanted: true, fixed: true }, { kind: 'bill', channel: 'push', wanted: true, fixed: false }],
  quietHours: null, publicKey: 'BAAA',
  devices: [{ id: 'psh_00000000000000000001', name: 'Chrome, Android', createdAt: '2026-11-20T03:00:00.000Z', usedAt: null, here: false }],
};

async function shown(answers: Readonly<Record<string, unknown>> = {}) {
  const { platform, asked } = fakePlatform({ 'GET /v1/me/notifications': settings, ...answers });
  usePlatform(platform);
  const element = document.createElement('ck-notifications');
  document.body.append(element);
  const until = async (there: () => boolean) => { while (!there()) await new Promise((resolve) => { requestAnimationFrame(resolve); }); };
  await until(() => element.querySelector('table') !== null);
  return { element, asked, until };
}

describe('the settings of notifications', () => {
  afterEach(() => {
    document.body.replaceChildren();
    usePlatform(undefined);
  });

  it('have a named switch per kind and channel, and none where a mail is always sent', async () => {
    const { element } = await shown();
    expect([...element.querySelectorAll('[role=switch]')].map((one) => one.getAttribute('aria-label'))).to.deep.equal(['質問チャットのメッセージ・メール', '質問チャットのメッセージ・通知', 'トーク料金・通知']);
    expect(element.querySelector('.fixed-choice')?.textContent.trim()).to.equal('必ず届きます');
  });

  it('keep a press at once, and show what the platform says then', async () => {
    const changed = { ...settings, choices: settings.choices.map((choice) => ({ ...choice, wanted: true })) };
    const { element, asked, until } = await shown({ 'PATCH /v1/me/notifications': changed });
    const boxes = () => [...element.querySelectorAll<HTMLInputElement>('[role=switch]')];
    boxes()[1]?.click();
    await until(() => asked.some(({ method }) => method === 'PATCH'));
    expect(asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({ choices: [{ kind: 'message', channel: 'push', wanted: true }] });
    await until(() => boxes().every((box) => box.checked));
  });

  it('begin quiet hours with the usual night, and say in words when something is refused', async () => {
    const { element, asked, until } = await shown();
    element.querySelector<HTMLInputElement>('.check input')?.click();
    await until(() => element.querySelector('[role=alert]') !== null);
    expect(asked.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({ quietHours: { from: '23:00', to: '07:00' } });
    expect(element.textContent).to.contain('Chrome, Android');
  });
});
