import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { answer, type Desk, type Heard, type Outcome } from './answer.ts';
import { cardholders, type Cardholder } from './cardholder.ts';
import { apiVersion } from './contract.ts';
import { closeDispute, openDispute } from './disputes.ts';
import { noFaults, type FaultPlace, type StripeFault } from './faults.ts';
import { emptyKeys } from './idempotency.ts';
import { page } from './pages.ts';
import { settleRefund } from './refunds.ts';
import { passTime } from './time.ts';
import { messenger, type Webhooks } from './webhooks.ts';
import { emptyWorld, known, newId, type World } from './world.ts';

/** What a stand-in shall be like. Everything has a default. */
export interface StripeWishes {
  /** The present moment in ms since 1970. */
  readonly now?: () => number;
  /** The key that calls must carry; one that begins with `sk_live_` makes everything live. */
  readonly secretKey?: string;
  /** How long an answer that never comes is waited for until the line is cut, in ms. */
  readonly silence?: number;
}

/** What people and banks do to payments without a call of ours. Sums in yen. */
export interface Bank {
  dispute(intent: string, amount?: number): string;
  closeDispute(dispute: string, end: 'won' | 'lost'): void;
  settleRefund(refund: string, end: 'succeeded' | 'failed'): void;
  /** Lets time do what it does, without a call of ours. */
  passTime(): void;
}

/** A Stripe on loopback. */
export interface StripeStandIn {
  /** `http://127.0.0.1:PORT`, for `STRIPE_API_URL`. */
  readonly url: string;
  readonly secretKey: string;
  /** Everything it knows; to look at. */
  readonly world: World;
  /** Every call so far. */
  readonly heard: readonly Heard[];
  /** What the contract did not allow us to ask; empty when our rail is right. */
  readonly refused: readonly string[];
  readonly cardholder: Cardholder;
  readonly bank: Bank;
  readonly webhooks: Webhooks;
  /** Tells an address everything that happens from now on, signed. */
  tellTo(endpoint: { readonly url: string; readonly secret: string }): void;
  /** Lets a call go wrong. Answers how to take that back. */
  fault(name: StripeFault, place: FaultPlace): () => void;
  /** Forgets the faults that have not struck. */
  noFaults(): void;
  /** Ends it. Throws when an answer of its own broke the contract. */
  close(): Promise<void>;
}

const slowly = 150;

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

/** Sends an answer, or what a fault makes of it. */
async function send(response: ServerResponse, outcome: Outcome, silence: number): Promise<void> {
  const { fault, status, body, again } = outcome;
  // Only where the answer is late Stripe is still at work: the key is busy.
  if (fault === 'slow') await pause(slowly);
  outcome.done();
  if (fault === 'silentBefore' || fault === 'silentAfter') await pause(silence);
  if (fault !== null && /^(silent|closed)/u.test(fault)) {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, 'request-id': newId('req'), 'stripe-version': apiVersion, ...(again && { 'idempotent-replayed': 'true' }) });
  if (fault === 'cutBody') response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
  else response.end(bytes);
}

async function serveApi(desk: Desk, { request, response, url, wishes, messages }: Visit): Promise<void> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const outcome = answer(desk, { method: request.method ?? 'GET', url, headers, text: await textOf(request) });
  await messages.before();
  await send(response, outcome, wishes.silence ?? 250);
  messages.after();
}

interface Visit { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL; readonly wishes: StripeWishes; readonly messages: ReturnType<typeof messenger> }

async function servePage(desk: Desk, { request, response, url, messages }: Visit): Promise<void> {
  const given = request.method === 'POST' ? new URLSearchParams(await textOf(request)) : null;
  const answered = page(desk.world, url.pathname, given);
  await messages.before();
  if (answered.status === 303) response.writeHead(303, { location: answered.location }).end();
  else response.writeHead(answered.status, { 'content-type': 'text/html; charset=utf-8' }).end(answered.html);
  messages.after();
}

function bankOf(world: World, after: () => void): Bank {
  const then = <Value>(value: Value): Value => {
    after();
    return value;
  };
  return {
    dispute: (intent, amount) => then(openDispute(world, known(world.charges, known(world.intents, intent).charge ?? ''), amount).id),
    closeDispute: (dispute, end) => then(closeDispute(world, known(world.disputes, dispute), end)),
    settleRefund: (refund, end) => then(settleRefund(world, known(world.refunds, refund), end)),
    passTime: () => then(passTime(world)),
  };
}

function serverOf(desk: Desk, wishes: StripeWishes, messages: Visit['messages']): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', desk.world.url);
    const visit = { request, response, url, wishes, messages };
    (url.pathname.startsWith('/v1/') ? serveApi(desk, visit) : servePage(desk, visit)).catch((error: unknown) => {
      desk.broken.push(error instanceof Error ? error.stack ?? error.message : String(error));
      response.destroy();
    });
  });
}

async function stop(server: Server, desk: Desk): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
  if (desk.broken.length > 0) throw new Error(`the stand-in broke the contract:\n${[...new Set(desk.broken)].slice(0, 20).join('\n')}`);
}

/** Starts a Stripe on a port of its own on 127.0.0.1. Every request is held against the contract before anything happens, every answer before it is sent. */
export async function openStripe(wishes: StripeWishes = {}): Promise<StripeStandIn> {
  const secretKey = wishes.secretKey ?? 'sk_test_made_up';
  const world = emptyWorld({ now: wishes.now ?? Date.now, livemode: secretKey.startsWith('sk_live_') });
  const desk: Desk = { world, keys: emptyKeys(world.now), faults: noFaults(), secretKey, heard: [], refused: [], broken: [] };
  const messages = messenger(world);
  const server = serverOf(desk, wishes, messages);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: world.url, secretKey, world, heard: desk.heard, refused: desk.refused, webhooks: messages,
    tellTo(endpoint) {
      const id = newId('we');
      world.endpoints.set(id, { id, created: world.now(), types: ['*'], description: null, metadata: {}, ...endpoint });
    },
    cardholder: cardholders(world, messages.after), bank: bankOf(world, messages.after),
    fault: desk.faults.add, noFaults: desk.faults.clear,
    async close() {
      await messages.settled();
      await stop(server, desk);
    },
  };
}
