import type { Around } from '../../platform/src/app.ts';
import type { Platform } from '../people/platform.ts';

/** What a fault can do besides the call itself. */
export interface Surroundings {
  readonly platform: Platform;
  /** Does what is due in another process's stead, on the same database. */
  otherWorker(): Promise<void>;
}

type Call = () => Promise<unknown>;

/** One way a call of the card rail goes wrong. `times`: so many calls in a row go wrong. */
export interface Fault {
  readonly name: string;
  readonly times: number;
  /** Whether the money comes to the same as if nothing had happened: everything that is only slow, lost or doubled does. */
  readonly harmless: boolean;
  /** Only these calls can go wrong like this; without it all can. */
  readonly of?: readonly string[];
  does(call: Call, around: Surroundings): Promise<unknown>;
}

const unknown = { state: 'unknown' } as const;
const broken = (when: string): Error => new Error(`the connection broke ${when} the call`);
const longerThanALease = 61_000;

async function after(call: Call): Promise<never> {
  await call();
  throw broken('after');
}

async function answerLost(call: Call): Promise<typeof unknown> {
  await call();
  return unknown;
}

/** What the bank does to a hold or card behind our back. */
const bank = (text: string) => async (call: Call, { platform }: Surroundings): Promise<unknown> => {
  await platform.ctx.db.sql.run(text);
  return call();
};

/** The faults of the card rail, by what happens. */
export const everyFault: readonly Fault[] = [
  { name: 'the connection breaks before the effect', times: 1, harmless: true, does: () => Promise.reject(broken('before')) },
  { name: 'the connection breaks after the effect', times: 1, harmless: true, does: after },
  { name: 'the connection breaks before the effect, three times', times: 3, harmless: true, does: () => Promise.reject(broken('before')) },
  { name: 'the connection breaks after the effect, three times', times: 3, harmless: true, does: after },
  { name: 'nothing certain comes back, and there was no effect', times: 1, harmless: true, does: () => Promise.resolve(unknown) },
  { name: 'nothing certain comes back, and there was an effect', times: 1, harmless: true, does: answerLost },
  { name: 'nothing certain comes back, three times', times: 3, harmless: true, does: answerLost },
  { name: 'the call arrives twice', times: 1, harmless: true, async does(call) { await call(); return call(); } },
  // A minute in which nobody stamps is a minute less on the bill.
  { name: 'the answer takes longer than the lease', times: 1, harmless: false, async does(call, { platform }) { const answer = await call(); platform.move(longerThanALease); return answer; } },
  {
    name: 'another worker takes over before the effect, and the first wakes up', times: 1, harmless: false,
    async does(call, { platform, otherWorker }) { platform.move(longerThanALease); await otherWorker(); return call(); },
  },
  {
    name: 'another worker takes over after the effect, and the first wakes up', times: 1, harmless: false,
    async does(call, { platform, otherWorker }) { const answer = await call(); platform.move(longerThanALease); await otherWorker(); return answer; },
  },
  { name: 'the bank has let the hold go', times: 1, harmless: false, of: ['confirm', 'capture', 'release'], does: bank("UPDATE test_rail_hold SET state = 'released' WHERE state IN ('created', 'declined', 'authenticating', 'placed')") },
];

/** A call to go wrong: the n-th of a name since the beginning. */
export interface Step {
  readonly call: string;
  readonly nth: number;
}

const watched = ['place', 'confirm', 'capture', 'release', 'read', 'refund', 'readRefund', 'collect'];

/** Lets chosen calls of the card rail go wrong, and remembers which there were. */
export class FaultyRail {
  readonly #counts = new Map<string, number>();
  #steps: Step[] = [];
  #chosen: { readonly fault: Fault; readonly step: Step; readonly surroundings: Surroundings } | null = null;
  #struck = 0;

  readonly around: Around = {
    database: (db) => db,
    cards: (rail) => {
      const calls = rail as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
      const faulty = watched.filter((name) => typeof calls[name] === 'function').map((name) => [name, (...given: unknown[]) => this.#call(name, () => (calls[name] ?? Promise.reject)(...given))]);
      return { ...rail, ...Object.fromEntries(faulty) as object };
    },
  };

  /** Counts anew, and lets this step go wrong; null for none. */
  begin(chosen: { fault: Fault; step: Step; surroundings: Surroundings } | null): void {
    this.#counts.clear();
    this.#steps = [];
    this.#struck = 0;
    this.#chosen = chosen;
  }

  /** The calls since then. */
  steps(): readonly Step[] {
    return this.#steps;
  }

  /** How often the chosen fault has struck. */
  struck(): number {
    return this.#struck;
  }

  async #call(name: string, call: Call): Promise<unknown> {
    const nth = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, nth);
    this.#steps.push({ call: name, nth });
    const chosen = this.#chosen;
    if (chosen === null || chosen.step.call !== name || nth < chosen.step.nth || this.#struck >= chosen.fault.times) return call();
    this.#struck += 1;
    return chosen.fault.does(call, chosen.surroundings);
  }
}
