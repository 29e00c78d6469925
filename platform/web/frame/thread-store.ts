import { ChokuProblem } from '@choku/sdk';
import type { FrameApi } from './api.ts';
import type { Session } from './session.ts';
import { Store } from './store.ts';
import type { Vault } from './vault.ts';
import type { Conversation, Message } from '../wire.ts';

/** A message of one's own that the platform has not confirmed yet. */
export interface Outgoing {
  /** The same in every try, so that the message arrives once. */
  readonly clientKey: string;
  readonly text: string;
  /** `refused`: this person can't be written to. */
  readonly state: 'sending' | 'failed' | 'refused';
}

/** The conversation of this visitor about this service: messages in their order, each once, and what is being sent. */
export class ThreadStore extends Store {
  conversation: Conversation | null = null;
  messages: readonly Message[] = [];
  outgoing: readonly Outgoing[] = [];
  /** Whether older messages can be read. */
  more = false;
  readonly #api: FrameApi;
  readonly #session: Session;
  readonly #vault: Vault;
  readonly #draftKey: string;
  #reading: Promise<void> = Promise.resolve();
  #readUpTo = 0;

  constructor(api: FrameApi, session: Session, vault: Vault) {
    super();
    this.#api = api;
    this.#session = session;
    this.#vault = vault;
    this.#draftKey = `choku-draft:${api.serviceId}`;
  }

  /** What was typed and not sent; kept over a reload. */
  get draft(): string {
    return this.#vault.get(this.#draftKey) ?? '';
  }

  set draft(text: string) {
    if (text === '') this.#vault.remove(this.#draftKey);
    else this.#vault.set(this.#draftKey, text);
  }

  /** How many messages of the other side stand after the mark of what was read. */
  get unread(): number {
    return this.messages.filter((message) => !message.mine && message.from !== 'platform' && message.number > this.#readUpTo).length;
  }

  /** Reads the thread from its end, or what came since. Repeats are harmless. */
  load(): Promise<void> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#read());
    return this.#reading;
  }

  /** Reads the messages before the first one shown. */
  async loadOlder(): Promise<void> {
    const [first] = this.messages;
    if (!this.conversation || !first) return;
    const page = await this.#api.messages(this.conversation.id, { before: first.number });
    this.more = page.more;
    this.#add(page.items);
  }

  /** Shows a text as being sent, and sends it. */
  async send(text: string): Promise<void> {
    const outgoing: Outgoing = { clientKey: crypto.randomUUID(), text, state: 'sending' };
    this.outgoing = [...this.outgoing, outgoing];
    this.tell();
    await this.#deliver(outgoing);
  }

  /** Sends a message again that could not be sent, under its old key. */
  async retry(clientKey: string): Promise<void> {
    const failed = this.outgoing.find((one) => one.clientKey === clientKey);
    if (!failed || failed.state === 'sending') return;
    this.#mark(failed, 'sending');
    await this.#deliver(failed);
  }

  /** Whether the platform hasn't been told yet that everything shown was seen. */
  get hasUnseen(): boolean {
    return this.conversation !== null && (this.messages.at(-1)?.number ?? 0) > this.#readUpTo;
  }

  /** Tells the platform that everything shown has been seen. */
  async markRead(): Promise<void> {
    const last = this.messages.at(-1)?.number ?? 0;
    if (!this.conversation || !this.hasUnseen) return;
    this.#readUpTo = last;
    this.tell();
    await this.#api.markRead(this.conversation.id, last);
  }

  async #read(): Promise<void> {
    if (!this.#session.signedIn) return;
    try {
      this.conversation = await this.#api.conversation();
    } catch (error) {
      if (error instanceof ChokuProblem && error.code === 'not_found') return this.tell();
      throw error;
    }
    this.#readUpTo = Math.max(this.#readUpTo, this.conversation.readNumber);
    const after = this.messages.at(-1)?.number;
    const page = await this.#api.messages(this.conversation.id, after === undefined ? {} : { after });
    if (after === undefined) this.more = page.more;
    this.#add(page.items);
    if (after !== undefined && page.more) await this.#read();
  }

  #add(items: readonly Message[]): void {
    const byNumber = new Map([...this.messages, ...items].map((message) => [message.number, message]));
    this.messages = [...byNumber.values()].sort((one, other) => one.number - other.number);
    const sent = new Set(items.map((message) => message.clientKey));
    this.outgoing = this.outgoing.filter((one) => !sent.has(one.clientKey));
    this.tell();
  }

  #mark(outgoing: Outgoing, state: Outgoing['state']): void {
    this.outgoing = this.outgoing.map((one) => (one.clientKey === outgoing.clientKey ? { ...one, state } : one));
    this.tell();
  }

  async #deliver({ clientKey, text }: Outgoing): Promise<void> {
    const body = { text, clientKey };
    const outgoing: Outgoing = { clientKey, text, state: 'sending' };
    try {
      const { conversation, message } = await this.#api.ask(body);
      this.conversation = conversation;
      // What others wrote in between comes by its own way; a gap would hide it.
      if (message.number === (this.messages.at(-1)?.number ?? 0) + 1) this.#add([message]);
      else await this.load();
      this.#readUpTo = Math.max(this.#readUpTo, message.number);
    } catch (error) {
      this.#mark(outgoing, error instanceof ChokuProblem && error.code === 'not_found' ? 'refused' : 'failed');
    }
  }
}
