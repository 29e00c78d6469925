import type { Wake } from './wake.ts';

/** Wakes listeners in this process: all that a single process needs. */
export function memoryWake(): Wake {
  const listeners = new Map<string, Set<() => void>>();
  return {
    notify(topic) {
      // Later, so that whoever announces never runs a listener's work or meets its errors.
      for (const listener of listeners.get(topic) ?? []) setImmediate(listener);
    },
    listen(topic, listener) {
      const own = listeners.get(topic) ?? new Set();
      listeners.set(topic, own);
      own.add(listener);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(topic) === own) listeners.delete(topic);
      };
    },
    async close() {
      listeners.clear();
    },
  };
}
