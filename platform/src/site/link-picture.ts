import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LinkPicture } from './link-picture-drawing.ts';
import type { PictureAnswer, PictureOrder } from './link-picture-worker.ts';

export type { LinkPicture } from './link-picture-drawing.ts';

/** Changes with the drawing, so that pictures of an older one are not found again. */
const DRAWING = 1;
/** How many pictures wait for the one thread; a further one is refused. */
const MOST_WAITING = 30;
/** Milliseconds without work until the thread ends and gives its memory back. */
const IDLE = 60_000;

/** What a picture shows, as a short name: the same words, the same picture. For its address and its file. */
export function pictureVersion(picture: LinkPicture): string {
  return createHash('sha256').update(JSON.stringify([DRAWING, picture])).digest('hex').slice(0, 16);
}

interface Waiting { readonly done: (png: Uint8Array) => void; readonly failed: (error: Error) => void }

/** One thread that draws pictures one after another; begins with the first order and ends when it has rested for a while. */
class DrawingThread {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #orders = 0;
  #rest: NodeJS.Timeout | undefined;

  /** The picture as PNG; null when too many wait already. Throws what the drawing threw. */
  async draw(picture: LinkPicture): Promise<Uint8Array | null> {
    if (this.#waiting.size >= MOST_WAITING) return null;
    clearTimeout(this.#rest);
    const worker = this.#worker ??= this.#begin();
    const number = this.#orders += 1;
    try {
      return await new Promise<Uint8Array>((done, failed) => {
        this.#waiting.set(number, { done, failed });
        worker.ref();
        worker.postMessage({ number, picture } satisfies PictureOrder, []);
      });
    } finally {
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) this.#pause(worker);
    }
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./link-picture-worker.ts', import.meta.url), { env: {} });
    worker.on('message', (answer: PictureAnswer) => {
      const waiting = this.#waiting.get(answer.number);
      if ('png' in answer) waiting?.done(answer.png);
      else waiting?.failed(new Error(`a link picture could not be drawn: ${answer.failure}`));
    });
    worker.once('error', (error: Error) => { this.#lose(worker, error); });
    worker.once('exit', () => { this.#lose(worker, new Error('the drawing thread ended')); });
    return worker;
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { failed } of this.#waiting.values()) failed(error);
  }

  /** A resting thread keeps no process alive. */
  #pause(worker: Worker): void {
    worker.unref();
    this.#rest = setTimeout(() => {
      if (this.#worker === worker) this.#worker = undefined;
      void worker.terminate();
    }, IDLE).unref();
  }
}

const thread = new DrawingThread();
const drawing = new Map<string, Promise<Uint8Array | null>>();

async function kept(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Keeps a new picture and forgets the ones its subject had before. Written beside and moved, so nobody reads half of one. */
async function keep(folder: string, names: { subject: string; file: string }, png: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${names.file}.${process.pid}`);
  await writeFile(beside, png);
  await rename(beside, join(folder, names.file));
  const old = (await readdir(folder)).filter((name) => name.startsWith(`${names.subject}-`) && name !== names.file);
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
}

/**
 * The picture for link previews of a subject (a service's id and a language), 1200 × 630 as PNG: from the folder where it was drawn
 * before, else drawn in a thread of its own. Null when too many wait.
 */
export async function linkPicture(storageFolder: string, subject: string, picture: LinkPicture): Promise<Uint8Array | null> {
  const folder = join(storageFolder, 'link-pictures');
  const file = `${subject}-${pictureVersion(picture)}.png`;
  const found = await kept(join(folder, file));
  if (found !== null) return found;
  const running = drawing.get(file) ?? thread.draw(picture).then(async (png) => {
    if (png !== null) await keep(folder, { subject, file }, png);
    return png;
  }).finally(() => { drawing.delete(file); });
  drawing.set(file, running);
  return running;
}
