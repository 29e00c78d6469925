/** The one thing remembered in the blog's tab: which service a talk is going on for. A service id, nothing else. */

const key = 'choku-talk';

/** Whether this tab left a talk of the service open, by reloading or by coming back. */
export const talkLeftOpen = (serviceId: string): boolean => {
  try {
    return sessionStorage.getItem(key) === serviceId;
  } catch {
    return false; // Storage is refused here; the talk is then taken up again by one press.
  }
};

/** Remembers the service of the talk going on, or forgets it. */
export const rememberTalk = (serviceId: string | null): void => {
  try {
    if (serviceId === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, serviceId);
  } catch {
    return; // Refused storage costs one press after a reload, never the talk.
  }
};
