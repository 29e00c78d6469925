import { expect } from '@open-wc/testing';
import { HandSchedule } from './hand-schedule.ts';
import { MeterView, type MeterReading, type TalkSide } from './meter-view.ts';
import { productPrices } from './product-prices.ts';

const paid: MeterReading = {
  phase: 'paid', running: true, talkMs: 504_000, asOf: '2026-11-23T12:00:00.000Z', freeSeconds: 60, pricePerMinute: 80, bill: 592, sales: null,
  ceilingMinutes: 20, ceilingAmount: 1520, absentSides: [], absenceLeftMs: 180_000, silentSides: [],
};

function shown(reading: Partial<MeterReading> = {}, side: TalkSide = 'visitor') {
  const schedule = new HandSchedule();
  const view = new MeterView(side, productPrices, schedule);
  view.receive({ ...paid, ...reading });
  return { schedule, view, now: () => {
    const snapshot = view.snapshot();
    if (!snapshot) throw new Error('nothing is shown');
    return snapshot;
  } };
}

describe('the meter between two readings', () => {
  it('shows nothing before the first reading', () => {
    expect(new MeterView('visitor', productPrices).snapshot()).to.equal(null);
  });

  it('counts talk time and bill on by the second', async () => {
    const { schedule, now } = shown();
    expect(now()).to.include({ talkSeconds: 504, bill: 592, phase: 'paid', still: false });
    await schedule.pass(3_999);
    expect(now()).to.include({ talkSeconds: 507, bill: 596 });
  });

  it('stands still once the last reading is 6 s old', async () => {
    const { schedule, now } = shown();
    await schedule.pass(60_000);
    expect(now()).to.include({ talkSeconds: 510, bill: 600, still: true });
  });

  it('stands still from the moment this side loses its connection, and says so', async () => {
    const { schedule, view, now } = shown();
    await schedule.pass(2_000);
    view.setConnected(false);
    await schedule.pass(3_000);
    expect(now()).to.include({ talkSeconds: 506, phase: 'paused', pausedBy: 'self', still: true, absenceLeftSeconds: 177 });
    view.setConnected(true);
    view.receive({ ...paid, talkMs: 506_500, asOf: '2026-11-23T12:00:05.000Z' });
    expect(now()).to.include({ talkSeconds: 506, phase: 'paid', still: false });
  });

  it('steps back at once when the server says so', async () => {
    const { schedule, view, now } = shown();
    await schedule.pass(5_000);
    view.receive({ ...paid, phase: 'paused', running: false, talkMs: 500_000, bill: 586, absentSides: ['provider'], asOf: '2026-11-23T12:00:05.000Z' });
    expect(now()).to.include({ talkSeconds: 500, bill: 586, phase: 'paused', pausedBy: 'other' });
    await schedule.pass(30_000);
    expect(now()).to.include({ talkSeconds: 500, bill: 586, absenceLeftSeconds: 150 });
  });

  it('says who is gone by the platform’s word while it is heard from, though media broke here as well', async () => {
    const { schedule, view, now } = shown();
    view.setConnected(false);
    expect(now().pausedBy).to.equal('self');
    view.receive({ ...paid, phase: 'paused', running: false, absentSides: ['provider'], asOf: '2026-11-23T12:00:05.000Z' });
    expect(now().pausedBy).to.equal('other');
    await schedule.pass(6_000);
    expect(now().pausedBy).to.equal('self');
    view.receive({ ...paid, phase: 'paused', running: false, absentSides: ['visitor', 'provider'], asOf: '2026-11-23T12:00:12.000Z' });
    expect(now().pausedBy).to.equal('self');
    view.receive({ ...paid, phase: 'paused', running: false, absentSides: ['visitor', 'provider'], silentSides: ['visitor'], asOf: '2026-11-23T12:00:14.000Z' });
    expect(now().pausedBy, 'this side only hears nothing; the other is gone').to.equal('other');
  });

  it('passes over a reading older than the last', () => {
    const { view, now } = shown();
    view.receive({ ...paid, talkMs: 1_000, asOf: '2026-11-23T11:59:59.000Z' });
    expect(now().talkSeconds).to.equal(504);
  });

  it('shows the server’s bill at the end and never goes on from there', async () => {
    const { schedule, view, now } = shown();
    view.receive({ ...paid, phase: 'ended', running: false, talkMs: 756_000, bill: 928, asOf: '2026-11-23T12:05:00.000Z' });
    view.receive({ ...paid, asOf: '2026-11-23T12:06:00.000Z' });
    await schedule.pass(10_000);
    expect(now()).to.include({ phase: 'ended', bill: 928, talkSeconds: 756, still: false });
  });

  const phases: readonly [string, Partial<MeterReading>, number, Record<string, unknown>][] = [
    ['the free minute costs nothing', { phase: 'free', talkMs: 42_000, bill: 0 }, 0, { phase: 'free', freeLeftSeconds: 18, bill: 0 }],
    ['the free minute ends by itself', { phase: 'free', talkMs: 58_000, bill: 0 }, 3_000, { phase: 'paid', freeLeftSeconds: 0, bill: 1 }],
    ['without a free minute it counts from the start', { freeSeconds: 0, talkMs: 1_000, bill: 1 }, 2_000, { phase: 'paid', bill: 4 }],
    ['three minutes before the ceiling it is near', { talkMs: 1_019_000, bill: 1278 }, 1_000, { phase: 'near', leftSeconds: 180, bill: 1280 }],
    ['it never passes the ceiling', { talkMs: 1_199_000, bill: 1518 }, 5_000, { leftSeconds: 0, bill: 1520, talkSeconds: 1200 }],
    ['joining counts nothing', { phase: 'joining', running: false, talkMs: 0, bill: 0 }, 5_000, { phase: 'joining', talkSeconds: 0, bill: 0, still: false }],
    ['a side that hears nothing pauses it', { phase: 'paused', running: false, silentSides: ['visitor'] }, 0, { phase: 'paused', pausedBy: 'silence' }],
  ];
  for (const [sentence, reading, duration, expected] of phases) {
    it(sentence, async () => {
      const { schedule, now } = shown(reading);
      await schedule.pass(duration);
      expect(now()).to.include(expected);
    });
  }

  it('shows the provider their sales, by the second', async () => {
    const { schedule, now } = shown({ sales: 474 }, 'provider');
    await schedule.pass(3_000);
    expect(now()).to.include({ bill: 596, sales: 477 });
  });
});
