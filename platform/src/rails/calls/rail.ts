import type { TalkId } from '../../primitives/id.ts';

/** What a browser needs to join a call on the peer rail. */
export interface PeerJoin {
  readonly rail: 'peer';
  /** For RTCPeerConnection: STUN and TURN servers with their credentials. */
  readonly iceServers: readonly { readonly urls: readonly string[]; readonly username?: string; readonly credential?: string }[];
  /** True: only relayed candidates, so that neither side learns the other's address. */
  readonly relayOnly: boolean;
}

/** What a browser needs to join a call. */
export type CallJoin = PeerJoin;

/** Carries sound and picture. The meter never depends on it. */
export interface CallRail {
  readonly kind: 'peer' | 'vonage';
  /** Gives one side what it needs to join. */
  join(request: { talkId: TalkId; side: 'provider' | 'visitor'; connectionId: string }): Promise<CallJoin>;
  /** Ends the call for both sides; safe to repeat. */
  end(talkId: TalkId): Promise<void>;
}
