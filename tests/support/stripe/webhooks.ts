import Stripe from 'stripe';
import { renderEvent } from './render-people.ts';
import type { StripeEvent, WebhookEndpoint, World } from './world.ts';

/** When events are sent: right after the answer to the call that caused them, before that answer, when the test says so, or never. */
export type Sending = 'afterAnswer' | 'beforeAnswer' | 'byHand' | 'never';

/** The messenger, as a test drives it. */
export interface Webhooks {
  sending: Sending;
  /** How often each event is sent; 1 unless told. */
  times: number;
  /** Sends what waits, oldest first or the other way round, one after the other or all at once, and waits until all is answered. */
  send(how?: { readonly reversed?: boolean; readonly times?: number; readonly atOnce?: boolean }): Promise<void>;
  /** Waits until nothing is on its way. */
  settled(): Promise<void>;
  /** What was answered to each delivery, in order. */
  readonly deliveries: readonly { readonly type: string; readonly id: string; readonly status: number | 'lost' }[];
}

/** The messenger and what the stand-in alone needs of it. */
export interface Messenger extends Webhooks {
  /** To be called before an answer is sent, and after. */
  before(): Promise<void>;
  after(): void;
}

// Signing is pure; no key and no network come into it.
const signing = new Stripe('sk_test_for_signing_alone').webhooks;

const listens = ({ types }: WebhookEndpoint, { type }: StripeEvent) => types.includes('*') || types.includes(type);

/** Brings an event to an endpoint, signed; answers the status, or `lost` when nobody answered. */
async function post(world: World, event: StripeEvent, endpoint: WebhookEndpoint): Promise<number | 'lost'> {
  const payload = JSON.stringify(renderEvent(world, event));
  const signature = signing.generateTestHeaderString({ payload, secret: endpoint.secret, timestamp: world.now() });
  // Whoever listens may be gone, or not be there yet: that is what the tests are about.
  const answer = await fetch(endpoint.url, { method: 'POST', body: payload, headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature } }).catch(() => null);
  await answer?.arrayBuffer();
  Object.assign(event, { delivered: event.delivered || answer?.ok === true });
  return answer?.status ?? 'lost';
}

/** A messenger between a world and its webhook endpoints. */
export function messenger(world: World): Messenger {
  const waiting: StripeEvent[] = [];
  const deliveries: { type: string; id: string; status: number | 'lost' }[] = [];
  const underway = new Set<Promise<void>>();
  const take = () => waiting.splice(0);
  world.tell = (event) => { waiting.push(event); };
  async function bring(event: StripeEvent): Promise<void> {
    for (const endpoint of world.endpoints.values()) if (listens(endpoint, event)) deliveries.push({ type: event.type, id: event.id, status: await post(world, event, endpoint) });
  }

  async function deliver(events: readonly StripeEvent[], { times, atOnce = false }: { readonly times: number; readonly atOnce?: boolean }): Promise<void> {
    const all = events.flatMap((one) => Array.from({ length: times }, () => one));
    if (atOnce) await Promise.all(all.map(bring));
    else for (const event of all) await bring(event);
  }

  function start(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => underway.delete(tracked));
    underway.add(tracked);
    return tracked;
  }

  const messages: Messenger = {
    sending: 'afterAnswer', times: 1, deliveries,
    async before() {
      if (messages.sending === 'never') take();
      if (messages.sending === 'beforeAnswer') await start(deliver(take(), messages));
    },
    after() {
      if (messages.sending === 'never') take();
      else if (messages.sending !== 'byHand' && waiting.length > 0) start(deliver(take(), messages)).catch((error: unknown) => { throw error; });
    },
    async send({ reversed = false, times = 1, atOnce = false } = {}) {
      const events = take();
      await start(deliver(reversed ? events.toReversed() : events, { times, atOnce }));
    },
    async settled() { while (underway.size > 0) await Promise.all(underway); },
  };
  return messages;
}
