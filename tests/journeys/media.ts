import type { BrowserContext, Frame, Page } from 'playwright-core';
import { eventually } from '../support/condition.ts';

declare global {
  interface Window {
    /** The peer connections a page under test has made, kept by `watchCalls`. */
    madeConnections?: RTCPeerConnection[];
  }
}

/** From now on the pages of this context keep their peer connections, so that a test can read what flows. */
export async function watchCalls(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    const Real = window.RTCPeerConnection;
    window.madeConnections = made;
    window.RTCPeerConnection = class extends Real {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
  });
}

/** What has arrived at a side so far: bytes of each kind, seconds of sound that were taken out to be heard, pictures that were decoded. */
interface Arrived { readonly audio: number; readonly video: number; readonly heard: number; readonly pictures: number; readonly playing: boolean }

async function arrivedAt(where: Page | Frame): Promise<Arrived> {
  return where.evaluate(async () => {
    const arrived = { audio: 0, video: 0, heard: 0, pictures: 0 };
    for (const connection of window.madeConnections ?? []) {
      if (connection.connectionState !== 'connected') continue;
      (await connection.getStats()).forEach((report: { type: string; kind: 'audio' | 'video'; bytesReceived?: number; totalSamplesDuration?: number; framesDecoded?: number }) => {
        if (report.type !== 'inbound-rtp') return;
        arrived[report.kind] += report.bytesReceived ?? 0;
        arrived.heard += report.totalSamplesDuration ?? 0;
        arrived.pictures += report.framesDecoded ?? 0;
      });
    }
    const players: HTMLMediaElement[] = [];
    const collect = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLMediaElement && element.srcObject !== null && !element.muted) players.push(element);
        if (element.shadowRoot !== null) collect(element.shadowRoot);
      }
    };
    collect(document);
    return { ...arrived, playing: players.some((player) => !player.paused) };
  });
}

/**
 * Expects that sound (and picture) really flow to a side: bytes keep arriving, sound is taken out to be heard by a player that
 * plays, and pictures are decoded. A link may be replaced meanwhile. The player's own time says less: it can be that of a
 * loudspeaker, and a machine without one may let it stand.
 */
export async function expectFlow(where: Page | Frame, kinds: readonly ('audio' | 'video')[] = ['audio']): Promise<void> {
  let before = await arrivedAt(where);
  await eventually(async () => {
    const now = await arrivedAt(where);
    const flows = kinds.every((kind) => now[kind] > before[kind] + 500) && now.playing && now.heard > before.heard + 0.5
      && (!kinds.includes('video') || now.pictures > before.pictures + 5);
    before = now;
    return flows;
  }, { within: 30_000, every: 1_500 });
}

/** The platform's frame in a blog's page, as playwright's own frame. */
export async function frameIn(page: Page): Promise<Frame> {
  return eventually(() => page.frames().find((frame) => frame.url().includes('/embed/')));
}
