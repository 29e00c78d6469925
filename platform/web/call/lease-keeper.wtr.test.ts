import { expect } from '@open-wc/testing';
import type { CallState } from './call-client.ts';
import { HandSchedule, settled } from './hand-schedule.ts';
import { LeaseKeeper, type Lease, type LeaseAnswer } from './lease-keeper.ts';
import { MeterView, type MeterReading } from './meter-view.ts';
import { productPrices } from './product-prices.ts';

const meter: MeterReading = {
  phase: 'paid', running: true, talkMs: 100_000, asOf: '2026-11-23T12:00:00.000Z', freeSeconds: 60, pricePerMinute: 60, bill: 40, sales: null,
  ceilingMinutes: 20, ceilingAmount: 1140, absentSides: [], absenceLeftMs: 180_000, silentSides: [],
};
const good: LeaseAnswer = { state: 'live', replaced: false, meter };

class Side {
  state: CallState = 'connecting';
  hears = false;
  #listener: () => void = () => undefined;
  subscribe(listener: () => void): () => void {
    this.#listener = listener;
    return () => { this.#listener = () => undefined; };
  }
  become(state: CallState, hears: boolean): void {
    this.state = state;
    this.hears = hears;
    this.#listener();
  }
}

function kept(answers: (count: number) => Promise<LeaseAnswer> = () => Promise.resolve(good)) {
  const schedule = new HandSchedule();
  const call = new Side();
  const view = new MeterView('visitor', productPrices, schedule);
  const page = new EventTarget();
  const sent: (Lease & { at: number })[] = [];
  const goodbyes: Lease[] = [];
  const port = {
    renew(lease: Lease) {
      sent.push({ ...lease, at: schedule.now() });
      return answers(sent.length);
    },
    goodbye: (lease: Lease) => { goodbyes.push(lease); },
  };
  const keeper = new LeaseKeeper({ connectionId: 'visitor-page-0001', call, port, meter: view, schedule, page });
  keeper.start();
  return { schedule, call, view, page, sent, goodbyes, keeper, at: () => sent.map((lease) => lease.at) };
}

describe('the presence lease', () => {
  it('is renewed at once and then every 5 s', async () => {
    const { schedule, at } = kept();
    await settled();
    await schedule.pass(15_000);
    expect(at()).to.deep.equal([0, 5_000, 10_000, 15_000]);
  });

  it('tells of a connection, or of lost hearing, without waiting', async () => {
    const { schedule, call, sent } = kept();
    await settled();
    await schedule.pass(1_000);
    call.become('connected', true);
    await settled();
    await schedule.pass(500);
    call.become('connected', false);
    await settled();
    expect(sent.map(({ at, hears }) => [at, hears])).to.deep.equal([[0, false], [1_000, true], [1_500, false]]);
  });

  it('is tried again a second after a failure', async () => {
    const { schedule, at } = kept((count) => (count === 2 ? Promise.reject(new TypeError('offline')) : Promise.resolve(good)));
    await settled();
    await schedule.pass(11_000);
    expect(at()).to.deep.equal([0, 5_000, 6_000, 11_000]);
  });

  it('gives up an answer that takes longer than 4 s', async () => {
    const aborted: number[] = [];
    const schedule = new HandSchedule();
    const port = {
      renew: (_lease: Lease, signal: AbortSignal) => new Promise<LeaseAnswer>((_resolve, reject) => {
        signal.onabort = () => { aborted.push(schedule.now()); reject(new DOMException('', 'AbortError')); };
      }),
      goodbye: () => undefined,
    };
    const keeper = new LeaseKeeper({ connectionId: 'visitor-page-0001', call: new Side(), port, meter: new MeterView('visitor', productPrices, schedule), schedule, page: new EventTarget() });
    keeper.start();
    await schedule.pass(9_500);
    expect(aborted).to.deep.equal([4_000, 9_000]);
    keeper.stop();
  });

  it('carries each answer to the meter, which stands still while this side is lost', async () => {
    const { schedule, call, view } = kept();
    await settled();
    call.become('connected', true);
    await settled();
    await schedule.pass(2_000);
    expect(view.snapshot()?.talkSeconds).to.equal(102);
    call.become('lost', false);
    expect(view.snapshot()).to.include({ phase: 'paused', pausedBy: 'self' });
  });

  it('says goodbye once when the page goes, is silent while it is away, and renews when it is back', async () => {
    const { schedule, page, sent, goodbyes } = kept();
    await settled();
    page.dispatchEvent(new Event('pagehide'));
    page.dispatchEvent(new Event('freeze'));
    await schedule.pass(20_000);
    expect(goodbyes).to.deep.equal([{ connectionId: 'visitor-page-0001', hears: false, leaving: true }]);
    expect(sent.length).to.equal(1);
    page.dispatchEvent(new Event('pageshow'));
    await settled();
    expect(sent.length).to.equal(2);
  });

  for (const [reason, answer] of [['another page of this side has joined', { ...good, replaced: true }], ['the talk is over', { ...good, meter: { ...meter, phase: 'ended' as const } }]] as const) {
    it(`stops when ${reason}`, async () => {
      const { schedule, sent, page, goodbyes } = kept(() => Promise.resolve(answer));
      await settled();
      await schedule.pass(60_000);
      page.dispatchEvent(new Event('pagehide'));
      expect(sent.length).to.equal(1);
      expect(goodbyes).to.deep.equal([]);
    });
  }
});
