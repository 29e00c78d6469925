import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation, type Operation } from '../http/operation.ts';
import * as actions from './actions.ts';
import * as mandates from './mandate-actions.ts';
import * as reply from './reply.ts';
import * as schema from './schema.ts';
import { operations as testBank } from './test-bank-routes.ts';

const tag = 'cards';
const cardParams = z.strictObject({ cardId: idField('card') });

const listCards = operation({
  id: 'listCards', method: 'GET', path: '/v1/me/cards', tag, access: 'user', problems: [],
  summary: 'My saved cards, the default first',
  replies: { 200: schema.cardList },
  async run({ ctx, viewer }) {
    const items = await actions.listCards(ctx, viewer.userId);
    return { status: 200, body: { items: items.map(reply.cardReply), moneyIsReal: ctx.rails.cards.live } };
  },
});

const startCardSetup = operation({
  id: 'startCardSetup', method: 'POST', path: '/v1/me/card-setups', tag, access: 'user', problems: ['rail_unavailable', 'rate_limited'],
  summary: 'Begin saving a card: answers the address of the page where it is entered',
  description: 'The card is entered at the card rail, never on a page of the platform or a blog. Open the address in the same window; it comes back to `returnPath`.',
  body: schema.cardSetupBody, replies: { 201: schema.cardSetup },
  async run({ ctx, viewer, body }) {
    const { setup, url } = await actions.startSetup(ctx, viewer.userId, { returnPath: body.returnPath, locale: viewer.locale });
    return { status: 201, body: { id: setup.id, url } };
  },
});

const removeCard = operation({
  id: 'removeCard', method: 'DELETE', path: '/v1/me/cards/{cardId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Remove a card, and every mandate on it',
  params: cardParams, replies: { 204: noContent },
  async run({ ctx, viewer, params }) {
    await actions.removeCard(ctx, viewer.userId, params.cardId);
    return { status: 204 };
  },
});

const setDefaultCard = operation({
  id: 'setDefaultCard', method: 'PUT', path: '/v1/me/cards/{cardId}/default', tag, access: 'user', problems: ['not_found'],
  summary: 'Choose a card beforehand',
  params: cardParams, replies: { 200: schema.card },
  async run({ ctx, viewer, params }) {
    return { status: 200, body: reply.cardReply(await actions.setDefaultCard(ctx, viewer.userId, params.cardId)) };
  },
});

const createMandate = operation({
  id: 'createMandate', method: 'POST', path: '/v1/mandates', tag, access: 'user', problems: ['not_found', 'own_service', 'service_not_available', 'price_changed', 'card_needed'],
  summary: 'Allow payments for talks: this service, this blog, this price, this ceiling, for 12 hours',
  description: 'Only in a window of the platform, never with a frame’s token. Send what the window showed: a price or free minute that has changed since is refused with `price_changed`.',
  body: schema.createMandateBody, replies: { 201: schema.mandate },
  async run({ ctx, viewer, body }) {
    const { mandate, card } = await mandates.createMandate(ctx, viewer.userId, body);
    return { status: 201, body: reply.mandateReply(mandate, card) };
  },
});

const listMandates = operation({
  id: 'listMandates', method: 'GET', path: '/v1/me/mandates', tag, access: 'user', problems: [],
  summary: 'What I have allowed and new requests can use, the newest first',
  replies: { 200: schema.mandateList },
  async run({ ctx, viewer }) {
    const items = await mandates.listMandates(ctx, viewer.userId);
    return { status: 200, body: { items: items.map(({ mandate, card }) => reply.mandateReply(mandate, card)) } };
  },
});

const revokeMandate = operation({
  id: 'revokeMandate', method: 'DELETE', path: '/v1/me/mandates/{mandateId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Take a mandate back: no new request can use it',
  params: z.strictObject({ mandateId: idField('mandate') }), replies: { 204: noContent },
  async run({ ctx, viewer, params }) {
    await mandates.revoke(ctx, viewer.userId, params.mandateId);
    return { status: 204 };
  },
});

/** The operations of this module; those of the test rail's pages are no part of the public API. */
export const operations: readonly Operation[] = [listCards, startCardSetup, removeCard, setDefaultCard, createMandate, listMandates, revokeMandate, ...testBank];
