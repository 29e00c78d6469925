import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/condition.ts';
import { startCoturn, type Coturn } from '../support/coturn.ts';
import { expectBillByTheRule } from './host.ts';
import { frameIn, watchCalls } from './media.ts';
import { openStage, type Stage } from './stage.ts';
import { settled, talkInPost } from './talk-in-post.ts';

let coturn: Coturn;
let stage: Stage;
beforeAll(async () => {
  coturn = await startCoturn();
  stage = await openStage({}, { TURN_URLS: coturn.url, TURN_SECRET: coturn.secret });
});
afterAll(async () => {
  await stage.browser.close();
  await stage.platform.stop();
  await coturn.stop();
});

/** The kinds of the two candidates that carry the call, and the addresses that a side was told of the other. */
async function pathOf(where: Page | Frame): Promise<{ readonly kinds: readonly string[]; readonly told: readonly string[] }> {
  return where.evaluate(async () => {
    const kinds: string[] = [];
    const told: string[] = [];
    for (const connection of window.madeConnections ?? []) {
      if (connection.connectionState !== 'connected') continue;
      told.push(...(connection.remoteDescription?.sdp.match(/^a=candidate:.+$/gmu) ?? []));
      const reports = await connection.getStats();
      const byId = new Map<string, { type: string; candidateType?: string; nominated?: boolean; localCandidateId?: string; remoteCandidateId?: string; state?: string }>();
      reports.forEach((report: { id: string; type: string }) => byId.set(report.id, report));
      for (const pair of byId.values()) {
        if (pair.type !== 'candidate-pair' || pair.nominated !== true || pair.state !== 'succeeded') continue;
        kinds.push(byId.get(pair.localCandidateId ?? '')?.candidateType ?? '', byId.get(pair.remoteCandidateId ?? '')?.candidateType ?? '');
      }
    }
    return { kinds, told };
  });
}

test('with a relay the sound goes through it alone, and neither side is told where the other is', async () => {
  const { browser, platform, host, choku } = stage;
  const context = await browser.newContext({ locale: 'ja-JP' });
  await watchCalls(context);
  const { reader, talkId } = await talkInPost(platform, { reader: context, host });
  for (const side of [host, await frameIn(reader.page)]) {
    const { kinds, told } = await eventually(async () => {
      const path = await pathOf(side);
      return path.kinds.length > 0 ? path : undefined;
    });
    expect(new Set(kinds)).toEqual(new Set(['relay']));
    expect(told.filter((candidate) => !/ typ relay raddr 0\.0\.0\.0 /u.test(candidate))).toEqual([]);
  }
  await host.getByTitle('終了する').click();
  await settled(choku, talkId);
  await expectBillByTheRule(choku, talkId);
});
