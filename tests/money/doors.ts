import { inject } from 'vitest';
import { personWith } from '../people/person.ts';
import { giveMandate, provider, visitor, type Provider, type Visitor, type Wish } from '../people/roles.ts';
import { requested, storyOf, type Story } from '../people/talk.ts';
import { newDatabaseAddress } from '../support/databases.ts';
import { openKillable, type Killable } from './killable.ts';

/** Two people with a session at each of two processes. */
interface People {
  readonly provider: Provider;
  readonly visitor: Visitor;
}

/** Two processes of the platform on one MariaDB; on SQLite, which has one process, both doors lead into the same. */
export interface Doors {
  readonly one: Killable;
  readonly other: Killable;
  /** Moves both clocks and tells both, without doing what falls due. */
  move(milliseconds: number): Promise<void>;
  /** Moves both clocks, and both do what falls due, at the same time. */
  advance(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** A pair of people as each door knows them. */
export interface Guests {
  readonly here: People;
  readonly there: People;
}

/** A talk as each door shows it. */
export interface Twins {
  readonly here: Story;
  readonly there: Story;
}

/** Opens both doors. */
export async function openDoors(): Promise<Doors> {
  const address = await newDatabaseAddress();
  const one = await openKillable(address);
  const other = inject('database') === 'mysql' ? await openKillable({ ...address, discard: () => Promise.resolve() }) : one;
  const all = [...new Set([one, other])];
  const together = async (does: (door: Killable) => Promise<void>) => void (await Promise.all(all.map(does)));
  const move = async (milliseconds: number): Promise<void> => {
    for (const door of all) door.move(milliseconds);
    await together((door) => door.tellTime());
  };
  return {
    one, other, move,
    async advance(milliseconds) {
      await move(milliseconds);
      await together((door) => door.tick());
    },
    async close() {
      if (other !== one) await other.close();
      await one.close();
    },
  };
}

let guests = 0;

/** Signs two people up at the first door and gives them sessions at both. Saving the card takes a minute. */
export async function guestsOf({ one, other }: Doors, price: number): Promise<Guests> {
  guests += 1;
  const here = { provider: await provider(one, `emi${guests}`, { price }), visitor: await visitor(one, `jun${guests}`) };
  other.move(one.now() - other.now());
  await other.tellTime();
  const there = { provider: { ...here.provider, ...personWith(other, here.provider) }, visitor: { ...here.visitor, ...personWith(other, here.visitor) } };
  return { here, there };
}

/** A request, as both doors show it. */
export async function request({ one, other }: Doors, { here, there }: Guests, wish: Wish = {}): Promise<Twins> {
  const story = await requested(one, here, { mandateId: (await giveMandate(here.visitor, here.provider.service, wish)).id, ...wish });
  return { here: story, there: storyOf(other, story.id, there) };
}

/** A talk of so many seconds that is still live; both stamp at the first door. */
export async function liveFor(doors: Doors, twins: Twins, seconds: number): Promise<void> {
  await twins.here.accept();
  await doors.advance(0);
  for (const side of ['provider', 'visitor'] as const) await twins.here.join(side);
  for (let left = seconds; left > 0; left -= 12) {
    await doors.move(Math.min(left, 12) * 1000);
    for (const side of ['provider', 'visitor'] as const) await twins.here.lease(side);
  }
}
