import type { CallClient } from '../call/call-client.ts';
import type { ChosenDevices } from '../call/ck-device-check.ts';
import { LeaseKeeper } from '../call/lease-keeper.ts';
import { mediaBrowser, openMedia, type MediaBrowser, type OpenedMedia } from '../call/media.ts';
import { MeterView } from '../call/meter-view.ts';
import { PeerCall } from '../call/peer-call.ts';
import { productPrices } from '../call/product-prices.ts';
import { noStats } from '../call/peer-stats.ts';
import { SignalRelay } from '../call/signal-relay.ts';
import { signalStrength } from '../call/signal-strength.ts';
import type { FrameApi } from './api.ts';
import { randomText } from './proof.ts';
import { Store } from '../page/store.ts';
import { isBilled, type Talk } from '../wire.ts';

/** The connection of a talk, as one page holds it. */
interface Connection {
  readonly talkId: string;
  readonly id: string;
  readonly client: CallClient;
  readonly keeper: LeaseKeeper;
  over: boolean;
}

/** What the call needs beside the platform; tests bring their own. */
export interface CallParts {
  readonly api: FrameApi;
  /** The platform names another state than the one shown. */
  changed(talkId: string): void;
  readonly media?: MediaBrowser;
}

const measureEvery = 3_000;

/** The visitor's side of the call: devices, connection, presence and meter. */
export class CallStore extends Store {
  view: MeterView | null = null;
  muted = false;
  camera: MediaStreamTrack | null = null;
  /** True once the microphone was tried and gave sound to this page. */
  checked = false;
  /** The devices could not be opened by themselves: the person has to press. */
  needsPress = false;
  joining = false;
  /** Another page of this person has taken the call. */
  replaced = false;
  /** How good the connection is: 0 (unknown) to 3. */
  signal = 0;
  /** Where the other side is to be heard; empty for the system's own loudspeaker. */
  speakerId = '';
  readonly #parts: CallParts;
  readonly #media: MediaBrowser;
  #microphone: MediaStreamTrack | null = null;
  #connection: Connection | null = null;
  #wish: { microphoneId?: string | undefined; cameraId?: string | undefined } = {};
  #timer: ReturnType<typeof setInterval> | undefined;
  #measured = noStats;

  constructor(parts: CallParts) {
    super();
    this.#parts = parts;
    this.#media = parts.media ?? mediaBrowser;
  }

  get client(): CallClient | null {
    return this.#connection?.client ?? null;
  }

  get localStream(): MediaStream | null {
    return this.camera === null ? null : new MediaStream([this.camera]);
  }

  /** Whether this page is in the call of a talk. */
  isIn(talkId: string): boolean {
    return this.#connection?.talkId === talkId;
  }

  /** Notes what the device check has opened, so that the call can open the same by itself. */
  noteDevices({ microphone, camera, speakerId }: ChosenDevices): void {
    this.speakerId = speakerId;
    this.#wish = { microphoneId: microphone?.getSettings().deviceId, cameraId: camera?.getSettings().deviceId };
    this.checked = microphone !== null;
    this.tell();
  }

  /** Joins the call of a talk, with devices given or opened here. Throws what the SDK throws. */
  async join(talk: Talk, given?: ChosenDevices): Promise<void> {
    if (this.isIn(talk.id) || this.joining) return;
    this.#become({ joining: true, replaced: false, needsPress: false });
    try {
      if (given) this.speakerId = given.speakerId;
      const opened = given ?? await this.#open(talk.mode === 'video');
      if (opened.microphone === null) return this.#become({ needsPress: true });
      await this.#connect(talk, opened);
    } finally {
      this.#become({ joining: false });
    }
  }

  /** Follows the talk as the platform tells it. */
  follow(talk: Talk | null): void {
    const connection = this.#connection;
    if (connection === null) return;
    if (talk?.id !== connection.talkId || (talk.state !== 'accepted' && talk.state !== 'live')) {
      if (talk?.meter && isBilled(talk)) this.view?.receive(talk.meter);
      // The other page learns of the end from the platform; signals for it are refused by now.
      connection.over = true;
      return this.leave();
    }
    if (talk.meter) this.view?.receive(talk.meter);
    connection.client.setLive(talk.state === 'live');
  }

  setMuted(muted: boolean): void {
    this.client?.setMuted(muted);
    this.#become({ muted });
  }

  /** Switches the camera. The browser may ask; a refusal leaves it off. */
  async setCamera(on: boolean): Promise<void> {
    if (!on) {
      this.camera?.stop();
      this.#setCamera(null);
      return;
    }
    try {
      const stream = await this.#media.getUserMedia({ audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
      this.#setCamera(stream.getVideoTracks()[0] ?? null);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.#setCamera(null);
    }
  }

  /** Exchanges the devices in a running call for those last noted by the check. */
  async exchangeDevices(video: boolean): Promise<void> {
    const opened = await openMedia(this.#media, { video, ...this.#wish });
    if (opened.microphone === null) return;
    this.#microphone?.stop();
    this.camera?.stop();
    this.#microphone = opened.microphone;
    this.client?.setMicrophone(opened.microphone);
    this.#setCamera(opened.camera);
  }

  /** Leaves the call and lets the devices go. The talk is ended by a command of its own. */
  leave(): void {
    const connection = this.#connection;
    if (connection === null) return;
    this.#connection = null;
    connection.keeper.stop();
    connection.client.end();
    clearInterval(this.#timer);
    this.#microphone?.stop();
    this.camera?.stop();
    this.#microphone = null;
    this.#become({ camera: null, muted: false, signal: 0 });
  }

  async #open(video: boolean): Promise<OpenedMedia> {
    return openMedia(this.#media, { video, ...this.#wish });
  }

  async #connect(talk: Talk, opened: { microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null }): Promise<void> {
    const { api } = this.#parts;
    const id = randomText();
    const join = () => api.join(talk.id, id);
    const first = await join();
    const view = new MeterView(talk.role, productPrices);
    view.receive(first.meter);
    this.#microphone = opened.microphone;
    let connection: Connection | null = null;
    const send = (body: string) => (connection?.over ? Promise.resolve() : api.sendSignal(talk.id, { connectionId: id, body }));
    const client = new PeerCall({
      connectionId: id, polite: first.polite, join, microphone: opened.microphone, camera: opened.camera, muted: this.muted,
      signalling: new SignalRelay({ send, list: (wanted) => api.signals(talk.id, wanted) }),
    });
    const keeper = this.#keeper({ talk, id, client, view });
    connection = { talkId: talk.id, id, client, keeper, over: false };
    this.#connection = connection;
    client.subscribe(() => this.tell());
    client.start();
    client.setLive(talk.state === 'live');
    keeper.start();
    this.#timer = setInterval(() => void this.#measure(), measureEvery);
    this.#become({ view, camera: opened.camera });
  }

  #keeper({ talk, id, client, view }: { talk: Talk; id: string; client: CallClient; view: MeterView }): LeaseKeeper {
    return new LeaseKeeper({
      connectionId: id, call: client, meter: view,
      port: {
        renew: async (lease, signal) => {
          const answer = await this.#parts.api.renewLease(talk.id, lease, signal);
          if (answer.meter !== null) return { ...answer, meter: answer.meter };
          this.#parts.changed(talk.id);
          throw new Error('the talk is over without having begun');
        },
        goodbye: (lease) => void this.#parts.api.goodbye(talk.id, lease),
      },
      answered: ({ state, replaced }) => {
        if (replaced) {
          this.leave();
          this.#become({ replaced: true });
        } else if (state !== 'accepted') {
          this.#parts.changed(talk.id);
        }
      },
    });
  }

  async #measure(): Promise<void> {
    const before = this.#measured;
    this.#measured = await this.client?.stats() ?? noStats;
    const signal = this.client?.state === 'connected' ? signalStrength(before, this.#measured) : 0;
    if (signal !== this.signal) this.#become({ signal });
  }

  #setCamera(camera: MediaStreamTrack | null): void {
    this.client?.setCamera(camera);
    this.#become({ camera });
  }

  #become(changes: Partial<Pick<CallStore, 'joining' | 'replaced' | 'needsPress' | 'muted' | 'camera' | 'signal' | 'view'>>): void {
    Object.assign(this, changes);
    this.tell();
  }
}
