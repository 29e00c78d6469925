import { describe, expect, it } from 'vitest';
import { yen } from '../primitives/yen.ts';
import { isFinal, transitionHold, type Hold, type HoldEvent, type HoldState } from './hold.ts';

const known = { amount: yen(720), attempt: 1, reference: 'ref' };
const holds: Record<HoldState, Hold> = {
  planned: { state: 'planned', amount: yen(720), attempt: 1 },
  created: { state: 'created', ...known },
  authenticating: { state: 'authenticating', ...known, url: 'https://bank.example' },
  declined: { state: 'declined', ...known },
  placed: { state: 'placed', ...known },
  capturing: { state: 'capturing', ...known, capture: yen(500) },
  captured: { state: 'captured', ...known, captured: yen(500) },
  releasing: { state: 'releasing', ...known },
  released: { state: 'released', ...known },
  lost: { state: 'lost', ...known },
  disputed: { state: 'disputed', ...known, captured: yen(500) },
  collecting: { state: 'collecting', amount: yen(500), attempt: 1 },
};
const events: Record<HoldEvent['type'], HoldEvent> = {
  created: { type: 'created', reference: 'ref' }, authenticating: { type: 'authenticating', url: 'https://bank.example' }, declined: { type: 'declined' }, retry: { type: 'retry' },
  placed: { type: 'placed' }, capture: { type: 'capture', amount: yen(500) }, captured: { type: 'captured', amount: yen(500), reference: 'ref' }, release: { type: 'release' },
  released: { type: 'released' }, disputed: { type: 'disputed' }, disputeWon: { type: 'disputeWon' }, disputeLost: { type: 'disputeLost' },
};
const names = Object.keys(events) as HoldEvent['type'][];

/** What each event (in the order of `names`) makes of each state; '-' is refused, '!' means that somebody must look. */
const table: Record<HoldState, string> = {
  //             created authenticating declined retry placed capture captured release released disputed disputeWon disputeLost
  planned: '       created - - - - - - releasing - - - -',
  created: '       created authenticating declined - placed - ! releasing released - - -',
  authenticating: '- authenticating declined - placed - ! releasing released - - -',
  declined: '      - - declined created - - - releasing released - - -',
  placed: '        - - - - placed capturing ! releasing ! - - -',
  capturing: '     - - - - - - captured - lost - - -',
  captured: '      - - - - - - captured - - disputed - -',
  releasing: '     releasing releasing releasing - releasing - ! releasing released - - -',
  released: '      - - - - - - ! released released - - -',
  lost: '          - - - - - - ! - - - - -',
  disputed: '      - - - - - - disputed - - - captured disputed',
  collecting: '    - - released - - - captured - released - - -',
};

describe('a hold', () => {
  for (const state of Object.keys(table) as HoldState[]) {
    const cells = table[state].trim().split(/\s+/);
    it.each(names.map((name, index) => [name, cells[index]] as const))(`that is ${state} becomes, on %s: %s`, (name, expected) => {
      expect(cells).toHaveLength(names.length);
      const result = transitionHold(holds[state], events[name]);
      expect(result.ok ? result.hold.state : result.reason === 'unexpected' ? '!' : '-').toBe(expected);
    });
  }

  it('is never captured twice', () => {
    expect(transitionHold(holds.captured, { type: 'capture', amount: yen(100) })).toMatchObject({ ok: false, reason: 'wrong_state' });
    expect(transitionHold(holds.capturing, { type: 'capture', amount: yen(100) })).toMatchObject({ ok: false, reason: 'wrong_state' });
  });

  it('never yields more than it holds', () => {
    expect(transitionHold(holds.placed, { type: 'capture', amount: yen(721) })).toEqual({ ok: false, state: 'placed', reason: 'too_much' });
    expect(transitionHold(holds.placed, { type: 'capture', amount: yen(720) })).toMatchObject({ ok: true });
  });

  it('that the bank places after the talk was missed stays on its way out', () => {
    expect(transitionHold(holds.releasing, { type: 'placed' })).toMatchObject({ ok: true, hold: { state: 'releasing' } });
  });

  it('that was let go unmade, and is made by somebody slow, goes on its way out again', () => {
    expect(transitionHold({ ...holds.released, state: 'released', reference: null }, events.created)).toEqual({ ok: true, hold: { ...holds.releasing } });
  });

  it('of which another sum was taken than asked for calls somebody', () => {
    expect(transitionHold(holds.capturing, { type: 'captured', amount: yen(499) })).toEqual({ ok: false, state: 'capturing', reason: 'unexpected' });
  });

  it('may be tried with three cards at most', () => {
    expect(transitionHold({ ...holds.declined, attempt: 2 }, { type: 'retry' })).toMatchObject({ ok: true, hold: { attempt: 3 } });
    expect(transitionHold({ ...holds.declined, attempt: 3 }, { type: 'retry' })).toMatchObject({ ok: false, reason: 'no_cards_left' });
  });

  it('that was lost to the cardholder’s bank does not come back', () => {
    expect(transitionHold({ state: 'disputed', ...known, captured: yen(500), lost: true }, { type: 'disputeWon' })).toMatchObject({ ok: false, reason: 'wrong_state' });
  });

  it('is collected whole or not at all', () => {
    expect(transitionHold(holds.collecting, { type: 'captured', amount: yen(499), reference: 'ref' })).toMatchObject({ ok: false, reason: 'unexpected' });
  });

  it('is done with when captured, released, lost or disputed, and settles before what is collected later', () => {
    expect(Object.values(holds).filter(isFinal).map((hold) => hold.state)).toEqual(['captured', 'released', 'lost', 'disputed', 'collecting']);
  });
});
