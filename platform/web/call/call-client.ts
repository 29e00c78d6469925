/**
 * `connecting` until media has connected once, `lost` while it is being repaired, `ended` for good. Only the server ends a
 * talk; `ended` here means that this page left the call.
 */
export type CallState = 'connecting' | 'connected' | 'lost' | 'ended';

/** What arrives from the other side. */
export interface RemoteMedia {
  /** The sound and, if any, the picture; another object after each rejoin. Null until the first connection. */
  readonly stream: MediaStream | null;
  /** False while the other person has muted themselves. */
  readonly microphone: boolean;
  /** True while the other person sends a picture. */
  readonly camera: boolean;
}

/** Counters of the present link, for the screen and for disputes; never the meter. Bytes, packets and milliseconds. */
export interface CallStats {
  readonly audioBytesReceived: number;
  readonly audioBytesSent: number;
  readonly videoBytesReceived: number;
  readonly videoBytesSent: number;
  readonly packetsLost: number;
  readonly packetsReceived: number;
  readonly roundTripMs: number | null;
}

/**
 * One side of a call, the same for every call rail. Media connects as soon as both pages are there, and carries no sound or
 * picture until `setLive(true)`. Reconnects by itself for as long as it isn't ended, and never unmutes anybody by doing so.
 */
export interface CallClient {
  readonly state: CallState;
  /** True while the link stands and, once the talk is live, the other side's sound arrives. Goes into the presence lease. */
  readonly hears: boolean;
  readonly remote: RemoteMedia;
  /** Begins to connect. To be called once. */
  start(): void;
  /** Lets sound and picture through (true) or holds them back (false, the state at the start). */
  setLive(live: boolean): void;
  /** Silences the microphone without stopping it. Holds over device changes and reconnects. */
  setMuted(muted: boolean): void;
  /** The microphone's track to send, or null when there is none. The caller owns the track and stops it. */
  setMicrophone(track: MediaStreamTrack | null): void;
  /** The camera's track to send, or null for no picture. The caller owns the track and stops it. */
  setCamera(track: MediaStreamTrack | null): void;
  stats(): Promise<CallStats>;
  /** Calls `listener` after each change of state, hearing or remote media. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Leaves the call and tells the other page so; safe to repeat. */
  end(): void;
}
