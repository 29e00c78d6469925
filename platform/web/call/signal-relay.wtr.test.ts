import { expect } from '@open-wc/testing';
import { HandSchedule, settled } from './hand-schedule.ts';
import { SignalRelay, type SignalPort } from './signal-relay.ts';
import type { SignalMessage } from './signalling.ts';

const bye: SignalMessage = { kind: 'bye', from: { connectionId: 'provider-page-001', generation: 1, polite: false }, to: null };

describe('signalling through the platform', () => {
  it('reads every signal once and in order, also after a failed read, and passes over what is no signal', async () => {
    const schedule = new HandSchedule();
    const asked: number[] = [];
    const answers = [
      () => Promise.resolve([{ number: 3, body: JSON.stringify(bye) }, { number: 4, body: 'not json' }, { number: 5, body: '{"kind":"bye"}' }]),
      () => Promise.reject(new TypeError('offline')),
      () => Promise.resolve([{ number: 9, body: JSON.stringify({ ...bye, from: { ...bye.from, generation: 2 } }) }]),
    ];
    const port: SignalPort = {
      send: () => Promise.resolve(),
      list: ({ after }) => {
        asked.push(after);
        return answers.shift()?.() ?? new Promise(() => undefined);
      },
    };
    const heard: number[] = [];
    const stop = new SignalRelay(port, schedule).subscribe((message) => heard.push(message.from.generation));
    await settled();
    await schedule.pass(1_000);
    await settled();
    expect(asked).to.deep.equal([0, 5, 5, 9]);
    expect(heard).to.deep.equal([1, 2]);
    stop();
  });

  it('hears nothing more once it is stopped', async () => {
    let answer: (items: { number: number; body: string }[]) => void = () => undefined;
    const port: SignalPort = { send: () => Promise.resolve(), list: () => new Promise((resolve) => { answer = resolve; }) };
    const heard: SignalMessage[] = [];
    const stop = new SignalRelay(port, new HandSchedule()).subscribe((message) => heard.push(message));
    stop();
    answer([{ number: 1, body: JSON.stringify(bye) }]);
    await settled();
    expect(heard).to.deep.equal([]);
  });
});
