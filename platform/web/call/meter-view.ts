import { browserSchedule, type Schedule } from './schedule.ts';

/** The side of a talk that is away or hears nothing. */
export type TalkSide = 'provider' | 'visitor';

/** The meter as the server answers it (`Meter` of the API). Money is whole yen, durations are milliseconds. */
export interface MeterReading {
  readonly phase: 'joining' | 'free' | 'paid' | 'near' | 'paused' | 'ended';
  /** True while both sides are connected and the talk time grows. */
  readonly running: boolean;
  readonly talkMs: number;
  /** ISO 8601: the server's moment of this reading; only compared with that of another reading. */
  readonly asOf: string;
  readonly freeSeconds: number;
  readonly pricePerMinute: number;
  readonly bill: number;
  /** What the provider earns of the bill; null for the visitor. */
  readonly sales: number | null;
  readonly ceilingMinutes: number;
  readonly ceilingAmount: number;
  readonly absentSides: readonly TalkSide[];
  /** What is left of the 3 minutes of absence that a talk survives. */
  readonly absenceLeftMs: number;
  readonly silentSides: readonly TalkSide[];
}

/** The product's own arithmetic, on whole seconds of talk time. */
export interface MeterPrices {
  billFor(talkSeconds: number, reading: MeterReading): number;
  salesFor(bill: number): number;
}

/** What the screen shows right now. Seconds are whole; `talkMs` only moves the track. */
export interface MeterSnapshot {
  readonly phase: MeterReading['phase'];
  /** Why the meter is paused: this side or the other lost its connection, or somebody hears nothing. */
  readonly pausedBy: 'self' | 'other' | 'silence' | null;
  /** True while the numbers stand still though the talk isn't over. */
  readonly still: boolean;
  readonly talkSeconds: number;
  readonly freeLeftSeconds: number;
  readonly leftSeconds: number;
  readonly absenceLeftSeconds: number;
  readonly bill: number;
  readonly sales: number | null;
  readonly freeSeconds: number;
  readonly pricePerMinute: number;
  readonly ceilingMinutes: number;
  readonly ceilingAmount: number;
}

/** After this time without a new reading the meter stands still, so that it never shows more than will be billed. */
const READING_GOOD_FOR = 6_000;
/** From this much before the ceiling on, both sides are told. */
export const NEAR_CEILING_SECONDS = 180;

/** Keeps the last reading and carries it forward on the monotonic clock; a new reading corrects it at once. */
export class MeterView {
  readonly #side: TalkSide;
  readonly #prices: MeterPrices;
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();
  #reading: MeterReading | null = null;
  #readAt = 0;
  #lostAt: number | null = null;

  constructor(side: TalkSide, prices: MeterPrices, schedule: Schedule = browserSchedule) {
    this.#side = side;
    this.#prices = prices;
    this.#schedule = schedule;
  }

  get side(): TalkSide {
    return this.#side;
  }

  /** Takes a reading; one older than the last is passed over. */
  receive(reading: MeterReading): void {
    const latest = this.#reading;
    if (latest && (Date.parse(reading.asOf) < Date.parse(latest.asOf) || (latest.phase === 'ended' && reading.phase !== 'ended'))) return;
    this.#reading = reading;
    this.#readAt = this.#schedule.now();
    if (this.#lostAt !== null) this.#lostAt = this.#readAt;
    this.#tell();
  }

  /** Says whether this side's own media stands; while it doesn't, nothing is counted. */
  setConnected(connected: boolean): void {
    if (connected === (this.#lostAt === null)) return;
    this.#lostAt = connected ? null : this.#schedule.now();
    this.#tell();
  }

  /** The numbers of this moment; null before the first reading. */
  snapshot(): MeterSnapshot | null {
    const reading = this.#reading;
    if (!reading) return null;
    const { talkMs, moving } = this.#carried(reading);
    const talkSeconds = Math.floor(talkMs / 1000);
    const pausedBy = this.#pausedBy(reading);
    const bill = moving ? this.#prices.billFor(talkSeconds, reading) : reading.bill;
    const leftSeconds = Math.max(0, reading.ceilingMinutes * 60 - talkSeconds);
    const { freeSeconds, pricePerMinute, ceilingMinutes, ceilingAmount } = reading;
    return {
      phase: phaseOf(reading, { talkSeconds, leftSeconds, paused: pausedBy !== null }), pausedBy,
      still: reading.phase !== 'joining' && reading.phase !== 'ended' && !this.#countsNow(reading),
      talkSeconds, leftSeconds, freeLeftSeconds: Math.max(0, freeSeconds - talkSeconds), absenceLeftSeconds: this.#absenceLeft(reading), bill,
      sales: reading.sales === null ? null : moving ? this.#prices.salesFor(bill) : reading.sales, freeSeconds, pricePerMinute, ceilingMinutes, ceilingAmount,
    };
  }

  /** Calls `listener` at each correction; between them, ask for a snapshot as often as the screen needs one. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #carried(reading: MeterReading): { talkMs: number; moving: boolean } {
    if (!reading.running || reading.phase === 'ended') return { talkMs: reading.talkMs, moving: false };
    const until = Math.min(this.#lostAt ?? Infinity, this.#schedule.now(), this.#readAt + READING_GOOD_FOR);
    const talkMs = Math.min(reading.talkMs + Math.max(0, until - this.#readAt), reading.ceilingMinutes * 60_000);
    return { talkMs, moving: true };
  }

  #countsNow(reading: MeterReading): boolean {
    return reading.running && this.#lostAt === null && this.#schedule.now() - this.#readAt < READING_GOOD_FOR;
  }

  #pausedBy(reading: MeterReading): MeterSnapshot['pausedBy'] {
    if (reading.phase === 'joining' || reading.phase === 'ended') return null;
    // Who hears nothing doesn't count as here either; their line stands all the same, and it is the other one's that is gone.
    const gone = reading.absentSides.filter((side) => !reading.silentSides.includes(side));
    if (gone.includes(this.#side)) return 'self';
    // Media breaks on both sides alike; as long as the platform is heard from, it knows whose line is gone.
    if (gone.length > 0 && (this.#lostAt === null || this.#schedule.now() - this.#readAt < READING_GOOD_FOR)) return 'other';
    if (this.#lostAt !== null) return 'self';
    return reading.running ? null : 'silence';
  }

  #absenceLeft(reading: MeterReading): number {
    const since = reading.running ? this.#lostAt : this.#readAt;
    const away = since === null ? 0 : this.#schedule.now() - since;
    return Math.max(0, Math.ceil((reading.absenceLeftMs - away) / 1000));
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function phaseOf(reading: MeterReading, now: { talkSeconds: number; leftSeconds: number; paused: boolean }): MeterReading['phase'] {
  if (reading.phase === 'joining' || reading.phase === 'ended') return reading.phase;
  if (now.paused) return 'paused';
  if (now.talkSeconds < reading.freeSeconds) return 'free';
  return now.leftSeconds <= NEAR_CEILING_SECONDS ? 'near' : 'paid';
}
