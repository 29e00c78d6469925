/** The other side's sound may be away this long before this side says that it hears nothing. Muted people send silence, which counts as sound. */
export const HEARING_GRACE = 4_000;

/** Tells from the counted bytes of inbound audio whether this side hears the other. Times are monotonic milliseconds. */
export class Hearing {
  #bytes = 0;
  #freshAt: number | null = null;

  /** Sound is due from now on: the talk went live or a new link connected. */
  expect(now: number): void {
    this.#bytes = 0;
    this.#freshAt = now;
  }

  /** Takes the audio bytes received so far on the present link. */
  sample(bytes: number, now: number): void {
    if (bytes > this.#bytes) this.#freshAt = now;
    this.#bytes = bytes;
  }

  /** False once sound has been due and away for the whole grace time. */
  hears(now: number): boolean {
    return this.#freshAt === null || now - this.#freshAt < HEARING_GRACE;
  }
}
