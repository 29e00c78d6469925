import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import './ck-call-stage.ts';
import type { CkCallStage } from './ck-call-stage.ts';
import { HandSchedule } from './hand-schedule.ts';
import { MeterView, type MeterReading, type TalkSide } from './meter-view.ts';
import { productPrices } from './product-prices.ts';

const paid: MeterReading = {
  phase: 'paid', running: true, talkMs: 504_000, asOf: '2026-11-23T12:00:00.000Z', freeSeconds: 60, pricePerMinute: 80, bill: 592, sales: null,
  ceilingMinutes: 20, ceilingAmount: 1520, absentSides: [], absenceLeftMs: 156_000, silentSides: [],
};
const offer = { minutes: 10, amount: 800, state: 'offered', insideMandate: true } as const;

async function stage(reading: Partial<MeterReading>, more: Partial<CkCallStage> = {}, side: TalkSide = 'visitor') {
  const schedule = new HandSchedule();
  const view = new MeterView(side, productPrices, schedule);
  view.receive({ ...paid, ...reading });
  const element = await fixture<CkCallStage>(html`<ck-call-stage .view=${view} .other=${{ name: side === 'visitor' ? 'さとみ' : 'ゆう' }} .own=${{ name: 'わたし' }}></ck-call-stage>`);
  Object.assign(element, more);
  let second = 0;
  const become = async (next: Partial<MeterReading>) => {
    second += 1;
    view.receive({ ...paid, ...next, asOf: `2026-11-23T12:00:${String(second).padStart(2, '0')}.000Z` });
    await seen(element);
  };
  await seen(element);
  return { element, view, become, schedule };
}

/** Waits until the stage and its meter have drawn what they know. */
async function seen(element: CkCallStage): Promise<void> {
  await element.updateComplete;
  await element.shadowRoot?.querySelector('ck-meter')?.updateComplete;
  await element.updateComplete;
}

const meterOf = (element: CkCallStage) => element.shadowRoot?.querySelector('ck-meter')?.shadowRoot;
const words = (root: ParentNode | null | undefined) => root?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const button = (element: CkCallStage, label: string) => [...element.shadowRoot?.querySelectorAll('button') ?? []].find((one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').includes(label));

beforeEach(async () => {
  const tokens = new CSSStyleSheet();
  await tokens.replace(await (await fetch(new URL('../styles/tokens.css', import.meta.url))).text());
  document.adoptedStyleSheets = [tokens];
});

describe('the meter on the stage', () => {
  const phases: readonly [string, Partial<MeterReading>, TalkSide, readonly string[]][] = [
    ['joining', { phase: 'joining', running: false, talkMs: 0, bill: 0 }, 'visitor', ['接続しています', '0:00', '¥0']],
    ['the free minute', { phase: 'free', talkMs: 42_000, bill: 0 }, 'visitor', ['最初の1分 無料', 'あと18秒', '0:42', '1分を過ぎると ¥80/分', '¥0']],
    ['paid time', {}, 'visitor', ['トーク中 ¥80/分', '8:24', '¥592', '上限 20:00 ・ ¥1,520']],
    ['no free minute', { freeSeconds: 0, talkMs: 20_000, bill: 26 }, 'visitor', ['今回は最初の1分から料金がかかります', '0:20', '¥26']],
    ['near the ceiling', { phase: 'near', talkMs: 1_020_000, bill: 1280 }, 'visitor', ['あと 3:00', '17:00', '¥1,280']],
    ['one side gone', { phase: 'paused', running: false, absentSides: ['provider'] }, 'visitor', ['一時停止中', '8:24', '¥592']],
    ['the end', { phase: 'ended', running: false, talkMs: 756_000, bill: 928 }, 'visitor', ['トークが終わりました', '12:36', '¥928']],
    ['the provider’s side', { sales: 474 }, 'provider', ['トーク中', 'トーク料金 ¥592', '売上金', '¥474', 'ゆうさん']],
  ];
  for (const [name, reading, side, expected] of phases) {
    it(`shows ${name}`, async () => {
      const { element } = await stage(reading, {}, side);
      for (const text of expected) expect(words(meterOf(element))).to.include(text);
      await expect(element).to.be.accessible();
    });
  }

  it('says its milestones aloud and never its ticking', async () => {
    const { element, become } = await stage({ phase: 'joining', running: false, talkMs: 0, bill: 0 });
    const polite = () => words(meterOf(element)?.querySelector('[role=status]'));
    const urgent = () => words(meterOf(element)?.querySelector('[role=alert]'));
    expect(polite()).to.equal('');
    await become({ phase: 'free', talkMs: 1_000, bill: 0 });
    expect(polite()).to.equal('つながりました。最初の1分は無料です');
    await become({ phase: 'free', talkMs: 30_000, bill: 0 });
    expect(polite()).to.equal('つながりました。最初の1分は無料です');
    await become({ talkMs: 60_000, bill: 0 });
    expect(polite()).to.equal('無料の1分が終わりました。ここから1分80円です');
    await become({ phase: 'paused', running: false, absentSides: ['provider'], talkMs: 60_000, bill: 0 });
    expect(urgent()).to.equal('接続がとぎれました。料金は止まっています');
    await become({ talkMs: 61_000, bill: 1 });
    expect(polite()).to.equal('つながりました。続きから数えます');
    await become({ phase: 'near', talkMs: 1_020_000, bill: 1280 });
    expect(polite()).to.equal('上限まであと3分です');
    await become({ phase: 'ended', running: false, talkMs: 1_030_000, bill: 1293 });
    expect(urgent()).to.equal('トークが終わりました。トーク料金は1,293円です');
  });
});

describe('the call on screen', () => {
  it('asks by events: microphone, camera, chat, hanging up', async () => {
    const { element } = await stage({});
    const pressed = async (label: string, event: string) => {
      setTimeout(() => button(element, label)?.click());
      return (await oneEvent(element, event)).detail;
    };
    expect(await pressed('マイク', 'ck-mute')).to.deep.equal({ muted: true });
    expect(await pressed('カメラ', 'ck-camera')).to.deep.equal({ on: true });
    expect(await pressed('チャット', 'ck-chat')).to.deep.equal({ open: true });
    expect(await pressed('終了する', 'ck-hang-up')).to.deep.equal({});
  });

  it('has keys for everything but hanging up, and none while somebody writes', async () => {
    const { element } = await stage({});
    const fired: string[] = [];
    for (const name of ['ck-mute', 'ck-camera', 'ck-chat', 'ck-hang-up']) element.addEventListener(name, () => fired.push(name));
    const key = (name: string, target: EventTarget = document.body) => target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
    for (const name of ['m', 'v', 'C', 'h', 'Escape', 'Delete']) key(name);
    expect(fired).to.deep.equal(['ck-mute', 'ck-camera', 'ck-chat']);
    key('t');
    await seen(element);
    expect(words(meterOf(element)?.querySelector('[role=status]'))).to.equal('トーク時間 8分24秒、トーク料金 592円');
    const field = document.createElement('textarea');
    document.body.append(field);
    key('m', field);
    field.remove();
    element.keys = false;
    key('m');
    expect(fired.length).to.equal(3);
  });

  it('counts down while the other side is away, and lets one end without waiting', async () => {
    const { element } = await stage({ phase: 'paused', running: false, absentSides: ['provider'] });
    const dim = words(element.shadowRoot?.querySelector('.dim'));
    for (const text of ['さとみさんとの接続がとぎれました', '料金は止まっています', '2:36', '3分戻らないとトークを終えます']) expect(dim).to.include(text);
    setTimeout(() => button(element, '待たずに終了する')?.click());
    await oneEvent(element, 'ck-hang-up');
  });

  it('tells the visitor that the free minute is over, and goes on by itself', async () => {
    const { element, become } = await stage({ phase: 'free', talkMs: 59_000, bill: 0 });
    await become({ talkMs: 60_000, bill: 0 });
    expect(words(element.shadowRoot?.querySelector('.inst'))).to.include('ここから ¥80/分です');
    button(element, '続ける')?.click();
    await seen(element);
    expect(element.shadowRoot?.querySelector('.inst')).to.equal(null);
  });

  it('offers ten minutes more near the ceiling, says the price on the button, and that it worked', async () => {
    const { element, become } = await stage({ phase: 'near', talkMs: 1_020_000, bill: 1280 }, { extension: offer });
    setTimeout(() => button(element, '10分延ばす +¥800')?.click());
    expect((await oneEvent(element, 'ck-extend')).detail).to.deep.equal({ minutes: 10 });
    element.extension = { ...offer, state: 'placing' };
    await seen(element);
    expect(button(element, '確保しています')?.getAttribute('aria-disabled')).to.equal('true');
    element.extension = { ...offer, state: 'declined' };
    await seen(element);
    expect(words(element.shadowRoot?.querySelector('.inst'))).to.include('延ばせませんでした');
    await become({ talkMs: 1_022_000, bill: 1282, ceilingMinutes: 30, ceilingAmount: 2320 });
    expect(words(element.shadowRoot?.querySelector('.inst'))).to.include('上限を30分に延ばしました');
  });

  it('moves focus to the microphone when the call connects, but not away from somebody who writes', async () => {
    const { element, become } = await stage({ phase: 'joining', running: false, talkMs: 0, bill: 0 });
    await become({ phase: 'free', talkMs: 500, bill: 0 });
    expect(element.shadowRoot?.activeElement?.id).to.equal('microphone');
    element.remove();
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
    const other = await stage({ phase: 'joining', running: false, talkMs: 0, bill: 0 });
    await other.become({ phase: 'free', talkMs: 500, bill: 0 });
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  for (const layout of ['inline', 'room', 'dock'] as const) {
    it(`is accessible as ${layout}, with targets of 44 px, and keeps one video element over all layouts`, async () => {
      const { element } = await stage({}, { extension: offer, canDock: true, unread: 2, heading: '川口市の保育園えらび', remoteMuted: true });
      const video = element.shadowRoot?.querySelector('#remote');
      element.layout = layout;
      await seen(element);
      expect(element.shadowRoot?.querySelector('#remote')).to.equal(video);
      for (const one of element.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) {
        if (one.offsetParent === null) continue;
        const { width, height } = one.getBoundingClientRect();
        const halo = one.classList.contains('back') ? 28 : 0;
        expect(Math.min(width, height + halo), one.textContent ?? '').to.be.at.least(44);
      }
      await expect(element).to.be.accessible();
    });
  }
});
