import type { BrowserContext, Page } from 'playwright-core';
import { assertBooks } from '../../platform/src/books.ts';
import { openDatabase } from '../../platform/src/database/database.ts';
import { pino } from 'pino';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Choku } from '../../sdk/src/index.ts';
import { eventually } from '../support/condition.ts';
import type { TestPlatform } from '../support/platform.ts';
import { acceptFirst } from './host.ts';
import { expectFlow, frameIn } from './media.ts';
import { askAsSomebodyNew, chooseCard, consent, openConsent, openPost, type Reader, type RequestWishes } from './reader.ts';

let readers = 0;

/** A call between a reader in the post and the provider on her page, with sound flowing both ways. */
export interface TalkInPost {
  readonly reader: Reader;
  readonly talkId: string;
}

/** A new reader goes all the way from the post to a running call. The provider's my page is open. */
export async function talkInPost(platform: TestPlatform, at: { readonly reader: BrowserContext; readonly host: Page }, wishes: RequestWishes = {}): Promise<TalkInPost> {
  const reader = await requestInPost(platform, at.reader, wishes);
  const talkId = await acceptFirst(at.host);
  const kinds = wishes.mode === 'ビデオ' ? ['audio', 'video'] as const : ['audio'] as const;
  await Promise.all([expectFlow(at.host, kinds), expectFlow(await frameIn(reader.page), kinds)]);
  return { reader, talkId };
}

/** A new reader goes from the post to a request that waits. */
export async function requestInPost(platform: TestPlatform, context: BrowserContext, wishes: RequestWishes = {}): Promise<Reader> {
  readers += 1;
  const reader = await openPost(platform, context);
  await askAsSomebodyNew(platform, reader, { nickname: `よむ${readers}`, email: `yomu-${readers}@example.jp`, question: '見学は何か所まわりましたか?' });
  const popup = await openConsent(reader, wishes);
  await chooseCard(popup);
  await consent(popup);
  await reader.frame.getByRole('heading', { name: 'さとみさんに知らせました' }).waitFor();
  return reader;
}

/** The talk as the platform tells the provider. */
export function talkOf(choku: Choku, talkId: string) {
  return choku.get('/v1/talks/{talkId}', { params: { path: { talkId } } });
}

/** Waits until a talk is settled. */
export function settled(choku: Choku, talkId: string) {
  return eventually(async () => {
    const talk = await talkOf(choku, talkId);
    return talk.state === 'settled' ? talk : undefined;
  }, { within: 20_000, every: 200 });
}

/** Expects that every rule of the books holds in the platform's database. */
export async function expectBooks(at: { readonly storageFolder: string } | { readonly databaseUrl: string }): Promise<void> {
  const db = await openDatabase({ ...('databaseUrl' in at ? { url: at.databaseUrl } : { file: join(at.storageFolder, 'choku.sqlite') }), log: pino({ level: 'silent' }) });
  expect(await assertBooks(db)).toEqual([]);
  await db.close();
}
