import type { ChokuEvent } from '@choku/sdk';

/** A stream of events that the pages of one browser share. */
export interface SharedStream {
  /** Whose stream it is: pages of different accounts don't share. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Opens the stream itself; called by one page at a time. */
  open(): AsyncIterable<ChokuEvent>;
  take(event: ChokuEvent): void;
}

/**
 * Follows one stream for all pages of a browser, since browsers open few connections to a place: the page that holds the lock reads
 * and passes on, and when it closes, the next one opens the stream anew and says so with its `open`. Where a browser has no locks,
 * each page reads its own. Ends with the signal, or with the error that ended the stream.
 */
export async function followTogether(stream: SharedStream): Promise<void> {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return follow(stream, null);
  const channel = new BroadcastChannel(stream.name);
  channel.addEventListener('message', ({ data }: MessageEvent<ChokuEvent>) => { stream.take(data); });
  try {
    await navigator.locks.request(stream.name, { signal: stream.signal }, () => follow(stream, channel));
  } catch (error) {
    // Gave up waiting for its turn.
    if (!stream.signal.aborted) throw error;
  } finally {
    channel.close();
  }
}

async function follow({ open, take }: SharedStream, others: BroadcastChannel | null): Promise<void> {
  for await (const event of open()) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has its own origin's listeners alone
    others?.postMessage(event);
    take(event);
  }
}
