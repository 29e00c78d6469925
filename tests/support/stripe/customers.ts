import type { Call, Calls } from './call.ts';
import { happened } from './events.ts';
import { listOf, newestFirst } from './lists.ts';
import { missing, noSuch, StripeProblem } from './problem.ts';
import { renderCard, renderCustomer } from './render-people.ts';
import { newId, type Customer, type Json, type SavedCard, type World } from './world.ts';

function found(world: World, { params }: Call, { gone = false } = {}): Customer {
  const id = params['customer'] ?? '';
  const customer = world.customers.get(id);
  if (customer === undefined || (customer.deleted && !gone)) throw missing('customer', id, 'customer');
  return customer;
}

function cardOf(world: World, { params }: Call): SavedCard {
  const id = params['payment_method'] ?? '';
  const card = world.cards.get(id);
  if (card === undefined) throw missing('PaymentMethod', id, 'payment_method');
  return card;
}

const cardsOf = (world: World, customer: string | undefined) => newestFirst(world.cards).filter((card) => card.customer !== null && card.customer === (customer ?? card.customer));

function detach(world: World, card: SavedCard): Json {
  if (card.customer === null) throw new StripeProblem({ status: 400, type: 'invalid_request_error', message: 'The payment method you provided is not attached to a customer so detachment is impossible.' });
  card.customer = null;
  happened(world, 'payment_method.detached', renderCard(world, card));
  return renderCard(world, card);
}

function change(customer: Customer, form: Json): void {
  Object.assign(customer, { metadata: { ...customer.metadata, ...(form['metadata'] as Json | undefined) } });
  for (const name of ['email', 'name', 'description'] as const) if (typeof form[name] === 'string') customer[name] = form[name];
}

/** The calls about customers and the cards they have saved. */
export const customerCalls: Calls = {
  'stripe.customers.create'(world, { form }) {
    const customer: Customer = { id: newId('cus'), created: world.now(), metadata: {}, email: null, name: null, description: null, deleted: false };
    change(customer, form);
    world.customers.set(customer.id, customer);
    happened(world, 'customer.created', renderCustomer(world, customer));
    return renderCustomer(world, customer);
  },
  'stripe.customers.retrieve': (world, call) => renderCustomer(world, found(world, call, { gone: true })),
  'stripe.customers.update'(world, call) {
    const customer = found(world, call);
    change(customer, call.form);
    happened(world, 'customer.updated', renderCustomer(world, customer));
    return renderCustomer(world, customer);
  },
  'stripe.customers.del'(world, call) {
    const customer = found(world, call);
    happened(world, 'customer.deleted', renderCustomer(world, customer));
    for (const card of cardsOf(world, customer.id)) card.customer = null;
    customer.deleted = true;
    return renderCustomer(world, customer);
  },
  'stripe.customers.listPaymentMethods'(world, call) {
    const { id } = found(world, call);
    return listOf(cardsOf(world, id), { query: call.query, url: `/v1/customers/${id}/payment_methods`, render: (card) => renderCard(world, card) });
  },
  'stripe.customers.retrievePaymentMethod'(world, call) {
    const [customer, card] = [found(world, call), cardOf(world, call)];
    if (card.customer !== customer.id) throw missing('PaymentMethod', card.id, 'payment_method');
    return renderCard(world, card);
  },
  'stripe.paymentMethods.retrieve': (world, call) => renderCard(world, cardOf(world, call)),
  'stripe.paymentMethods.list'(world, { query }) {
    const customer = query['customer'] as string | undefined;
    if (customer !== undefined && !world.customers.has(customer)) throw noSuch('customer', customer, 'customer');
    return listOf(cardsOf(world, customer), { query, url: '/v1/payment_methods', render: (card) => renderCard(world, card) });
  },
  'stripe.paymentMethods.detach': (world, call) => detach(world, cardOf(world, call)),
};
