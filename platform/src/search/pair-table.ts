const EMPTY = 0;

/** Numbers the pairs of signs: an open hash table of whole numbers, several times faster and smaller than a Map. */
export class PairTable {
  #keys = new Uint32Array(1 << 12);
  #numbers = new Uint32Array(1 << 12);
  #size = 0;

  /** How many pairs have a number. */
  get size(): number {
    return this.#size;
  }

  #slotOf(pair: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(pair, 0x9e3779b1) >>> 7 & mask;
    while (this.#keys[slot] !== EMPTY && this.#keys[slot] !== pair) slot = slot + 1 & mask;
    return slot;
  }

  /** The number of a pair; -1 when it has none. */
  numberOf(pair: number): number {
    const slot = this.#slotOf(pair);
    return this.#keys[slot] === pair ? this.#numbers[slot] ?? -1 : -1;
  }

  /** The number of a pair, the next free one when it is new. A pair is never 0. */
  number(pair: number): number {
    const slot = this.#slotOf(pair);
    if (this.#keys[slot] === pair) return this.#numbers[slot] ?? 0;
    if (this.#size * 2 >= this.#keys.length) {
      this.#grow();
      return this.number(pair);
    }
    this.#keys[slot] = pair;
    this.#numbers[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  /** Every pair with its number. */
  * entries(): Generator<readonly [pair: number, number: number]> {
    for (const [slot, pair] of this.#keys.entries()) if (pair !== EMPTY) yield [pair, this.#numbers[slot] ?? 0];
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Uint32Array(keys.length * 2);
    for (const [at, pair] of keys.entries()) {
      if (pair === EMPTY) continue;
      const slot = this.#slotOf(pair);
      this.#keys[slot] = pair;
      this.#numbers[slot] = numbers[at] ?? 0;
    }
  }
}
