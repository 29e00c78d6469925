/** Two soft notes every 4 s for the first minute, then once a minute. In milliseconds. */
const OFTEN = 4_000;
const OFTEN_FOR = 60_000;
const SELDOM = 60_000;

interface Note { readonly pitch: number; readonly at: number }

/** Hertz and seconds. */
const notes: readonly Note[] = [{ pitch: 587, at: 0 }, { pitch: 784, at: 0.22 }];

/** Rings while a request waits, made in the browser. Silent until the first press on the page. */
export class Ringer {
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #since = 0;
  readonly #make: () => AudioContext;

  constructor(make: () => AudioContext = () => new AudioContext()) {
    this.#make = make;
  }

  /** Whether a press has allowed sounds. */
  get awake(): boolean {
    return this.#context !== null;
  }

  /** From the first press in `page` on there may be sounds. */
  wakeOn(page: EventTarget): void {
    const wake = (): void => {
      this.#context ??= this.#make();
      void this.#context.resume();
    };
    page.addEventListener('pointerdown', wake, { once: true });
    page.addEventListener('keydown', wake, { once: true });
  }

  /** Begins to ring; while it rings, changes nothing. */
  start(): void {
    if (this.#timer !== null) return;
    this.#since = performance.now();
    this.#ring();
  }

  /** Is quiet. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #ring(): void {
    this.#play();
    const wait = performance.now() - this.#since < OFTEN_FOR ? OFTEN : SELDOM;
    this.#timer = setTimeout(() => { this.#ring(); }, wait);
  }

  #play(): void {
    const context = this.#context;
    if (context === null) return;
    for (const { pitch, at } of notes) {
      const start = context.currentTime + at;
      const tone = new OscillatorNode(context, { frequency: pitch, type: 'sine' });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.linearRampToValueAtTime(0.14, start + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + 0.5);
    }
  }
}
