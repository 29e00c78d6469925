import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../../primitives/clock.ts';
import { DecodePool, type PoolLimits } from './decode-pool.ts';
import { pictureKind } from './picture-kind.ts';
import { photoName, type PhotoFile, type PhotoRail } from './rail.ts';

const types: Readonly<Record<string, PhotoFile['type']>> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' };
/** Where files stand until all of a photo are written. */
const HALF_MADE = '.new';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Resolves also where there is nothing; other failures are passed on. */
async function orMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function write(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(content);
    // A row will name this file: it must outlive a power cut as the row does.
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isOlder(path: string, moment: number): Promise<boolean> {
  const found = await orMissing(stat(path));
  return found !== null && found.mtimeMs < moment;
}

interface Place { readonly folder: string; readonly clock: Clock }

/** The files of photos in a folder: one folder a photo, made aside and moved into place whole, so that a crash leaves no half of one. */
class Shelves {
  readonly #at: Place;
  readonly #half: string;

  constructor(at: Place) {
    this.#at = at;
    this.#half = join(at.folder, HALF_MADE);
  }

  /** Two characters of the name first: no folder grows endless. */
  #shelf(name: string): string {
    return join(this.#at.folder, name.slice(0, 2));
  }

  #place(name: string): string {
    return join(this.#shelf(name), name);
  }

  async keep(name: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
    const made = join(this.#half, name);
    await mkdir(made, { recursive: true });
    try {
      for (const [file, content] of Object.entries(files)) await write(join(made, file), content);
      const now = this.#at.clock.now() / 1_000;
      await utimes(made, now, now);
      await mkdir(this.#shelf(name), { recursive: true });
      await rename(made, this.#place(name));
    } catch (error) {
      await this.remove(name);
      throw error;
    }
  }

  async read(name: string, file: string): Promise<PhotoFile | null> {
    const [, format = ''] = /^\d{2,4}\.(avif|webp|jpg)$/u.exec(file) ?? [];
    const type = types[format];
    if (type === undefined || !photoName.test(name)) return null;
    const content = await orMissing(readFile(join(this.#place(name), file)));
    return content && { content, type };
  }

  async remove(name: string): Promise<void> {
    for (const path of [this.#place(name), join(this.#half, name)]) await rm(path, { recursive: true, force: true });
  }

  async removeUnnamed(named: ReadonlySet<string>, before: number): Promise<number> {
    let removed = 0;
    for (const shelf of (await orMissing(readdir(this.#at.folder)) ?? []).filter((name) => name === HALF_MADE || name.length === 2)) {
      for (const name of await orMissing(readdir(join(this.#at.folder, shelf))) ?? []) {
        const path = join(this.#at.folder, shelf, name);
        if ((named.has(name) && shelf !== HALF_MADE) || !await isOlder(path, before)) continue;
        await rm(path, { recursive: true, force: true });
        removed += 1;
      }
    }
    return removed;
  }
}

/** Photos made by this process's own decoders and kept in a folder. */
export function folderPhotos(at: Place & { readonly log: Logger; readonly limits?: PoolLimits }): PhotoRail {
  const pool = new DecodePool({ onLost: (how) => at.log.warn({ how }, 'a process that decodes pictures was lost'), ...at.limits });
  const shelves = new Shelves(at);
  return {
    kind: 'folder',
    async take(picture, { name, recipe, crop }) {
      const known = pictureKind(picture);
      if (!known.ok) return known;
      const developed = await pool.develop({ picture, kind: known.kind, recipe, crop });
      if (!developed.ok) return developed;
      await shelves.keep(name, developed.files);
      return { ok: true, photo: developed.photo };
    },
    read: (name, file) => shelves.read(name, file),
    remove: (name) => shelves.remove(name),
    removeUnnamed: (named, before) => shelves.removeUnnamed(named, before),
    close: () => pool.close(),
  };
}
