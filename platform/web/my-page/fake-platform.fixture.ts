import { createChoku } from '@choku/sdk';
import { Platform } from './platform.ts';
import type { Talk } from '../wire.ts';

/** A picture that needs no server. */
export const noPicture = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

/** What a platform that stands in was asked: method, path with its query, body. */
export interface Asked { readonly method: string; readonly path: string; readonly body: unknown }

/** A platform that answers what a test says, by `METHOD /path`; everything else is not found. Its stream of events stays silent. */
export function fakePlatform(answers: Readonly<Record<string, unknown>>): { platform: Platform; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    if (pathname === '/v1/events') return new Response(new ReadableStream(), { headers: { 'Content-Type': 'text/event-stream' } });
    const text = await request.text();
    asked.push({ method: request.method, path: `${pathname}${search}`, body: text === '' ? null : JSON.parse(text) });
    const answer = answers[`${request.method} ${pathname}`];
    if (answer instanceof Response) return answer.clone();
    return answer === undefined ? Response.json({ type: 'about:blank', title: 'Not found', status: 404, code: 'not_found' }, { status: 404 }) : Response.json(answer);
  };
  const choku = createChoku({ baseUrl: location.origin, fetch: fetch as typeof globalThis.fetch, retryWaits: [] });
  return { platform: new Platform(choku), asked };
}

/** A request that waits for its provider. */
export function waitingTalk(given: Partial<Talk> = {}): Talk {
  const soon = new Date(performance.timeOrigin + performance.now() + 600_000).toISOString();
  return {
    id: 'tlk_00000000000000000001', serviceId: 'svc_00000000000000000001', serviceTitle: '川口市の保育園えらび', conversationId: 'cnv_00000000000000000001', role: 'provider',
    other: { id: 'usr_00000000000000000002', nickname: 'ゆう', avatarUrl: noPicture, hidden: false }, state: 'requested', mode: 'voice', pricePerMinute: 80, freeSeconds: 60, ceilingMinutes: 20,
    ceilingAmount: 1520, comment: '雰囲気を聞きたいです', waitMinutes: 15, requestedAt: '2026-11-23T03:00:00.000Z', waitUntil: soon, acceptedAt: null, joinBy: null, startedAt: null, endedAt: null,
    declineComment: null, missedReason: null, endReason: null, endedBy: null, placeInLine: 1, waitEstimateMinutes: null, hold: null, meter: null, invitedAgainAt: null, canInviteAgain: false, extension: null,
    bill: null, billState: null, visitorFacts: { rating: { average: 5, count: 2 }, talkCount: 3, endedInFreeMinute: 0, messages: 5, maximumSales: 1216 }, myReview: false, origin: null, version: 1, ...given,
  };
}
