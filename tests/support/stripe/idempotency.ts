/** An answer as it was sent. */
export interface Answered { readonly status: number; readonly body: string }

interface Kept { readonly print: string; readonly since: number; answer: Answered | null }

const day = 86_400;

/** What a key is good for now: new, still being worked on, used for something else, or answered before. */
export type KeyState = { readonly is: 'new' } | { readonly is: 'busy' } | { readonly is: 'other' } | { readonly is: 'answered'; readonly answer: Answered };

/** Stripe's keys: the first answer is kept for 24 hours, whatever it was, and the parameters must be the same. */
export interface Keys {
  /** Looks a key up and, where it is new, begins to work under it. `print` is what is asked for. */
  begin(key: string, print: string): KeyState;
  keep(key: string, answer: Answered): void;
  /** Forgets a call that never began to work. */
  drop(key: string): void;
}

/** Keys that nobody has used yet. `now` in seconds. */
export function emptyKeys(now: () => number): Keys {
  const kept = new Map<string, Kept>();
  return {
    begin(key, print) {
      const known = kept.get(key);
      if (known === undefined || now() - known.since >= day) {
        kept.set(key, { print, since: now(), answer: null });
        return { is: 'new' };
      }
      if (known.print !== print) return { is: 'other' };
      return known.answer === null ? { is: 'busy' } : { is: 'answered', answer: known.answer };
    },
    keep(key, answer) {
      const known = kept.get(key);
      if (known !== undefined) known.answer = answer;
    },
    drop(key) { kept.delete(key); },
  };
}
