import { existsSync, globSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { damage, noise } from './fixtures/bytes.fixture.ts';
import { hostilePictures, type HostilePicture } from './fixtures/hostile-pictures.fixture.ts';
import { extrasOf } from './fixtures/metadata.fixture.ts';
import { inWideProfile, oddPictures, SECRET, turned, type OddPicture } from './fixtures/odd-pictures.fixture.ts';
import { instant } from '../../primitives/instant.ts';
import { DecodePool, type PoolLimits } from './decode-pool.ts';
import { folderPhotos } from './folder.ts';
import type { DevelopOrder } from './develop.ts';
import { newPhotoName, photoFormats, type Crop, type PhotoRail, type Recipe, type Taken } from './rail.ts';

const now = Date.UTC(2026, 10, 23);
const small: Recipe = { ratio: 3 / 2, widths: [60, 120] };
let seed = 0;
const newName = () => newPhotoName((length) => noise(length, (seed += 1)));

let folder: string;
let photos: PhotoRail;
const open = (limits: PoolLimits = {}) => folderPhotos({ folder, clock: { now: () => instant(now) }, log: pino({ level: 'silent' }), limits });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'choku-photos-'));
  photos = open();
});
afterAll(async () => {
  await photos.close();
  await rm(folder, { recursive: true, force: true });
});

const filesOnDisk = () => globSync('**/*.*', { cwd: folder });
const take = (bytes: Buffer, { recipe = small, crop = null }: { recipe?: Recipe; crop?: Crop | null } = {}, name = newName()): Promise<Taken & { name: string }> =>
  photos.take(bytes, { name, recipe, crop }).then((taken) => ({ ...taken, name }));

async function fileOf(name: string, file: string): Promise<Buffer> {
  const found = await photos.read(name, file);
  if (found === null) throw new Error(`there is no ${file}`);
  return Buffer.from(found.content);
}

/** The colour in the middle of a half of a file. */
async function colourAt(file: Buffer, side: 'left' | 'right'): Promise<readonly number[]> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width * (side === 'left' ? 0.25 : 0.75))) * info.channels;
  return [...data.subarray(at, at + 3)];
}

describe('what must not become a photo is refused with its reason, and leaves nothing', async () => {
  const hostile: readonly HostilePicture[] = await hostilePictures();
  afterEach(() => expect(filesOnDisk()).toEqual([]));

  test('there are enough of them', () => expect(hostile.length).toBeGreaterThanOrEqual(70));
  test.each(hostile.map((picture) => ({ ...picture })))('$name', async ({ bytes, faults }) => {
    const taken = await take(bytes);
    expect(faults).toContain(taken.ok ? 'taken' : taken.fault);
  });
});

test('pictures damaged by chance are taken or refused, and the next ones are taken as ever', async () => {
  const chance = Math.floor(Math.random() * 2 ** 31);
  const whole = await oddPictures();
  const damaged = Array.from({ length: 60 }, (_, index) => damage(whole[index % whole.length]?.bytes ?? Buffer.alloc(0), chance + index));
  const outcomes: string[] = [];
  for (const bytes of damaged) {
    const taken = await take(bytes);
    outcomes.push(taken.ok ? 'taken' : taken.fault);
  }
  const sound = ['taken', 'empty', 'broken', 'too_many_pixels', 'hidden_file', 'unknown_type', 'heic', 'gif', 'svg'];
  expect(outcomes.filter((outcome) => !sound.includes(outcome)), `by chance ${chance}`).toEqual([]);
  expect((await take(await turned(1))).ok).toBe(true);
}, 60_000);

describe('an unusual picture becomes files that hold nothing but the picture', async () => {
  const odd: readonly OddPicture[] = await oddPictures();
  beforeEach(() => rm(folder, { recursive: true, force: true }));

  test.each(odd.map((picture) => ({ ...picture })))('$name', async ({ bytes }) => {
    const taken = await take(bytes);
    if (!taken.ok) throw new Error(taken.fault);
    for (const format of photoFormats) {
      const width = taken.photo.widths.at(-1) ?? 0;
      const file = await fileOf(taken.name, `${width}.${format}`);
      expect([format, extrasOf(file, format), file.includes('SECRET')]).toEqual([format, [], false]);
      const { exif, icc, iptc, xmp, orientation, hasAlpha, pages = 1, ...about } = await sharp(file).metadata();
      expect([about.width, about.height, about.space, exif, icc, iptc, xmp, orientation, hasAlpha, pages]).toEqual([width, taken.photo.height, 'srgb', undefined, undefined, undefined, undefined, undefined, false, 1]);
    }
  });

  test('what is looked for is there before', () => {
    const told = odd.filter(({ name }) => / with (?:EXIF|IPTC|a comment|texts|a wide|its depth|a film)/u.test(name));
    expect(told.filter(({ bytes }) => !bytes.includes(SECRET)).map(({ name }) => name)).toEqual([]);
  });
});

describe('a photo', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('stands upright when the camera was held in way %i', async (orientation) => {
    const { name } = await take(await turned(orientation));
    const file = await fileOf(name, '90.webp');
    const [left, right] = [await colourAt(file, 'left'), await colourAt(file, 'right')];
    expect([left[0], right[2]].map((value) => (value ?? 0) > 150)).toEqual([true, true]);
    expect([left[2], right[0]].map((value) => (value ?? 255) < 90)).toEqual([true, true]);
  });

  test('keeps its colours when they come in a wider profile', async () => {
    const { name } = await take(await inWideProfile({ r: 180, g: 60, b: 60 }));
    const [red = 0, green = 0] = await colourAt(await fileOf(name, '90.jpg'), 'left');
    expect([red > 187, green < 55]).toEqual([true, true]);
  });

  test('is on white where it was see-through', async () => {
    const { name } = await take(await sharp({ create: { width: 90, height: 60, channels: 4, background: '#00000000' } }).png().toBuffer());
    for (const format of photoFormats) expect(Math.min(...await colourAt(await fileOf(name, `90.${format}`), 'left'))).toBeGreaterThan(250);
  });

  test('is the part that was chosen, in its shape', async () => {
    const { name } = await take(await turned(1), { recipe: { ratio: 1, widths: [30] }, crop: { left: 0.5, top: 0, width: 0.5, height: 1 } });
    const file = await fileOf(name, '30.webp');
    expect(await sharp(file).metadata()).toMatchObject({ width: 30, height: 30 });
    expect((await colourAt(file, 'left'))[2]).toBeGreaterThan(150);
  });

  test('has every width it fills, in each format under 2 MB, and one JPEG', async () => {
    const rough = await sharp(noise(180 * 120 * 3), { raw: { width: 180, height: 120, channels: 3 } }).resize(1_800).jpeg({ quality: 95 }).toBuffer();
    const { name, ...taken } = await take(rough, { recipe: { ratio: 3 / 2, widths: [400, 800, 1600] } });
    expect(taken).toEqual({ ok: true, photo: { width: 1600, height: 1067, widths: [400, 800, 1600] } });
    const files = ['400.avif', '800.avif', '1600.avif', '400.webp', '800.webp', '1600.webp', '800.jpg'];
    expect(globSync(`**/${name}/*`, { cwd: folder }).length).toBe(files.length);
    for (const file of files) expect((await fileOf(name, file)).length).toBeLessThan(2_000_000);
  });

  test.each(['../../choku.sqlite', '..%2f..%2fx', '60.svg', '60.jpg/../x', '60', '60.jpeg', 'a.avif', ''])('gives out its own files alone: not %s', async (file) => {
    const { name } = await take(await turned(1));
    expect(await photos.read(name, file)).toBeNull();
    expect(await photos.read(file, '60.webp')).toBeNull();
  });

  test('goes with all its files, also twice', async () => {
    const { name } = await take(await turned(1));
    await photos.remove(name);
    await photos.remove(name);
    expect([await photos.read(name, '90.webp'), globSync(`**/${name}`, { cwd: folder })]).toEqual([null, []]);
  });

  test('is swept when nobody names it, though not at once', async () => {
    await rm(folder, { recursive: true, force: true });
    const [named, unnamed] = [await take(await turned(1)), await take(await turned(1))];
    const half = join(folder, '.new', newName());
    await mkdir(half, { recursive: true });
    writeFileSync(join(half, '60.webp'), 'half');
    await utimes(half, now / 1_000, now / 1_000);
    const names = new Set([named.name]);
    expect(await photos.removeUnnamed(names, now)).toBe(0);
    expect(await photos.removeUnnamed(names, now + 1)).toBe(2);
    expect([await photos.read(named.name, '90.webp') === null, await photos.read(unnamed.name, '90.webp') === null, existsSync(half)]).toEqual([false, true, false]);
  });
});

describe('the pool', () => {
  const program = (source: string): string => {
    const path = join(folder, `program-${newName()}.mjs`);
    writeFileSync(path, source);
    return path;
  };
  const order: DevelopOrder = { picture: Buffer.from('x'), kind: 'jpeg', recipe: small, crop: null };
  beforeEach(() => mkdir(folder, { recursive: true }));

  test('works on two at once, lets a few wait and sends the rest away', async () => {
    // Each process answers its own number once it is told to by a file; until then it holds its place.
    const gate = join(folder, 'gate');
    const slow = program(`import { existsSync } from 'node:fs'; process.on('message', () => { const at = setInterval(() => { if (existsSync(${JSON.stringify(gate)})) { clearInterval(at); process.send({ ok: false, fault: String(process.pid) }); } }, 5); });`);
    const pool = new DecodePool({ atOnce: 2, waiting: 3, program: slow });
    const asked = Array.from({ length: 7 }, () => pool.develop(order));
    expect((await Promise.all(asked.slice(5))).map((one) => !one.ok && one.fault)).toEqual(['busy', 'busy']);
    writeFileSync(gate, '');
    const processes = (await Promise.all(asked.slice(0, 5))).map((one) => (one.ok ? '' : one.fault));
    expect(new Set(processes).size).toBe(2);
    await pool.close();
    expect(await pool.develop(order)).toEqual({ ok: false, fault: 'busy' });
  });

  test('survives a process that dies, and one that never answers', async () => {
    const lost: string[] = [];
    const pool = new DecodePool({ program: program('process.on("message", () => process.kill(process.pid, "SIGSEGV"));'), onLost: (how) => lost.push(how) });
    expect(await pool.develop(order)).toEqual({ ok: false, fault: 'broken' });
    expect(await pool.develop(order)).toEqual({ ok: false, fault: 'broken' });
    await pool.close();
    const deaf = new DecodePool({ program: program('process.on("message", () => undefined);'), within: 50, onLost: (how) => lost.push(how) });
    expect(await deaf.develop(order)).toEqual({ ok: false, fault: 'too_slow' });
    await deaf.close();
    expect(lost).toEqual(['ended with SIGSEGV', 'ended with SIGSEGV', 'took too long']);
  });

  test('tells its processes none of our settings', async () => {
    const pool = new DecodePool({ program: program('process.on("message", () => process.send({ ok: false, fault: Object.keys(process.env).join() + process.argv.length }));') });
    expect(await pool.develop(order)).toEqual({ ok: false, fault: '2' });
    await pool.close();
  });
});
