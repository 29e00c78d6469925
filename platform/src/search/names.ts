import { normalise } from './normalise.ts';

/** Names with numbers: what is written in any spelling has one, and is shown as it was first written. */
export class Names {
  readonly #numbers = new Map<string, number>();
  /** The keys by what was written: most names come many times. */
  readonly #keys = new Map<string, string>();
  readonly #shown: string[] = [];

  #keyOf(shown: string): string {
    const known = this.#keys.get(shown);
    if (known !== undefined) return known;
    const key = normalise(shown);
    this.#keys.set(shown, key);
    return key;
  }

  /** The number of a name, the next free one when it is new. */
  number(shown: string, key = this.#keyOf(shown)): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#shown.length);
    return this.#shown.push(shown) - 1;
  }

  /** The number of a name by its key, its normalised spelling; -1 for none. */
  find(key: string): number {
    return this.#numbers.get(key) ?? -1;
  }

  /** The name as it was first written. */
  shown(number: number): string {
    return this.#shown[number] ?? '';
  }

  /** Every name, in the order of the numbers. */
  get all(): readonly string[] {
    return this.#shown;
  }
}
