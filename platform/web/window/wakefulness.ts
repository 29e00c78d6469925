/** How long a window must be in front before its button can agree to anything, in milliseconds. */
export const WAKING_TIME = 800;

/** Signs of a person inside the window. */
const signs = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Tells when a window may take a press that costs money: it has been in front for 800 ms without a break and somebody has moved the
 * pointer or pressed a key in it. A second click meant for the page below, or a window pushed under a moving pointer, comes too early.
 */
export function whenAwake(tell: (state: 'asleep' | 'waking' | 'awake') => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let timer: number | undefined;
  let rested = false;
  let moved = false;
  const say = (): void => tell(rested && moved ? 'awake' : timer !== undefined || rested ? 'waking' : 'asleep');
  const rest = (): void => {
    if (timer !== undefined || rested) return;
    timer = window.setTimeout(() => { timer = undefined; rested = true; say(); }, WAKING_TIME);
    say();
  };
  const sleep = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    rested = false;
    moved = false;
    say();
  };
  const move = (): void => {
    moved = true;
    rest();
    say();
  };
  window.addEventListener('focus', rest, { signal });
  window.addEventListener('blur', sleep, { signal });
  for (const sign of signs) window.addEventListener(sign, move, { signal, passive: true });
  if (document.hasFocus()) rest();
  return () => {
    window.clearTimeout(timer);
    listening.abort();
  };
}
