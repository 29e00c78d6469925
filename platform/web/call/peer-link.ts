import type { CallStats } from './call-client.ts';
import { readStats } from './peer-stats.ts';
import { sameLink, type LinkName, type SignalMessage } from './signalling.ts';

/** What is sent over a link: the tracks, and whether they may carry anything yet. */
export interface Outgoing {
  readonly microphone: MediaStreamTrack | null;
  readonly camera: MediaStreamTrack | null;
  readonly live: boolean;
}

/** Everything a link needs from the call it belongs to. */
export interface LinkOptions {
  readonly name: LinkName;
  /** The polite side gives way when both offer at once; exactly one of the two sides is polite. */
  readonly polite: boolean;
  readonly connection: RTCPeerConnection;
  readonly outgoing: Outgoing;
  send(message: SignalMessage): void;
  /** The transport's state or the remote media changed. */
  changed(): void;
}

/**
 * One RTCPeerConnection with W3C's "perfect negotiation". The impolite side makes the first offer with both its media, so the
 * first meeting never collides; later either side may add video or restart ICE at any time.
 */
export class PeerLink {
  readonly name: LinkName;
  readonly stream = new MediaStream();
  /** True once media has been connected on this link. */
  hasConnected = false;
  readonly #options: LinkOptions;
  readonly #connection: RTCPeerConnection;
  #remote: LinkName | null = null;
  #outgoing: Outgoing;
  #makingOffer = false;
  #ignoringOffer = false;
  #earlyCandidates: RTCIceCandidateInit[] = [];

  constructor(options: LinkOptions) {
    this.#options = options;
    this.name = options.name;
    this.#connection = options.connection;
    this.#outgoing = options.outgoing;
    const { connection } = options;
    connection.onnegotiationneeded = () => void this.#offer();
    connection.onicecandidate = ({ candidate }) => this.#sendCandidate(candidate);
    connection.onconnectionstatechange = () => {
      this.hasConnected ||= connection.connectionState === 'connected';
      options.changed();
    };
    connection.ontrack = ({ track }) => {
      this.stream.addTrack(track);
      options.changed();
    };
  }

  /** The link of the other page that this one talks to; null until it is known. */
  get remote(): LinkName | null {
    return this.#remote;
  }

  get transport(): RTCPeerConnectionState {
    return this.#connection.connectionState;
  }

  /** True while the other side could still be exchanged for its newer link: nothing of the old one has been taken in. */
  get isFresh(): boolean {
    return this.#connection.remoteDescription === null;
  }

  /** Meets the other side's link. On a fresh link it may be called again for a newer one, or to repeat what got lost. */
  bind(remote: LinkName): void {
    const first = this.#remote === null;
    this.#remote = remote;
    const { localDescription } = this.#connection;
    if (first && !this.#options.polite) {
      this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
      this.#applyTracks();
    } else if (localDescription && this.#connection.signalingState === 'have-local-offer') {
      this.#sendDescription(localDescription);
    }
  }

  /** Takes an offer, an answer or a candidate of the bound link. Rejects when the browser refuses it. */
  async accept(message: SignalMessage): Promise<void> {
    if (!sameLink(message.from, this.#remote)) return;
    if (message.kind === 'description') await this.#acceptDescription(message.description);
    if (message.kind === 'candidate') await this.#acceptCandidate(message.candidate);
  }

  setOutgoing(outgoing: Outgoing): void {
    this.#outgoing = outgoing;
    this.#applyTracks();
  }

  restartIce(): void {
    this.#connection.restartIce();
  }

  stats(): Promise<CallStats> {
    return readStats(this.#connection);
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.onnegotiationneeded = null;
    this.#connection.onicecandidate = null;
    this.#connection.ontrack = null;
    this.#connection.close();
  }

  async #offer(): Promise<void> {
    if (this.#remote === null) return;
    this.#makingOffer = true;
    try {
      await this.#connection.setLocalDescription();
      if (this.#connection.localDescription) this.#sendDescription(this.#connection.localDescription);
    } catch (error) {
      // A link closed or overtaken by the other side's offer needs no offer of its own; anything else is a bug to see.
      if (this.#connection.signalingState === 'stable') throw error;
    } finally {
      this.#makingOffer = false;
    }
  }

  async #acceptDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const connection = this.#connection;
    const collision = description.type === 'offer' && (this.#makingOffer || connection.signalingState !== 'stable');
    this.#ignoringOffer = collision && !this.#options.polite;
    if (this.#ignoringOffer) return;
    // A repeated answer finds the negotiation done.
    if (description.type === 'answer' && connection.signalingState !== 'have-local-offer') return;
    await connection.setRemoteDescription(description);
    for (const candidate of this.#earlyCandidates.splice(0)) await connection.addIceCandidate(candidate);
    if (description.type === 'offer') {
      this.#applyTracks();
      await connection.setLocalDescription();
      if (connection.localDescription) this.#sendDescription(connection.localDescription);
    }
    this.#applyTracks();
  }

  async #acceptCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.#connection.remoteDescription === null) {
      this.#earlyCandidates.push(candidate);
      return;
    }
    try {
      await this.#connection.addIceCandidate(candidate);
    } catch (error) {
      // Candidates of an offer that was ignored fit nothing here.
      if (!this.#ignoringOffer) throw error;
    }
  }

  /** Brings the senders in line with what should be sent; adds the picture's line when there is a camera and none yet. */
  #applyTracks(): void {
    if (this.#connection.signalingState === 'closed') return;
    const { microphone, camera, live } = this.#outgoing;
    const audio = this.#transceiver('audio');
    if (audio) this.#feed(audio, live ? microphone : null);
    const video = this.#transceiver('video');
    if (video) this.#feed(video, live ? camera : null);
    else if (camera && audio) this.#connection.addTransceiver('video', { direction: 'sendrecv' }).sender.replaceTrack(live ? camera : null).catch(this.#refused);
  }

  #feed(transceiver: RTCRtpTransceiver, track: MediaStreamTrack | null): void {
    if (transceiver.direction !== 'sendrecv') transceiver.direction = 'sendrecv';
    if (transceiver.sender.track !== track) transceiver.sender.replaceTrack(track).catch(this.#refused);
  }

  readonly #refused = (error: unknown): void => {
    // Closing a link while a track is exchanged is no fault; a refused track is.
    if (this.#connection.signalingState !== 'closed') throw error;
  };

  /** The one line of a kind. Where both sides added one at the same moment, the agreed one wins and our own is dropped. */
  #transceiver(kind: 'audio' | 'video'): RTCRtpTransceiver | undefined {
    const all = this.#connection.getTransceivers().filter((one) => one.receiver.track.kind === kind && one.currentDirection !== 'stopped');
    const agreed = all.find((one) => one.mid !== null);
    if (agreed) for (const own of all) if (own.mid === null) own.stop();
    return agreed ?? all[0];
  }

  #sendCandidate(candidate: RTCIceCandidate | null): void {
    if (candidate && this.#remote) this.#options.send({ kind: 'candidate', from: this.name, to: this.#remote, candidate: candidate.toJSON() });
  }

  #sendDescription({ type, sdp }: RTCSessionDescription): void {
    if (this.#remote) this.#options.send({ kind: 'description', from: this.name, to: this.#remote, description: { type, sdp } });
  }
}
