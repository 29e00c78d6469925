import { afterAll, afterEach, beforeAll } from 'vitest';
import type { TestCardKind } from '../../platform/src/rails/cards/test-cards.ts';
import { expectSoundBooks } from './books.ts';
import { openPlatform, type Platform } from './platform.ts';
import { provider, visitor, type Provider, type Visitor } from './roles.ts';

/** The one platform of a test file. After every test its books must be sound. */
export function stage(): Platform {
  let opened: Platform | undefined;
  const platform = (): Platform => {
    if (opened === undefined) throw new Error('the platform opens before the first test');
    return opened;
  };
  beforeAll(async () => { opened = await openPlatform(); });
  afterEach(() => expectSoundBooks(platform()));
  afterAll(() => opened?.close());
  return {
    get url() { return platform().url; },
    get ctx() { return platform().ctx; },
    now: () => platform().now(),
    move: (milliseconds) => platform().move(milliseconds),
    advance: (milliseconds) => platform().advance(milliseconds),
    tick: () => platform().tick(),
    restartAfter: (milliseconds) => platform().restartAfter(milliseconds),
    errors: () => platform().errors(),
    close: () => platform().close(),
  };
}

/** Two people of a story. */
export interface Pair {
  readonly provider: Provider;
  readonly visitor: Visitor;
}

let pairs = 0;

/** Aya, who offers a talk, and Ken, who has a card: new ones for every story. */
export async function ayaAndKen(platform: Platform, { price = 120, card = 'works' }: { readonly price?: number; readonly card?: TestCardKind } = {}): Promise<Pair> {
  pairs += 1;
  return { provider: await provider(platform, `aya${pairs}`, { price }), visitor: await visitor(platform, `ken${pairs}`, card) };
}

/** The code of the problem that something is refused with; `none` when it isn't refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'status' in error) return String(error.code);
    throw error;
  }
  return 'none';
}
