/** One RTCPeerConnection of one page: a rejoin makes a new generation, a reload a new connection. */
export interface LinkName {
  /** The page's connection, the same that its presence lease names. */
  readonly connectionId: string;
  /** Counts from 1 within the connection. */
  readonly generation: number;
  /** Which of the two sides it is: each side passes over what its own earlier pages have said. */
  readonly polite: boolean;
}

/** What a side says about its own media, so that the other screen can show it at once. */
export interface MediaFlags {
  /** False while the person has muted themselves. */
  readonly microphone: boolean;
  /** True while a picture is sent. */
  readonly camera: boolean;
}

/** Announces a link; `to` is null when it isn't an answer to another hello. */
export interface HelloSignal {
  readonly kind: 'hello';
  readonly from: LinkName;
  readonly to: LinkName | null;
  readonly media: MediaFlags;
}

/** An offer or an answer. */
export interface DescriptionSignal {
  readonly kind: 'description';
  readonly from: LinkName;
  readonly to: LinkName;
  readonly description: { readonly type: RTCSdpType; readonly sdp: string };
}

/** One ICE candidate; an empty `candidate` text means there are no more. */
export interface CandidateSignal {
  readonly kind: 'candidate';
  readonly from: LinkName;
  readonly to: LinkName;
  readonly candidate: RTCIceCandidateInit;
}

/** The microphone or camera of the sender changed. */
export interface MediaSignal {
  readonly kind: 'media';
  readonly from: LinkName;
  readonly to: LinkName;
  readonly media: MediaFlags;
}

/** The sender's page leaves the call on purpose. */
export interface ByeSignal {
  readonly kind: 'bye';
  readonly from: LinkName;
  readonly to: null;
}

/** What two pages of one talk tell each other to set up their media; plain JSON. */
export type SignalMessage = HelloSignal | DescriptionSignal | CandidateSignal | MediaSignal | ByeSignal;

/** Carries signals between the two pages of a talk, at least once and in order for each sender. */
export interface Signalling {
  /** Settles when the message is stored for the other side; rejects when it wasn't, and may then be repeated. */
  send(message: SignalMessage): Promise<void>;
  /** Calls `listener` with each message of the talk, also ones sent before; own ones may be among them. Returns the way to stop. */
  subscribe(listener: (message: SignalMessage) => void): () => void;
}

/** Whether two names mean the same link. */
export function sameLink(one: LinkName | null, other: LinkName | null): boolean {
  return one !== null && other !== null && one.connectionId === other.connectionId && one.generation === other.generation;
}
