import { expect } from '@open-wc/testing';
import { HandSchedule } from './hand-schedule.ts';
import { HEARING_GRACE, Hearing } from './hearing.ts';
import { Reconnection } from './reconnection.ts';

function watched() {
  const schedule = new HandSchedule();
  const done: string[] = [];
  const note = (what: string) => () => { done.push(`${what} at ${schedule.now()}`); };
  return { schedule, done, reconnection: new Reconnection(schedule, { restartIce: note('restart'), rejoin: note('rejoin') }) };
}

describe('repairing a link', () => {
  it('waits 2 s for an interrupted path to heal, restarts ICE, then rejoins ever more slowly and every 7 s in the end', async () => {
    const { schedule, done, reconnection } = watched();
    reconnection.interrupted();
    await schedule.pass(31_000);
    expect(done).to.deep.equal(['restart at 2000', 'rejoin at 7000', 'rejoin at 7300', 'rejoin at 8500', 'rejoin at 11200', 'rejoin at 16000', 'rejoin at 23000', 'rejoin at 30000']);
  });

  it('does nothing when the path heals by itself', async () => {
    const { schedule, done, reconnection } = watched();
    reconnection.interrupted();
    await schedule.pass(1_999);
    reconnection.healed();
    await schedule.pass(60_000);
    expect(done).to.deep.equal([]);
  });

  it('rejoins at once when the link failed, even in the middle of a restart', async () => {
    const { schedule, done, reconnection } = watched();
    reconnection.interrupted();
    await schedule.pass(3_000);
    reconnection.broken();
    await schedule.pass(300);
    expect(done).to.deep.equal(['restart at 2000', 'rejoin at 3000', 'rejoin at 3300']);
  });

  it('goes on for as long as the talk lives and stops with it', async () => {
    const { schedule, done, reconnection } = watched();
    reconnection.broken();
    await schedule.pass(3 * 60_000);
    expect(done.length).to.equal(29);
    reconnection.stop();
    reconnection.broken();
    await schedule.pass(60_000);
    expect(done.length).to.equal(29);
  });
});

describe('hearing the other side', () => {
  it('is lost when no sound has come for the grace time, and back with the next', () => {
    const hearing = new Hearing();
    hearing.expect(0);
    hearing.sample(100, 1_000);
    hearing.sample(100, 2_000);
    expect(hearing.hears(1_000 + HEARING_GRACE - 1)).to.equal(true);
    expect(hearing.hears(1_000 + HEARING_GRACE)).to.equal(false);
    hearing.sample(101, 9_000);
    expect(hearing.hears(9_000)).to.equal(true);
  });
});
