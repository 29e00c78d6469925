import type { CallJoin } from '../../src/rails/calls/rail.ts';
import type { CallClient, CallState, CallStats, RemoteMedia } from './call-client.ts';
import { Hearing } from './hearing.ts';
import { PeerLink, type Outgoing } from './peer-link.ts';
import { noStats } from './peer-stats.ts';
import { ATTEMPT_TIME, Reconnection } from './reconnection.ts';
import { browserSchedule, type Schedule } from './schedule.ts';
import { SignalQueue } from './signal-queue.ts';
import { sameLink, type HelloSignal, type LinkName, type MediaFlags, type Signalling, type SignalMessage } from './signalling.ts';

/** Credentials of a join are taken anew after this time; a relay's live for 10 minutes. */
const JOIN_FRESH = 240_000;
const SAMPLE_EVERY = 1_000;

/** What one side of a peer call is made of. */
export interface PeerCallOptions {
  /** This page's connection, the same that its presence lease names. */
  readonly connectionId: string;
  /** True for exactly one of the two sides (the visitor). */
  readonly polite: boolean;
  readonly signalling: Signalling;
  /** Asks the server for what is needed to join; asked again for later rejoins, since a relay's credentials run out. */
  join(): Promise<CallJoin>;
  readonly microphone?: MediaStreamTrack | null;
  readonly camera?: MediaStreamTrack | null;
  readonly muted?: boolean;
  readonly schedule?: Schedule;
  /** Tests may bring their own connections. */
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** The call over a direct or relayed WebRTC link between the two pages. */
export class PeerCall implements CallClient {
  readonly #options: PeerCallOptions;
  readonly #schedule: Schedule;
  readonly #queue: SignalQueue;
  readonly #reconnection: Reconnection;
  readonly #hearing = new Hearing();
  readonly #listeners = new Set<() => void>();
  readonly #retired = new Set<string>();
  #microphone: MediaStreamTrack | null;
  #camera: MediaStreamTrack | null;
  #muted: boolean;
  #live = false;
  #state: CallState = 'connecting';
  #hears = false;
  #remoteMedia: MediaFlags = { microphone: true, camera: false };
  #link: PeerLink | null = null;
  #generation = 0;
  #boundAt = 0;
  #join: { answer: CallJoin; at: number } | null = null;
  #inbox: Promise<void> = Promise.resolve();
  #unsubscribe: () => void = () => undefined;
  #cancelSample: () => void = () => undefined;

  constructor(options: PeerCallOptions) {
    this.#options = options;
    this.#schedule = options.schedule ?? browserSchedule;
    this.#microphone = options.microphone ?? null;
    this.#camera = options.camera ?? null;
    this.#muted = options.muted ?? false;
    this.#queue = new SignalQueue(options.signalling, this.#schedule);
    this.#reconnection = new Reconnection(this.#schedule, {
      restartIce: () => this.#link?.restartIce(),
      rejoin: () => this.#enqueue(() => this.#rejoin()),
    });
  }

  get state(): CallState {
    return this.#state;
  }

  get hears(): boolean {
    return this.#hears;
  }

  get remote(): RemoteMedia {
    return { stream: this.#link?.stream ?? null, ...this.#remoteMedia };
  }

  start(): void {
    this.#silence();
    this.#unsubscribe = this.#options.signalling.subscribe((message) => this.#enqueue(() => this.#receive(message)));
    this.#reconnection.broken();
    this.#sample();
  }

  setLive(live: boolean): void {
    if (this.#live === live) return;
    this.#live = live;
    if (live) this.#hearing.expect(this.#schedule.now());
    this.#link?.setOutgoing(this.#outgoing());
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#silence();
    this.#tellMedia();
  }

  setMicrophone(track: MediaStreamTrack | null): void {
    this.#microphone = track;
    this.#silence();
    this.#link?.setOutgoing(this.#outgoing());
  }

  setCamera(track: MediaStreamTrack | null): void {
    this.#camera = track;
    this.#link?.setOutgoing(this.#outgoing());
    this.#tellMedia();
  }

  async stats(): Promise<CallStats> {
    return this.#link ? this.#link.stats() : noStats;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  end(): void {
    if (this.#state === 'ended') return;
    this.#reconnection.stop();
    this.#unsubscribe();
    this.#cancelSample();
    this.#queue.close({ kind: 'bye', from: this.#name(), to: null });
    this.#link?.close();
    this.#setState('ended');
  }

  /** One thing at a time: a description must be taken in whole before the next signal is looked at. */
  #enqueue(step: () => Promise<void>): void {
    this.#inbox = this.#inbox.then(async () => {
      if (this.#state === 'ended') return;
      try {
        await step();
      } catch {
        // A signal the browser refuses leaves this link useless; a new one starts clean.
        this.#reconnection.broken();
      }
    });
  }

  async #rejoin(): Promise<void> {
    const link = this.#link;
    if (link && link.remote === null) return this.#sayHello(null);
    const young = this.#schedule.now() - this.#boundAt < ATTEMPT_TIME;
    if (link && young && !link.hasConnected && link.transport !== 'failed') return;
    await this.#replaceLink();
    this.#sayHello(null);
  }

  async #receive(message: SignalMessage): Promise<void> {
    const { from, to } = message;
    if (from.polite === this.#options.polite || this.#retired.has(from.connectionId)) return;
    if (to !== null && !sameLink(to, this.#name())) return;
    if (message.kind === 'bye') return this.#left(from);
    if (message.kind === 'hello') return this.#meet(message);
    if (message.kind === 'media') return this.#setRemoteMedia(message.media);
    // What is addressed to this link announces its sender as well as a hello does.
    if (this.#link && this.#link.remote === null) this.#bind(this.#link, from);
    await this.#link?.accept(message);
  }

  async #meet({ from, to, media }: HelloSignal): Promise<void> {
    const known = this.#link?.remote ?? null;
    if (known && known.connectionId === from.connectionId && from.generation < known.generation) return;
    this.#setRemoteMedia(media);
    if (sameLink(known, from)) {
      if (to === null && this.#state !== 'connected' && this.#link) this.#answer(this.#link, from);
      return;
    }
    if (known && known.connectionId !== from.connectionId) this.#retired.add(known.connectionId);
    if (!this.#link?.isFresh) await this.#replaceLink();
    if (this.#link && to?.generation === this.#link.name.generation) this.#bind(this.#link, from);
    else if (this.#link) this.#answer(this.#link, from);
  }

  /** The hello goes first, so that the other side knows the link that the offer comes from. */
  #answer(link: PeerLink, remote: LinkName): void {
    this.#sayHello(remote);
    this.#bind(link, remote);
  }

  #bind(link: PeerLink, remote: LinkName): void {
    this.#boundAt = this.#schedule.now();
    link.bind(remote);
  }

  async #left(from: LinkName): Promise<void> {
    if (this.#link?.remote?.connectionId !== from.connectionId) return;
    this.#retired.add(from.connectionId);
    await this.#replaceLink();
    this.#transportChanged();
  }

  async #replaceLink(): Promise<void> {
    const configuration = await this.#configuration();
    this.#link?.close();
    this.#generation += 1;
    this.#queue.dropBefore(this.#generation);
    const create = this.#options.createConnection ?? ((settings) => new RTCPeerConnection(settings));
    const link: PeerLink = new PeerLink({
      name: this.#name(), polite: this.#options.polite, connection: create(configuration), outgoing: this.#outgoing(),
      send: (message) => this.#queue.push(message),
      changed: () => { if (link === this.#link) this.#transportChanged(); },
    });
    this.#link = link;
    this.#transportChanged();
  }

  async #configuration(): Promise<RTCConfiguration> {
    const now = this.#schedule.now();
    if (!this.#join || now - this.#join.at > JOIN_FRESH) this.#join = { answer: await this.#options.join(), at: now };
    const { iceServers, relayOnly } = this.#join.answer;
    return {
      iceServers: iceServers.map((server) => ({ ...server, urls: [...server.urls] })),
      iceTransportPolicy: relayOnly ? 'relay' : 'all', bundlePolicy: 'max-bundle',
    };
  }

  #transportChanged(): void {
    const transport = this.#link?.transport;
    if (transport === 'connected') {
      this.#reconnection.healed();
      if (this.#state !== 'connected') this.#hearing.expect(this.#schedule.now());
      this.#setState('connected');
    } else {
      if (this.#state === 'connected') this.#setState('lost');
      if (transport === 'disconnected') this.#reconnection.interrupted();
      if (transport === 'failed') this.#reconnection.broken();
      // A new link already calls for the other side; the next attempts follow on from there.
      if (transport === 'new') this.#reconnection.broken(1);
    }
    this.#updateHearing();
    this.#tell();
  }

  #sample(): void {
    this.#cancelSample = this.#schedule.after(SAMPLE_EVERY, () => {
      const link = this.#link;
      const counted = link ? link.stats() : Promise.resolve(noStats);
      void counted.then((stats) => {
        if (this.#state === 'ended') return;
        if (link === this.#link) this.#hearing.sample(stats.audioBytesReceived, this.#schedule.now());
        this.#updateHearing();
        this.#sample();
      });
    });
  }

  #updateHearing(): void {
    const hears = this.#state === 'connected' && (!this.#live || this.#hearing.hears(this.#schedule.now()));
    if (hears === this.#hears) return;
    this.#hears = hears;
    this.#tell();
  }

  #sayHello(to: LinkName | null): void {
    this.#queue.push({ kind: 'hello', from: this.#name(), to, media: this.#ownMedia() });
  }

  #tellMedia(): void {
    const to = this.#link?.remote;
    if (to) this.#queue.push({ kind: 'media', from: this.#name(), to, media: this.#ownMedia() });
  }

  #outgoing(): Outgoing {
    return { microphone: this.#microphone, camera: this.#camera, live: this.#live };
  }

  #ownMedia(): MediaFlags {
    return { microphone: !this.#muted, camera: this.#camera !== null };
  }

  #silence(): void {
    if (this.#microphone) this.#microphone.enabled = !this.#muted;
  }

  #setRemoteMedia(media: MediaFlags): void {
    this.#remoteMedia = { microphone: media.microphone, camera: media.camera };
    this.#tell();
  }

  #setState(state: CallState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#updateHearing();
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #name(): LinkName {
    return { connectionId: this.#options.connectionId, generation: this.#generation, polite: this.#options.polite };
  }
}
