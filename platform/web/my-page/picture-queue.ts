import type { Locale } from '../../src/primitives/locale.ts';
import { photoTexts as t } from '../../src/services/photo-texts.ts';
import { sendPicture, type SendPicture, type Uploaded } from './picture-upload.ts';

/** The most bytes of a picture: what is larger isn't sent at all. */
const MOST_BYTES = 10 * 1_048_576;

/** Whether a file is larger than a picture may be. */
export const isTooLarge = (file: Blob): boolean => file.size > MOST_BYTES;

/** A picture on its way. */
export interface Pending {
  readonly key: string;
  readonly name: string;
  /** For a small view of it. */
  readonly address: string;
  readonly state: 'waiting' | 'sending' | 'preparing' | 'failed';
  /** How much of it is sent, from 0 to 1. */
  readonly part: number;
  /** Why it failed, in words. */
  readonly words: string;
}

/** What a queue tells and asks. */
export interface QueueOptions {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly locale: () => Locale;
  /** Something about the pictures on their way has changed. */
  readonly changed: (pending: readonly Pending[]) => void;
  /** One has arrived. */
  readonly done: (body: unknown) => void;
  readonly send?: SendPicture;
}

interface Item { readonly file: Blob; readonly crop: string | null; shown: Pending; readonly stop: AbortController }

/** Sends pictures one after the other, in the order they were given; one that fails waits for another try and holds nobody up. */
export class PictureQueue {
  readonly #options: QueueOptions;
  readonly #items: Item[] = [];
  #busy = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Takes a picture with the part of it to use; the whole is fitted by the platform where none is named. */
  add(file: File, crop: string | null): void {
    const tooLarge = isTooLarge(file);
    const shown: Pending = {
      key: crypto.randomUUID(), name: file.name, address: URL.createObjectURL(file), part: 0, state: tooLarge ? 'failed' : 'waiting', words: tooLarge ? t.tooLarge[this.#options.locale()] : '',
    };
    this.#items.push({ file, crop, shown, stop: new AbortController() });
    this.#tell();
    void this.#work();
  }

  /** Tries one that failed again, under its old key: if it did arrive, it doesn't a second time. */
  again(key: string): void {
    const item = this.#items.find(({ shown }) => shown.key === key);
    if (item === undefined || item.shown.state !== 'failed' || isTooLarge(item.file)) return;
    this.#show(item, { state: 'waiting', part: 0, words: '' });
    void this.#work();
  }

  /** Gives one up. */
  drop(key: string): void {
    const item = this.#items.find(({ shown }) => shown.key === key);
    if (item === undefined) return;
    item.stop.abort();
    this.#forget(item);
  }

  /** Gives all up: the page goes. */
  close(): void {
    for (const item of [...this.#items]) this.drop(item.shown.key);
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#sendOne(next);
    this.#busy = false;
  }

  #next(): Item | undefined {
    return this.#items.find(({ shown }) => shown.state === 'waiting');
  }

  async #sendOne(item: Item): Promise<void> {
    const { method, path, locale, done, send = sendPicture } = this.#options;
    this.#show(item, { state: 'sending' });
    const answer = await send({
      method, path: item.crop === null ? path : `${path}?crop=${item.crop}`, file: item.file, key: item.shown.key, locale: locale(), signal: item.stop.signal,
      progress: (part) => { this.#show(item, { part, state: part >= 1 ? 'preparing' : 'sending' }); },
    });
    if (!this.#items.includes(item)) return;
    if (!answer.ok) return this.#show(item, { state: 'failed', words: this.#why(answer) });
    this.#forget(item);
    done(answer.body);
  }

  #why({ code, words }: Uploaded & { ok: false }): string {
    return words ?? t[code === 'offline' ? 'offline' : 'failed'][this.#options.locale()];
  }

  #show(item: Item, change: Partial<Pending>): void {
    item.shown = { ...item.shown, ...change };
    this.#tell();
  }

  #forget(item: Item): void {
    URL.revokeObjectURL(item.shown.address);
    const at = this.#items.indexOf(item);
    if (at !== -1) this.#items.splice(at, 1);
    this.#tell();
  }

  #tell(): void {
    this.#options.changed(this.#items.map(({ shown }) => shown));
  }
}
