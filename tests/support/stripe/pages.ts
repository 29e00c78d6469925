import { cardKinds, isCardKind } from './cards.ts';
import { answerPayment, answerSaving } from './cardholder.ts';
import { giveCard } from './checkout.ts';
import { passTime } from './time.ts';
import type { CheckoutSession, World } from './world.ts';

/** What a page answers: a text, or an address to go to. */
export type PageAnswer = { readonly status: 200 | 404 | 410; readonly html: string } | { readonly status: 303; readonly location: string };

const html = (title: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1>${body}</html>`;
const form = (buttons: readonly string[]) => `<form method="post">${buttons.join('\n')}</form>`;
const button = (name: string, value: string) => `<button name="${name}" value="${value}">${value}</button>`;
const gone: PageAnswer = { status: 410, html: html('This page is no longer open', '<p>Nothing is asked here any more.</p>') };
const nowhere: PageAnswer = { status: 404, html: html('Nothing here', '') };

function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.href;
}

const saved = (session: CheckoutSession): PageAnswer => ({ status: 303, location: session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id) });

function checkout(world: World, id: string, given: URLSearchParams | null): PageAnswer {
  const session = world.sessions.get(id);
  if (session === undefined) return nowhere;
  if (session.status !== 'open') return gone;
  const kind = given?.get('card');
  if (isCardKind(kind)) return giveCard(world, session, kind) === 'saved' ? saved(session) : { status: 303, location: `${world.url}/authenticate/${session.setupIntent}` };
  if (given?.has('leave') === true && session.cancelUrl !== null) return { status: 303, location: session.cancelUrl };
  return { status: 200, html: html('Save a card', form([...cardKinds.map((name) => button('card', name)), button('leave', 'back')])) };
}

const question: PageAnswer = { status: 200, html: html('Your bank asks', form([button('answer', 'allow'), button('answer', 'refuse')])) };

function bankOnPayment(world: World, id: string, answer: string | null): PageAnswer {
  const intent = world.intents.get(id);
  if (intent === undefined) return nowhere;
  if (answer === null) return intent.status === 'requires_action' ? question : gone;
  answerPayment(world, id, answer === 'allow');
  const redirect_status = intent.status === 'requires_capture' || intent.status === 'succeeded' ? 'succeeded' : 'failed';
  return intent.returnUrl === null ? gone : { status: 303, location: withQuery(intent.returnUrl, { payment_intent: id, payment_intent_client_secret: `${id}_secret_made_up`, redirect_status }) };
}

function bankOnSaving(world: World, id: string, answer: string | null): PageAnswer {
  const intent = world.setupIntents.get(id);
  const session = world.sessions.get(intent?.session ?? '');
  if (intent === undefined || session === undefined) return nowhere;
  if (answer === null) return intent.status === 'requires_action' ? question : gone;
  answerSaving(world, id, answer === 'allow');
  // Who refuses is back where the card is given, and may give another.
  return session.status === 'complete' ? saved(session) : { status: 303, location: `${world.url}/checkout/${session.id}` };
}

/** The pages for people: where a card is given, and where a bank asks. `given` are the fields of a form, null for a visit. */
export function page(world: World, path: string, given: URLSearchParams | null): PageAnswer {
  passTime(world);
  const [, where, id = ''] = path.split('/');
  if (where === 'checkout') return checkout(world, id, given);
  if (where !== 'authenticate') return nowhere;
  const answer = given?.get('answer') ?? null;
  return id.startsWith('seti') ? bankOnSaving(world, id, answer) : bankOnPayment(world, id, answer);
}
