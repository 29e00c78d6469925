import type Stripe from 'stripe';
import { yenCurrency } from './stripe-intents.ts';
import { RailUnavailable, type CardRail, type RailCard, type SetupState } from './rail.ts';
import { ask, type StripeParts } from './stripe-client.ts';
import { customerOf } from './stripe-customer.ts';
import { send } from './stripe-key.ts';
import { tellOdd } from './stripe-read.ts';
import { findSetup, keepCard, saveSetup } from './stripe-store.ts';

const fundings: readonly string[] = ['credit', 'debit', 'prepaid'] satisfies readonly RailCard['funding'][];

/** What we keep of a card: never more than this. Null for anything that isn't a card. */
export function cardOf(method: Stripe.PaymentMethod): RailCard | null {
  const { card, id: reference } = method;
  if (card === undefined) return null;
  const funding = fundings.includes(card.funding) ? card.funding as RailCard['funding'] : 'unknown';
  return { reference, brand: card.brand, last4: card.last4, funding, fingerprint: card.fingerprint ?? reference };
}

/** Where saving stands. A session that ran out saved nothing; one that is open may still, however often the card was refused. */
export function setupOf(session: Stripe.Checkout.Session): SetupState | { readonly odd: string } {
  if (session.status === 'expired') return { state: 'failed' };
  if (session.status === 'open') return typeof session.url === 'string' ? { state: 'open', url: session.url } : { odd: 'an open session without an address' };
  if (session.status !== 'complete') return { odd: `checkout session status ${String(session.status)}` };
  const intent = typeof session.setup_intent === 'object' ? session.setup_intent : null;
  const method = typeof intent?.payment_method === 'object' ? intent.payment_method : null;
  const card = method === null ? null : cardOf(method);
  return card === null ? { odd: 'a complete session without a card' } : { state: 'saved', card };
}

async function understood(parts: StripeParts, session: Stripe.Checkout.Session): Promise<SetupState> {
  const state = setupOf(session);
  if (!('odd' in state)) return state;
  tellOdd(parts, session.id, state.odd);
  throw new RailUnavailable('Stripe says something new of a setup');
}

/**
 * Begins saving a card on Stripe's own page, where the bank always asks the cardholder (3-D Secure): in Japan that has to happen when a
 * card is saved. Throws a RailUnavailable when Stripe doesn't answer.
 */
export async function save(parts: StripeParts, request: Parameters<CardRail['save']>[0]): Promise<SetupState> {
  const { key, setup, returnUrl, locale } = request;
  const customer = await customerOf(parts, request.customer);
  if (customer === null) throw new RailUnavailable('Stripe made no customer');
  const begun = await send(parts, key, (options) => parts.stripe.checkout.sessions.create({
    mode: 'setup', currency: yenCurrency, customer, allowed_payment_method_types: ['card'], payment_method_options: { card: { request_three_d_secure: 'any' } },
    setup_intent_data: { metadata: { setup } }, client_reference_id: setup, locale, success_url: returnUrl, cancel_url: returnUrl,
  }, options));
  if (!begun.ok) throw new RailUnavailable(`Stripe began no setup: ${begun.trouble.words}`);
  await saveSetup(parts.db, { id: setup, customer: request.customer, session: begun.answer.id, card: null, live: parts.live }, parts.clock.now());
  return understood(parts, begun.answer);
}

/** Reads what became of a setup. One we never began, or began in another mode, has failed. Throws a RailUnavailable when Stripe doesn't answer. */
export async function readSetup(parts: StripeParts, id: string): Promise<SetupState> {
  const setup = await findSetup(parts.db.sql, id);
  if (setup === null || setup.live !== parts.live) return { state: 'failed' };
  const read = await ask(parts, () => parts.stripe.checkout.sessions.retrieve(setup.session, { expand: ['setup_intent.payment_method'] }));
  if (!read.ok) {
    if (read.trouble.kind === 'refused' && read.trouble.code === 'resource_missing') return { state: 'failed' };
    throw new RailUnavailable(`Stripe did not say what became of a setup: ${read.trouble.words}`);
  }
  const state = await understood(parts, read.answer);
  if (state.state === 'saved') await keepCard(parts.db.sql, id, state.card.reference);
  return state;
}
