import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coverageOf, coveredBy, drawable } from './font-coverage.ts';
import { drawnPicture } from './link-picture-drawing.ts';
import { linkPicture, pictureVersion, type LinkPicture } from './link-picture.ts';

const covered = coveredBy(coverageOf(readFileSync(fileURLToPath(import.meta.resolve('@fontsource/shippori-antique/files/shippori-antique-japanese-400-normal.woff')))));
const shown: LinkPicture = { locale: 'ja', title: '川口市の保育園えらび', name: 'さとみ', price: '¥80/分', free: '最初の1分無料', site: 'チョク!' };

describe('what the font can draw', () => {
  test('is read from the font itself', () => {
    expect([...'川あア腎臓「、ー'].every(covered)).toBe(true);
    expect(covered('𠮷')).toBe(false);
    expect(() => coverageOf(Buffer.from('no font'))).toThrow(TypeError);
  });
  test.each([
    ['猫🐈の話', '猫の話'], ['家族👨‍👩‍👧と', '家族と'], ['国旗🇯🇵です', '国旗です'], ['1️⃣番', '1番'], ['見えない\u200b\u202e字', '見えない字'], ['か\u3099き', 'がき'], ['a  \n b', 'a b'],
  ])('%s becomes %s', (given, drawn) => {
    expect(drawable(given, () => true)).toBe(drawn);
  });
  test('leaves out a letter that no font has, and marks it where the font has the mark', () => {
    expect(drawable('𠮷野家', covered)).toBe('野家');
    expect(drawable('𠮷野家', (character) => character !== '𠮷')).toBe('〓野家');
  });
});

describe('a picture', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'choku-picture-')); });
  afterAll(() => rm(folder, { recursive: true }));
  const files = () => readdir(join(folder, 'link-pictures'));

  test('is drawn once for the same words, and anew when they change', async () => {
    const [first, again] = await Promise.all([linkPicture(folder, 'svc_1', shown), linkPicture(folder, 'svc_1', shown)]);
    expect(first).toBe(again);
    expect(await files()).toEqual([`svc_1-${pictureVersion(shown)}.png`]);
    const changed = { ...shown, price: '¥90/分' };
    expect(Buffer.from(await linkPicture(folder, 'svc_1', changed) ?? []).equals(Buffer.from(first ?? []))).toBe(false);
    expect(await files()).toEqual([`svc_1-${pictureVersion(changed)}.png`]);
  });
  test('is drawn from anything people write', async () => {
    for (const title of ['🐈🐈🐈', '<b>&amp;"', 'a'.repeat(60), '\u202eabc', 'あ'.repeat(60)]) expect((await linkPicture(folder, 'svc_2', { ...shown, title }))?.length).toBeGreaterThan(5_000);
  });
  test('breaks a title between phrases, and a word longer than the line anywhere', () => {
    const text = JSON.stringify(drawnPicture(shown, '<svg/>'));
    expect(text).toContain('"川口市の"');
    expect(JSON.stringify(drawnPicture({ ...shown, title: 'a'.repeat(60) }, '<svg/>'))).not.toContain('aaa');
  });
});
