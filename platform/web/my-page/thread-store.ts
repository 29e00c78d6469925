import type { Platform } from './platform.ts';
import type { Conversation, Message } from '../wire.ts';

/** A message of one's own that the platform has not confirmed yet. */
export interface Outgoing {
  /** The same in every try, so that the message arrives once. */
  readonly clientKey: string;
  readonly text: string;
  /** `refused`: this person can't be written to. */
  readonly state: 'sending' | 'failed' | 'refused';
}

/** One conversation by its id, for either side: messages in their order, each once, and what is being sent. */
export class OwnThread {
  conversation: Conversation | null = null;
  messages: readonly Message[] = [];
  outgoing: readonly Outgoing[] = [];
  more = false;
  failed = false;
  readonly id: string;
  readonly #platform: Platform;
  readonly #changed: () => void;
  #reading: Promise<void> = Promise.resolve();

  constructor(parts: { id: string; platform: Platform; changed: () => void }) {
    this.id = parts.id;
    this.#platform = parts.platform;
    this.#changed = parts.changed;
  }

  /** Reads the thread from its end, or what came since. Repeats are harmless. */
  load(): Promise<void> {
    this.#reading = this.#reading.then(() => this.#read());
    return this.#reading;
  }

  /** Reads the messages before the first one shown. */
  async loadOlder(): Promise<void> {
    const [first] = this.messages;
    if (first === undefined) return;
    const page = await this.#page({ before: first.number });
    this.more = page.more;
    this.#add(page.items);
  }

  /** Shows a text as being sent, and sends it. */
  async send(text: string): Promise<void> {
    const outgoing: Outgoing = { clientKey: crypto.randomUUID(), text, state: 'sending' };
    this.outgoing = [...this.outgoing, outgoing];
    this.#changed();
    await this.#deliver(outgoing);
  }

  /** Sends a message again that could not be sent, under its old key. */
  async retry(clientKey: string): Promise<void> {
    const failed = this.outgoing.find((one) => one.clientKey === clientKey && one.state === 'failed');
    if (failed === undefined) return;
    this.#mark(clientKey, 'sending');
    await this.#deliver(failed);
  }

  /** Tells the platform that everything shown has been seen. */
  async markRead(): Promise<void> {
    const { conversation } = this;
    const number = this.messages.at(-1)?.number ?? 0;
    if (conversation === null || number <= conversation.readNumber) return;
    this.conversation = { ...conversation, readNumber: number, unread: 0 };
    await this.#platform.choku.put('/v1/conversations/{conversationId}/read', { params: { path: { conversationId: this.id } }, body: { number } });
  }

  async #read(): Promise<void> {
    try {
      this.conversation = await this.#platform.choku.get('/v1/conversations/{conversationId}', { params: { path: { conversationId: this.id } } });
      const after = this.messages.at(-1)?.number;
      const page = await this.#page(after === undefined ? {} : { after });
      if (after === undefined) this.more = page.more;
      this.failed = false;
      this.#add(page.items);
      if (after !== undefined && page.more) await this.#read();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.failed = true;
      this.#changed();
    }
  }

  #page(wanted: { before?: number; after?: number }): Promise<{ items: Message[]; more: boolean }> {
    return this.#platform.choku.get('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId: this.id }, query: { ...wanted, limit: 50 } } });
  }

  #add(items: readonly Message[]): void {
    const byNumber = new Map([...this.messages, ...items].map((message) => [message.number, message]));
    this.messages = [...byNumber.values()].sort((one, other) => one.number - other.number);
    const sent = new Set(items.map((message) => message.clientKey));
    this.outgoing = this.outgoing.filter((one) => !sent.has(one.clientKey));
    this.#changed();
  }

  #mark(clientKey: string, state: Outgoing['state']): void {
    this.outgoing = this.outgoing.map((one) => (one.clientKey === clientKey ? { ...one, state } : one));
    this.#changed();
  }

  async #deliver({ clientKey, text }: Outgoing): Promise<void> {
    try {
      const message = await this.#platform.choku.post('/v1/conversations/{conversationId}/messages', { params: { path: { conversationId: this.id } }, body: { text, clientKey } });
      // What others wrote in between comes by its own way; a gap would hide it.
      if (message.number === (this.messages.at(-1)?.number ?? 0) + 1) this.#add([message]);
      else await this.load();
    } catch (error) {
      const gone = error instanceof Error && 'status' in error && error.status === 404;
      this.#mark(clientKey, gone ? 'refused' : 'failed');
    }
  }
}
