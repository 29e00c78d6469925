import { ChokuProblem } from '@choku/sdk';
import { holdAmount } from '../../src/primitives/price.ts';
import { yen } from '../../src/primitives/yen.ts';
import type { FrameApi } from './api.ts';
import type { Session } from './session.ts';
import { Store } from '../page/store.ts';
import { isBilled, isOpen, type RequestBody, type RequestForm, type Service, type Statement, type Talk } from '../wire.ts';

/** The ceilings a form offers before it is known who asks, in minutes. */
const ceilings = [10, 20, 30, 60];

/** The service, the request form and the visitor's talk: what the platform last said of them, and what can be done. */
export class TalkStore extends Store {
  service: Service | null = null;
  form: RequestForm | null = null;
  /** The talk on screen: open, or over and not yet put away. */
  talk: Talk | null = null;
  /** The latest talk that was held before. */
  previous: Talk | null = null;
  /** The bill of the talk on screen, once it has ended. */
  statement: Statement | null = null;
  /** The service is hidden from this reader, or was never there. */
  missing = false;
  loaded = false;
  readonly #api: FrameApi;
  readonly #session: Session;

  constructor(api: FrameApi, session: Session) {
    super();
    this.#api = api;
    this.#session = session;
  }

  /** Reads everything afresh. Throws when the platform can't be reached. */
  async load(): Promise<void> {
    try {
      const [service, talks, form] = await Promise.all([
        this.#api.service(), this.#session.signedIn ? this.#api.talks() : [], this.#session.signedIn ? this.#api.requestForm() : null,
      ]);
      Object.assign(this, { service, form, missing: false, loaded: true });
      this.#choose(talks);
    } catch (error) {
      this.#hide(error);
    }
    this.tell();
    if (this.talk && isBilled(this.talk)) await this.#readStatement(this.talk);
  }

  /** Reads the request form again: the price, the line or a mandate may have changed. */
  async loadForm(): Promise<void> {
    if (!this.#session.signedIn) return;
    try {
      this.form = await this.#api.requestForm();
    } catch (error) {
      this.#hide(error);
    }
    this.tell();
  }

  /** Reads one talk again. */
  async refresh(talkId: string): Promise<void> {
    this.take(await this.#api.talk(talkId));
  }

  /** Takes a talk as the platform has just sent it; what is older than what is shown is passed over. */
  take(next: Talk): void {
    const shown = this.talk;
    if (next.role !== 'visitor' || next.serviceId !== this.#api.serviceId) return;
    if (shown?.id === next.id && next.version < shown.version) return;
    if (shown !== null && shown.id !== next.id && isOpen(shown)) return;
    if (shown?.id !== next.id && !isOpen(next) && next.invitedAgainAt === null) return;
    this.talk = next;
    this.tell();
    if (isBilled(next)) void this.#readStatement(next);
  }

  /** Takes a talk that is over from the screen. */
  putAway(): void {
    if (this.talk && isBilled(this.talk)) this.previous = this.talk;
    this.talk = null;
    this.statement = null;
    this.tell();
  }

  /** Requests a talk. Throws what the SDK throws. */
  async request(body: RequestBody): Promise<void> {
    const talk = await this.#api.requestTalk(body);
    if (!isOpen(this.talk)) this.talk = null;
    this.take(talk);
  }

  /** Sends a command for the talk on screen and takes its answer; in a conflict, what the talk has become. */
  async command(send: (talkId: string) => Promise<Talk>): Promise<void> {
    const talk = this.talk;
    if (!talk) return;
    try {
      this.take(await send(talk.id));
    } catch (error) {
      if (error instanceof ChokuProblem && error.status === 409) await this.refresh(talk.id);
      throw error;
    }
  }

  /** What the form says to somebody who hasn't signed in yet: the public price, with the free minute. */
  guessForm(service: Service): RequestForm {
    const pricing = { pricePerMinute: yen(service.pricePerMinute), freeSeconds: 60 as const };
    return {
      serviceId: service.id, ...pricing, ceilings: ceilings.map((minutes) => ({ minutes, amount: holdAmount(pricing, minutes) })),
      modes: service.modes.filter((mode) => mode !== 'chat'), mandate: null, bigHoldFrom: 30_000, month: { sum: 0, limit: null, left: null }, queueLength: 0, waitEstimateMinutes: null, last: null, openTalkId: null, refusal: null,
    };
  }

  #choose(talks: readonly Talk[]): void {
    const [newest] = talks;
    this.previous = talks.find((talk) => isBilled(talk)) ?? null;
    const open = talks.find((talk) => isOpen(talk));
    const invited = newest && newest.invitedAgainAt !== null && !isOpen(newest) ? newest : null;
    const onScreen = talks.find((talk) => talk.id === this.talk?.id && talk.state !== 'withdrawn');
    this.talk = open ?? onScreen ?? invited;
  }

  async #readStatement(talk: Talk): Promise<void> {
    try {
      this.statement = await this.#api.statement(talk.id);
    } catch (error) {
      // The sum stands in the talk itself; the rows come with the next change.
      if (!(error instanceof ChokuProblem)) throw error;
    }
    this.tell();
  }

  #hide(error: unknown): void {
    if (!(error instanceof ChokuProblem) || error.code !== 'not_found') throw error;
    this.missing = true;
    this.loaded = true;
  }
}
