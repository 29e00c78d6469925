import type { Calls } from './call.ts';
import { example } from './contract.ts';
import { listOf, newestFirst } from './lists.ts';
import { missing, StripeProblem, wrongParameter } from './problem.ts';
import { renderEndpoint, renderEvent } from './render-people.ts';
import { renderCharge, renderTransaction } from './render-payments.ts';
import { newId, type Json, type StripeEvent, type World } from './world.ts';

const thirtyDays = 30 * 86_400;

function account(): Json {
  return { ...example('account'), id: 'acct_made0up0account', country: 'JP', default_currency: 'jpy', charges_enabled: true, payouts_enabled: true, details_submitted: true, capabilities: { card_payments: 'active', jcb_payments: 'active', transfers: 'active' } };
}

function balance(world: World): Json {
  const amount = [...world.transactions.values()].reduce((sum, transaction) => sum + transaction.amount - transaction.fee, 0);
  const sum = (value: number) => [{ amount: value, currency: 'jpy', source_types: { card: value } }];
  return { ...example('balance'), livemode: world.livemode, available: sum(0), pending: sum(amount), connect_reserved: [] };
}

function isWanted(event: StripeEvent, query: Json): boolean {
  const types = query['types'] as string[] | undefined;
  const fits = (pattern: string) => pattern === event.type || (pattern.endsWith('*') && event.type.startsWith(pattern.slice(0, -1)));
  if (typeof query['type'] === 'string' && !fits(query['type'])) return false;
  if (types !== undefined && !types.some(fits)) return false;
  return query['delivery_success'] === undefined || query['delivery_success'] === event.delivered;
}

function events(world: World, query: Json): Json {
  if (query['type'] !== undefined && query['types'] !== undefined) throw wrongParameter('types', 'You may only specify one of these parameters: type, types.', 'parameters_exclusive');
  if (Array.isArray(query['types']) && query['types'].length > 20) throw wrongParameter('types', 'At most 20 types may be asked for.');
  // Events can be read for 30 days.
  const readable = newestFirst(world.events).filter((event) => event.created > world.now() - thirtyDays && isWanted(event, query));
  return listOf(readable, { query, url: '/v1/events', render: (event) => renderEvent(world, event) });
}

function one<Item>(map: ReadonlyMap<string, Item>, { what, id, param }: { readonly what: string; readonly id: string | undefined; readonly param: string }): Item {
  const item = map.get(id ?? '');
  if (item === undefined) throw missing(what, id ?? '', param);
  return item;
}

const reading: Calls = {
  'stripe.accounts.retrieveCurrent': () => account(),
  'stripe.balance.retrieve': (world) => balance(world),
  'stripe.events.list': (world, { query }) => events(world, query),
  'stripe.events.retrieve': (world, { params }) => renderEvent(world, one(world.events, { what: 'event', id: params['id'], param: 'id' })),
  'stripe.charges.retrieve': (world, { params }) => renderCharge(world, one(world.charges, { what: 'charge', id: params['charge'], param: 'charge' })),
  'stripe.charges.list': (world, { query }) => listOf(newestFirst(world.charges).filter(({ intent }) => intent === (query['payment_intent'] ?? intent)), { query, url: '/v1/charges', render: (charge) => renderCharge(world, charge) }),
  'stripe.balanceTransactions.retrieve': (world, { params }) => renderTransaction(one(world.transactions, { what: 'balance transaction', id: params['id'], param: 'id' })),
  'stripe.balanceTransactions.list': (world, { query }) => listOf(newestFirst(world.transactions).filter(({ source, type }) => source === (query['source'] ?? source) && type === (query['type'] ?? type)), { query, url: '/v1/balance_transactions', render: renderTransaction }),
};

const endpoints: Calls = {
  'stripe.webhookEndpoints.create'(world, { form }) {
    const endpoint = {
      id: newId('we'), created: world.now(), url: String(form['url']), types: form['enabled_events'] as string[], secret: newId('whsec'), description: (form['description'] as string | undefined) ?? null, metadata: (form['metadata'] as Json | undefined) ?? {},
    };
    world.endpoints.set(endpoint.id, endpoint);
    return renderEndpoint(world, endpoint, { withSecret: true });
  },
  'stripe.webhookEndpoints.list': (world, { query }) => listOf(newestFirst(world.endpoints), { query, url: '/v1/webhook_endpoints', render: (endpoint) => renderEndpoint(world, endpoint) }),
  'stripe.webhookEndpoints.retrieve': (world, { params }) => renderEndpoint(world, one(world.endpoints, { what: 'webhook endpoint', id: params['webhook_endpoint'], param: 'webhook_endpoint' })),
  'stripe.webhookEndpoints.del'(world, { params }) {
    const { id } = one(world.endpoints, { what: 'webhook endpoint', id: params['webhook_endpoint'], param: 'webhook_endpoint' });
    world.endpoints.delete(id);
    return { id, object: 'webhook_endpoint', deleted: true };
  },
};

/** The calls about the account itself: who it is, its balance, its charges, what happened, and where to tell it. */
export const accountCalls: Calls = { ...reading, ...endpoints };

/** What this account may not do: calls of the contract that Choku has no use for. */
export function notForThisAccount(): never {
  throw new StripeProblem({ status: 400, type: 'invalid_request_error', message: 'This account can’t do that.' });
}
