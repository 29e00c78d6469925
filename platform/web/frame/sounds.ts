/** A moment that has a sound. It never comes without its visible twin. */
export type Sound = 'accepted' | 'connected' | 'freeOver' | 'near' | 'ended';

interface Note { readonly pitch: number; readonly at: number; readonly length: number }

const note = (pitch: number, at: number, length = 0.28): Note => ({ pitch, at, length });

/** Hertz and seconds; each ends within 1.5 s. */
const tunes: Readonly<Record<Sound, readonly Note[]>> = {
  accepted: [note(659, 0), note(784, 0.18), note(988, 0.36, 0.6)],
  connected: [note(784, 0), note(988, 0.14, 0.4)],
  freeOver: [note(880, 0, 0.16)],
  near: [note(880, 0, 0.14), note(880, 0.24, 0.14)],
  ended: [note(659, 0), note(523, 0.2, 0.5)],
};

/** Quiet sounds, made in the browser. Silent until the first press on the page, as browsers and manners want it. */
export class Sounds {
  #context: AudioContext | null = null;
  readonly #make: () => AudioContext;

  constructor(make: () => AudioContext = () => new AudioContext()) {
    this.#make = make;
  }

  /** From the first press in `page` on there may be sounds. */
  wakeOn(page: EventTarget): void {
    const wake = () => {
      this.#context ??= this.#make();
      void this.#context.resume();
    };
    page.addEventListener('pointerdown', wake, { once: true });
    page.addEventListener('keydown', wake, { once: true });
  }

  /** Plays a sound; a phone that may, shakes as well. */
  play(sound: Sound): void {
    const context = this.#context;
    if (context === null) return;
    if (sound === 'accepted') navigator.vibrate?.([80, 60, 160]);
    for (const { pitch, at, length } of tunes[sound]) {
      const start = context.currentTime + at;
      const tone = new OscillatorNode(context, { frequency: pitch, type: 'sine' });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.linearRampToValueAtTime(0.12, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + length);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + length);
    }
  }
}
