import { ChokuProblem } from '@choku/sdk';
import { Store } from '../page/store.ts';
import type { Conversation, Message } from '../wire.ts';

/** A message of one's own that the platform has not confirmed yet. */
export interface Outgoing {
  /** The same in every try, so that the message arrives once. */
  readonly clientKey: string;
  readonly text: string;
  /** `refused`: this person can't be written to. */
  readonly state: 'sending' | 'failed' | 'refused';
}

/** Which part of a thread to read: what stands before or after a number, or its end. */
export type Wanted = { readonly before?: number; readonly after?: number };

/** The way to one thread on the platform. Each throws what the SDK throws. */
export interface ThreadPort {
  /** The conversation; null while there is none yet. */
  conversation(): Promise<Conversation | null>;
  messages(conversationId: string, wanted: Wanted): Promise<{ readonly items: readonly Message[]; readonly more: boolean }>;
  /** Sends a message; answers it, with the conversation where that may be new. */
  send(body: { readonly text: string; readonly clientKey: string }): Promise<{ readonly message: Message; readonly conversation?: Conversation }>;
  markRead(conversationId: string, number: number): Promise<void>;
}

/** One conversation, for either side and wherever it is shown: messages in their order, each once, and what is being sent. */
export class Thread extends Store {
  conversation: Conversation | null = null;
  messages: readonly Message[] = [];
  outgoing: readonly Outgoing[] = [];
  /** Whether older messages can be read. */
  more = false;
  readonly #port: ThreadPort;
  #reading: Promise<void> = Promise.resolve();
  #readUpTo = 0;

  constructor(port: ThreadPort) {
    super();
    this.#port = port;
  }

  /** The messages of the other side after the mark of what was read. */
  get unread(): readonly Message[] {
    return this.messages.filter((message) => !message.mine && message.from !== 'platform' && message.number > this.#readUpTo);
  }

  /** Whether the platform hasn't been told yet that everything shown was seen. */
  get hasUnseen(): boolean {
    return this.conversation !== null && (this.messages.at(-1)?.number ?? 0) > this.#readUpTo;
  }

  /** Reads the thread from its end, or what came since. Repeats are harmless; a failure of the turn before is its own caller's. */
  load(): Promise<void> {
    const read = () => this.#read();
    this.#reading = this.#reading.then(read, read);
    return this.#reading;
  }

  /** Reads the messages before the first one shown. */
  async loadOlder(): Promise<void> {
    const [first] = this.messages;
    if (!this.conversation || !first) return;
    const page = await this.#port.messages(this.conversation.id, { before: first.number });
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
    const failed = this.outgoing.find((one) => one.clientKey === clientKey && one.state !== 'sending');
    if (!failed) return;
    this.#mark(clientKey, 'sending');
    await this.#deliver(failed);
  }

  /** Tells the platform that everything shown has been seen. */
  async markRead(): Promise<void> {
    if (!this.conversation || !this.hasUnseen) return;
    this.#readUpTo = this.messages.at(-1)?.number ?? 0;
    this.tell();
    await this.#port.markRead(this.conversation.id, this.#readUpTo);
  }

  async #read(): Promise<void> {
    const conversation = await this.#port.conversation();
    if (conversation === null) return this.tell();
    this.conversation = conversation;
    this.#readUpTo = Math.max(this.#readUpTo, conversation.readNumber);
    const after = this.messages.at(-1)?.number;
    const page = await this.#port.messages(conversation.id, after === undefined ? {} : { after });
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

  #mark(clientKey: string, state: Outgoing['state']): void {
    this.outgoing = this.outgoing.map((one) => (one.clientKey === clientKey ? { ...one, state } : one));
    this.tell();
  }

  async #deliver({ clientKey, text }: Outgoing): Promise<void> {
    try {
      const { message, conversation } = await this.#port.send({ text, clientKey });
      if (conversation !== undefined) this.conversation = conversation;
      // What others wrote in between comes by its own way; a gap would hide it.
      if (message.number === (this.messages.at(-1)?.number ?? 0) + 1) this.#add([message]);
      else await this.load();
      this.#readUpTo = Math.max(this.#readUpTo, message.number);
    } catch (error) {
      this.#mark(clientKey, error instanceof ChokuProblem && error.code === 'not_found' ? 'refused' : 'failed');
    }
  }
}
