import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Developed, DevelopOrder } from './develop.ts';

/** How much a pool may take on; everything has a default. */
export interface PoolLimits {
  /** How many pictures are decoded side by side. */
  readonly atOnce?: number;
  /** How many wait for that; a further one is refused at once. */
  readonly waiting?: number;
  /** Milliseconds for one picture, then its process is killed. */
  readonly within?: number;
  /** Milliseconds without work until a process ends. */
  readonly idle?: number;
  /** The program of a decoding process. */
  readonly program?: string;
  /** Hears of a process that ended without an answer, or had to be killed. */
  readonly onLost?: (how: string) => void;
}

/** After so many pictures a process is replaced: decoders leave memory in pieces. */
const MOST_PICTURES = 50;
const decoder = fileURLToPath(new URL('./decoder.ts', import.meta.url));

interface Place { readonly child: ChildProcess; pictures: number; rest: NodeJS.Timeout | undefined }

/** Decodes pictures in processes of their own, a few at a time. A picture that brings its process down, or takes too long, costs that process and nothing else. */
export class DecodePool {
  readonly #limits: Required<PoolLimits>;
  readonly #free: Place[] = [];
  readonly #queue: (() => void)[] = [];
  #busy = 0;
  #closed = false;
  #allDone: () => void = () => undefined;

  constructor(limits: PoolLimits = {}) {
    this.#limits = { atOnce: 2, waiting: 8, within: 30_000, idle: 30_000, program: decoder, onLost: () => undefined, ...limits };
  }

  /** Makes the files of a picture; `busy` when too many wait already. */
  async develop(order: DevelopOrder): Promise<Developed> {
    if (this.#closed || this.#queue.length >= this.#limits.waiting) return { ok: false, fault: 'busy' };
    if (this.#busy >= this.#limits.atOnce) await new Promise<void>((go) => { this.#queue.push(go); });
    else this.#busy += 1;
    try {
      return await this.#run(this.#free.pop() ?? this.#begin(), order);
    } finally {
      this.#next();
    }
  }

  /** Takes nothing new, waits for what runs, ends every process. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#busy > 0) await new Promise<void>((done) => { this.#allDone = done; });
    for (const place of this.#free.splice(0)) end(place);
  }

  /** The place of whoever has finished goes straight to the one who waits longest. */
  #next(): void {
    const next = this.#queue.shift();
    if (next !== undefined) return next();
    this.#busy -= 1;
    if (this.#busy === 0) this.#allDone();
  }

  #begin(): Place {
    // No setting of ours, no secret and no argument reaches a process that may be taken over by a picture.
    const child = fork(this.#limits.program, [], { env: {}, execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const place: Place = { child, pictures: 0, rest: undefined };
    // One that dies while it rests is not handed out again.
    child.once('exit', () => { this.#leave(place); });
    return place;
  }

  #run(place: Place, order: DevelopOrder): Promise<Developed> {
    const { child } = place;
    clearTimeout(place.rest);
    child.ref();
    child.channel?.ref();
    return new Promise((resolve) => {
      const finish = (developed: Developed, sound: boolean): void => {
        clearTimeout(timer);
        child.off('message', onAnswer).off('exit', onEnd).off('error', onEnd);
        if (sound) this.#rest(place);
        else end(place);
        resolve(developed);
      };
      const onAnswer = (developed: Developed): void => { finish(developed, true); };
      const lost = (fault: 'broken' | 'too_slow'): void => {
        this.#limits.onLost(fault === 'broken' ? `ended with ${String(child.exitCode ?? child.signalCode)}` : 'took too long');
        finish({ ok: false, fault }, false);
      };
      const onEnd = (): void => { lost('broken'); };
      const timer = setTimeout(() => { lost('too_slow'); }, this.#limits.within);
      child.on('message', onAnswer).on('exit', onEnd).on('error', onEnd);
      child.send(order, (error) => { if (error !== null) onEnd(); });
    });
  }

  /** A process with nothing to do doesn't keep ours alive, and goes after a while. */
  #rest(place: Place): void {
    place.pictures += 1;
    if (this.#closed || place.pictures >= MOST_PICTURES) return end(place);
    place.child.unref();
    place.child.channel?.unref();
    this.#free.push(place);
    place.rest = setTimeout(() => {
      this.#leave(place);
      end(place);
    }, this.#limits.idle).unref();
  }

  #leave(place: Place): void {
    clearTimeout(place.rest);
    const at = this.#free.indexOf(place);
    if (at !== -1) this.#free.splice(at, 1);
  }
}

function end({ child, rest }: Place): void {
  clearTimeout(rest);
  child.on('error', () => undefined);
  child.kill('SIGKILL');
}
