import { createChoku } from '@choku/sdk';
import type { Locale } from '../../src/primitives/locale.ts';
import { FrameApi } from './api.ts';
import { CallStore } from './call-store.ts';
import { FrameApp } from './frame-app.ts';
import { ServerClock } from './server-clock.ts';
import { CookieSession } from './session.ts';
import { Sounds } from './sounds.ts';
import { TalkStore } from './talk-store.ts';
import { ThreadStore } from './thread-store.ts';
import { BrowserVault } from './vault.ts';
import { WindowOpener } from './window-opener.ts';
import type { Conversation, Message, RequestForm, Service, Statement, Talk } from '../wire.ts';

/** The moment at which the tests' platform stands. */
export const NOW = '2026-10-28T12:00:00.000Z';
const satomi = { id: 'usr_satomi', nickname: 'さとみ', avatarUrl: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>', hidden: false };

/** Satomi's service, with anything changed. */
export const service = (changes: Partial<Service> = {}): Service => ({
  id: 'svc_nursery', url: 'https://choku.example/s/svc_nursery', state: 'published', title: '川口市の保育園えらび', prText: '7か所を見学しました', category: 'children', tags: [],
  pricePerMinute: 80, modes: ['voice', 'video', 'chat'], area: null, talkTimes: null, provider: satomi, light: 'available', nextTalkTime: null, answerMinutes: 2, rating: null,
  talkCount: 3, mine: false, photos: [], createdAt: NOW, updatedAt: NOW, ...changes,
});

/** What the platform says to a request form. */
export const requestForm = (changes: Partial<RequestForm> = {}): RequestForm => ({
  serviceId: 'svc_nursery', pricePerMinute: 80, freeSeconds: 60, ceilings: [[10, 720], [20, 1520], [30, 2320], [60, 4720]].map(([minutes = 0, amount = 0]) => ({ minutes, amount })),
  modes: ['voice', 'video'], mandate: null, bigHoldFrom: 30_000, month: { sum: 0, limit: null, left: null }, queueLength: 0, waitEstimateMinutes: null, last: null, openTalkId: null, refusal: null, ...changes,
});

const card = { id: 'crd_visa', brand: 'visa', last4: '4242', funding: 'credit' as const, isDefault: true, label: 'Visa •••• 4242' };

/** A mandate of Yuu's that still covers 20 minutes. */
export const mandate: NonNullable<RequestForm['mandate']> = {
  id: 'mnd_good', serviceId: 'svc_nursery', origin: null, pricePerMinute: 80, freeSeconds: 60, ceilingMinutes: 20, extensionMinutes: 0, maximum: 1520, maximumWithExtensions: 1520, card,
  validUntil: '2026-10-28T23:00:00.000Z',
};

/** Yuu's talk with Satomi, with anything changed. */
export const talk = (changes: Partial<Talk> = {}): Talk => ({
  id: 'tlk_one', serviceId: 'svc_nursery', serviceTitle: '川口市の保育園えらび', conversationId: 'cnv_one', role: 'visitor', other: satomi, state: 'requested', mode: 'voice', pricePerMinute: 80,
  freeSeconds: 60, ceilingMinutes: 20, ceilingAmount: 1520, comment: '', waitMinutes: 15, requestedAt: NOW, waitUntil: '2026-10-28T12:13:24.000Z', acceptedAt: null, joinBy: null,
  startedAt: null, endedAt: null, declineComment: null, missedReason: null, endReason: null, endedBy: null, placeInLine: 1, waitEstimateMinutes: null, hold: null, meter: null,
  invitedAgainAt: null, canInviteAgain: false, extension: null, bill: null, billState: null, visitorFacts: null, myReview: false, origin: null, version: 1, ...changes,
});

/** A hold in a state. */
export const hold = (state: 'placing' | 'authenticating' | 'declined' | 'placed', cardsLeft = 2): NonNullable<Talk['hold']> => ({
  state, amount: 1520, cardsLeft, card, confirmUrl: state === 'authenticating' ? 'https://bank.example/confirm' : null,
});

/** The bill of 12 min 36 s. */
export const statement = (changes: Partial<Statement> = {}): Statement => ({
  talkId: 'tlk_one', serviceTitle: '川口市の保育園えらび', role: 'visitor', other: satomi, mode: 'voice', pricePerMinute: 80, startedAt: NOW, endedAt: '2026-10-28T12:12:36.000Z', endReason: 'hung_up',
  intervals: [], talkSeconds: 756, freeSeconds: 60, billedSeconds: 696, bill: 928, waived: 0, captured: 928, uncollected: 0, collecting: 0, platformFee: 185, sales: 743,
  holds: [{ part: 1, amount: 1520, captured: 928, released: 592, state: 'captured' }], payableFrom: null, moneyIsReal: false,
  refunds: [], refunded: 0, disputes: [], disputed: 0, absorbed: 0, giveBack: null, ...changes,
});

/** A message of the thread. */
export const message = (number: number, changes: Partial<Message> = {}): Message => ({
  id: `msg_${number}`, conversationId: 'cnv_one', number, from: 'visitor', mine: true, text: `質問${number}`, event: null, at: NOW, clientKey: null, ...changes,
});

/** The thread of Yuu with Satomi. */
export const conversation = (changes: Partial<Conversation> = {}): Conversation => ({
  id: 'cnv_one', serviceId: 'svc_nursery', serviceTitle: '川口市の保育園えらび', role: 'visitor', other: satomi, lastMessage: null, lastNumber: 0, unread: 0, readNumber: 0, otherReadNumber: 0,
  canSend: true, updatedAt: NOW, ...changes,
});

/** What the platform of a test answers: by method and path, a body, a refusal's status and code, or nothing at all (`null`: out of reach). */
export type Answers = Record<string, (body: unknown) => { status?: number; body: unknown } | null>;

/** A platform of answers; notes every request as `METHOD /path`. */
export function platformOf(answers: Answers): { fetch: typeof globalThis.fetch; asked: { name: string; body: unknown }[] } {
  const asked: { name: string; body: unknown }[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const text = await request.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const name = `${request.method} ${new URL(request.url).pathname}`;
    asked.push({ name, body });
    const answer = answers[name]?.(body) ?? (name in answers ? null : { status: 404, body: { code: 'not_found', title: 'x', status: 404 } });
    if (answer === null) throw new TypeError('out of reach');
    return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200, headers: { 'Content-Type': 'application/json', Date: new Date(NOW).toUTCString() } });
  };
  return { fetch, asked };
}

/** What an app of a test starts from. */
export interface AppWishes {
  readonly locale?: Locale;
  readonly signedIn?: boolean;
  readonly answers?: Answers;
  readonly windows?: WindowOpener;
}

/** The visitor's app on a platform of answers, with nothing loaded. */
export function makeTestApp({ locale = 'ja', signedIn = true, answers = {}, windows }: AppWishes = {}) {
  const { fetch, asked } = platformOf(answers);
  const choku = createChoku({ baseUrl: 'https://choku.example', locale, fetch, retryWaits: [] });
  const api = new FrameApi({ choku, nobody: choku }, 'svc_nursery');
  const session = new CookieSession(signedIn);
  const kept = new Map<string, string>();
  const vault = new BrowserVault(() => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) }) as unknown as Storage);
  const clock = new ServerClock(() => 0);
  clock.seen(NOW);
  const talks = new TalkStore(api, session);
  const thread = new ThreadStore(api, session, vault);
  const call = new CallStore({ api, changed: () => undefined });
  const app = new FrameApp({
    mode: 'page', direct: true, locale, platform: 'https://choku.example', blog: null, api, session, frameSession: null, clock, vault, talks, thread, call,
    windows: windows ?? new WindowOpener('https://choku.example'), sounds: new Sounds(),
  });
  return { app, asked };
}
