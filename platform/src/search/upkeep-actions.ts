import { setImmediate as pause } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import type { ServiceId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { changeRange, changesSince, publishedAfter, publishedAmong, type Service } from '../services/index.ts';
import { hoursChangedSince, hoursOf } from '../users/index.ts';
import { Catalogue } from './catalogue.ts';
import type { Entry } from './entry.ts';

/** Services read at once while loading: a few milliseconds of work. */
const AT_ONCE = 150;
/** Numbers of changes that may become visible late: transactions that began earlier may end later. Behind a wider gap everything is read anew. */
const LOOK_BACK = 200;
/** A number that stays missing this long was taken by a transaction that failed. */
const MISSING_FOR = 10 * MINUTE;
const MOST_MISSING = 500;

type Reader = Pick<Context, 'db' | 'clock' | 'log'>;

const toEntry = (service: Service): Entry => ({
  id: service.id, providerId: service.providerId, title: service.title, tags: service.tags, prText: service.prText, area: service.area, category: service.category,
  price: service.pricePerMinute, modes: service.modes, talkTimes: service.talkTimes, reviewCount: service.facts.reviewCount, starsSum: service.facts.starsSum,
  talkCount: service.facts.talkCount, publishedAt: service.publishedAt ?? service.createdAt,
});

/** The catalogue of one process, kept up with the database: it looks for what has changed before each answer, and once a second besides. */
class Upkeep {
  #catalogue = new Catalogue();
  /** The newest change taken in, and the numbers before it that nobody has seen yet, with when they were first missed. */
  #seen = 0;
  readonly #missing = new Map<number, Instant>();
  #hoursSince = instant(0);
  #loaded = false;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;
  #isRebuilding = false;

  /** The catalogue with everything in it that had been committed when this was asked. */
  async upToDate(ctx: Reader): Promise<Catalogue> {
    // Who comes while a look is under way waits for the next one, together with everybody else: what they know of was committed before it.
    this.#next ??= this.#queue(ctx);
    await this.#next;
    return this.#catalogue;
  }

  async #queue(ctx: Reader): Promise<void> {
    const before = this.#running;
    const turn = (async () => {
      await before;
      this.#next = null;
      await (this.#loaded ? this.#takeChanges(ctx) : this.#load(ctx));
    })();
    // A look that failed is its caller's to hear of; the one behind it begins anyway.
    this.#running = turn.then(() => undefined, () => undefined);
    await turn;
  }

  async #load(ctx: Reader): Promise<void> {
    const { sql } = ctx.db;
    const catalogue = new Catalogue();
    const { newest } = await changeRange(sql);
    this.#hoursSince = ctx.clock.now();
    this.#missing.clear();
    const present = new Set((await changesSince(sql, newest - LOOK_BACK)).map(({ number }) => number));
    this.#seen = newest;
    for (let number = Math.max(1, newest - LOOK_BACK); number < newest; number += 1) if (!present.has(number)) this.#missing.set(number, ctx.clock.now());
    for (let last = '', more = true; more;) {
      const services = await publishedAfter(sql, last, AT_ONCE);
      await this.#put(ctx, catalogue, services);
      last = services.at(-1)?.id ?? '';
      more = services.length === AT_ONCE;
      await pause();
    }
    await drive(catalogue);
    this.#catalogue = catalogue;
    this.#loaded = true;
  }

  async #put(ctx: Reader, catalogue: Catalogue, services: readonly Service[]): Promise<void> {
    for (const { userId, hours } of await hoursOf(ctx.db.sql, [...new Set(services.map(({ providerId }) => providerId))])) catalogue.setHours(userId, hours);
    for (const service of services) catalogue.put(toEntry(service));
  }

  async #takeChanges(ctx: Reader): Promise<void> {
    const { sql } = ctx.db;
    for (let more = true; more;) {
      const changes = await changesSince(sql, this.#seen, [...this.#missing.keys()]);
      const fresh = changes.filter(({ number }) => number > this.#seen);
      // A wide gap right behind what was seen: those changes have been forgotten meanwhile.
      if (fresh.length > 0 && (fresh[0]?.number ?? 0) - this.#seen > LOOK_BACK) {
        await this.#load(ctx);
        return;
      }
      await this.#take(ctx, [...new Set(changes.map(({ serviceId }) => serviceId))]);
      this.#note(changes.map(({ number }) => number), ctx.clock.now());
      more = changes.length >= 1_000;
    }
    await this.#takeHours(ctx);
    if (this.#catalogue.isWorn) this.#rebuild(ctx);
  }

  async #take(ctx: Reader, ids: readonly ServiceId[]): Promise<void> {
    if (ids.length === 0) return;
    const services = await publishedAmong(ctx.db.sql, ids);
    await this.#put(ctx, this.#catalogue, services);
    const published = new Set(services.map(({ id }) => id));
    for (const id of ids) if (!published.has(id)) this.#catalogue.remove(id);
  }

  /** Notes which changes are taken in and which numbers below them are missing. */
  #note(numbers: readonly number[], now: Instant): void {
    for (const number of numbers) {
      this.#missing.delete(number);
      for (let gap = this.#seen + 1; gap < number; gap += 1) this.#missing.set(gap, now);
      this.#seen = Math.max(this.#seen, number);
    }
    for (const [number, since] of this.#missing) if (now - since > MISSING_FOR || this.#missing.size > MOST_MISSING) this.#missing.delete(number);
  }

  async #takeHours(ctx: Reader): Promise<void> {
    const changed = await hoursChangedSince(ctx.db.sql, instant(Math.max(0, this.#hoursSince - MINUTE)));
    for (const { userId, hours, updatedAt } of changed) {
      if (this.#catalogue.providers.find(userId) >= 0) this.#catalogue.setHours(userId, hours);
      if (updatedAt > this.#hoursSince) this.#hoursSince = updatedAt;
    }
  }

  /** Builds a new index beside the requests; searches use the old one until it is there. */
  #rebuild(ctx: Reader): void {
    if (this.#isRebuilding) return;
    this.#isRebuilding = true;
    void drive(this.#catalogue)
      .catch((error: unknown) => { ctx.log.error({ err: error }, 'the search index could not be built anew'); })
      .finally(() => { this.#isRebuilding = false; });
  }
}

/** Builds a new index in slices of a few milliseconds. */
async function drive(catalogue: Catalogue): Promise<void> {
  for (const _ of catalogue.rebuild()) await pause();
}

/** One catalogue for each open database: a process has one, tests have several. */
const kept = new WeakMap<Database, Upkeep>();

/** The catalogue with everything that had been committed when this was asked. The first call loads it. */
export async function catalogueOf(ctx: Reader): Promise<Catalogue> {
  const known = kept.get(ctx.db) ?? new Upkeep();
  kept.set(ctx.db, known);
  return known.upToDate(ctx);
}
