import { createHmac } from 'node:crypto';
import type { Clock } from '../../primitives/clock.ts';
import { MINUTE, SECOND } from '../../primitives/seconds.ts';
import type { CallRail, PeerJoin } from './rail.ts';

/** A relay's credentials live this long: long enough to join, too short to be worth passing on. A rejoin gets new ones. */
export const RELAY_CREDENTIAL_TIME = 10 * MINUTE;

/** A TURN server that shares a secret with the platform (coturn's `use-auth-secret`). */
export interface RelaySettings {
  /** `turn:` and `turns:` addresses. */
  readonly urls: readonly string[];
  readonly secret: string;
}

/** What the built-in rail is made of. */
export interface PeerRailOptions {
  readonly clock: Clock;
  /** `stun:` addresses; none is fine where both browsers reach each other. */
  readonly stunUrls: readonly string[];
  /** Where there is a relay, calls go through it alone and neither side learns the other's address. */
  readonly relay: RelaySettings | null;
}

/**
 * The built-in call rail: WebRTC between the two browsers, signalled through the platform. It holds nothing itself, so
 * ending a call takes nothing either: the talk's signals are deleted with the talk, and credentials run out.
 */
export function peerCallRail({ clock, stunUrls, relay }: PeerRailOptions): CallRail {
  return {
    kind: 'peer',
    async join({ talkId, side }): Promise<PeerJoin> {
      const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
      if (!relay) return { rail: 'peer', iceServers: stun, relayOnly: false };
      const expires = Math.floor((clock.now() + RELAY_CREDENTIAL_TIME) / SECOND);
      // The relay sees an expiry, the talk and the side, and nothing about a person.
      const username = `${expires}:${talkId}:${side}`;
      const credential = createHmac('sha1', relay.secret).update(username).digest('base64');
      return { rail: 'peer', iceServers: [...stun, { urls: [...relay.urls], username, credential }], relayOnly: true };
    },
    async end() {
      return;
    },
  };
}
