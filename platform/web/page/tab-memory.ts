/** What this tab remembers over a reload or a way to another page. Browsers may refuse storage, above all to frames: then nothing is remembered. */
export const tabMemory = {
  get(key: string): string | null {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // Refused or full: what would have been kept is comfort, never the deed itself.
      return;
    }
  },
  remove(key: string): void {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // Where nothing could be written there is nothing to take away.
      return;
    }
  },
};
