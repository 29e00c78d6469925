import { expect } from '@open-wc/testing';
import type { CallStats } from './call-client.ts';
import { noStats } from './peer-stats.ts';
import { signalStrength } from './signal-strength.ts';

const before: CallStats = { ...noStats, packetsReceived: 1000, packetsLost: 10, roundTripMs: 40 };
const after = (changes: Partial<CallStats>): CallStats => ({ ...before, packetsReceived: 1150, ...changes });

describe('the strength of a connection', () => {
  it('is unknown before anything was measured and right after a new link', () => {
    expect(signalStrength(noStats, noStats)).to.equal(0);
    expect(signalStrength(before, { ...noStats, packetsReceived: 20, roundTripMs: 40 })).to.equal(0);
  });

  it('is good with a short way and hardly a packet lost', () => {
    expect(signalStrength(before, after({}))).to.equal(3);
    expect(signalStrength(before, after({ packetsLost: 12 }))).to.equal(3);
  });

  it('falls with a long way', () => {
    expect(signalStrength(before, after({ roundTripMs: 300 }))).to.equal(2);
    expect(signalStrength(before, after({ roundTripMs: 900 }))).to.equal(1);
  });

  it('falls with packets lost since the last look, not with those of long ago', () => {
    expect(signalStrength(before, after({ packetsLost: 17 }))).to.equal(2);
    expect(signalStrength(before, after({ packetsLost: 60 }))).to.equal(1);
    expect(signalStrength({ ...before, packetsLost: 500 }, after({ packetsLost: 500 }))).to.equal(3);
  });

  it('is weak when nothing arrives any more but losses', () => {
    expect(signalStrength(before, after({ packetsReceived: 1000, packetsLost: 40 }))).to.equal(1);
  });
});
