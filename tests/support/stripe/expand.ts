import { newestFirst } from './lists.ts';
import { renderCard, renderCustomer, renderSetupIntent } from './render-people.ts';
import { renderCharge, renderDispute, renderIntent, renderRefund, renderTransaction } from './render-payments.ts';
import type { Json, World } from './world.ts';

/** The object that an id means, as it goes over the wire. */
function objectOf(world: World, id: string): Json {
  const [card, customer, setup] = [world.cards.get(id), world.customers.get(id), world.setupIntents.get(id)];
  const [intent, charge, refund] = [world.intents.get(id), world.charges.get(id), world.refunds.get(id)];
  const [dispute, transaction] = [world.disputes.get(id), world.transactions.get(id)];
  if (card !== undefined) return renderCard(world, card);
  if (customer !== undefined) return renderCustomer(world, customer);
  if (setup !== undefined) return renderSetupIntent(world, setup);
  if (intent !== undefined) return renderIntent(world, intent);
  if (charge !== undefined) return renderCharge(world, charge);
  if (refund !== undefined) return renderRefund(world, refund);
  if (dispute !== undefined) return renderDispute(world, dispute);
  if (transaction !== undefined) return renderTransaction(transaction);
  throw new Error(`the stand-in can’t expand ${id}`);
}

function expandPath(world: World, object: Json, steps: readonly string[]): void {
  const [field, ...rest] = steps;
  if (field === undefined) return;
  if (object['object'] === 'list') {
    for (const item of object['data'] as Json[]) expandPath(world, item, rest);
    return;
  }
  const value = field === 'refunds' ? refundsOf(world, object) : object[field];
  const target = typeof value === 'string' ? objectOf(world, value) : value;
  Object.assign(object, { [field]: target });
  if (typeof target === 'object' && target !== null) expandPath(world, target as Json, rest);
}

function refundsOf(world: World, charge: Json): Json {
  const data = newestFirst(world.refunds).filter((refund) => refund.charge === charge['id']).map((refund) => renderRefund(world, refund));
  return { object: 'list', has_more: data.length > 10, url: `/v1/charges/${String(charge['id'])}/refunds`, data: data.slice(0, 10) };
}

/** Turns the ids that `expand` names into their objects. The paths have been checked. */
export function expanded(world: World, body: Json, wishes: readonly string[]): Json {
  for (const path of wishes) expandPath(world, body, path.split('.'));
  return body;
}
