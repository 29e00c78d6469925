import { z } from 'zod';
import { idField, pageOf } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import * as actions from './actions.ts';
import * as reply from './reply.ts';
import * as schema from './schema.ts';

const tag = 'conversations';
const ofService = z.strictObject({ serviceId: idField('service') });
const params = z.strictObject({ conversationId: idField('conversation') });

const ask = operation({
  id: 'ask', method: 'POST', path: '/v1/services/{serviceId}/conversation', tag, access: 'member', problems: ['not_found', 'own_service', 'rate_limited'],
  summary: 'Ask a provider a question about a service: begins the visitor’s conversation or goes on in it',
  params: ofService, body: schema.sendMessageBody, replies: { 201: schema.askReply },
  async run({ ctx, viewer, params: { serviceId }, body }) {
    const { conversation, message, side } = await actions.ask(ctx, viewer, { serviceId, ...body });
    return { status: 201, body: { conversation: await reply.conversationReply(ctx, viewer.userId, { conversation, side, last: message }), message: reply.messageReply(message, side) } };
  },
});

const getMyConversation = operation({
  id: 'getMyConversation', method: 'GET', path: '/v1/services/{serviceId}/conversation', tag, access: 'member', problems: ['not_found'],
  summary: 'My own conversation about a service, as its visitor',
  params: ofService, replies: { 200: schema.conversation },
  async run({ ctx, viewer, params: { serviceId } }) {
    return { status: 200, body: await reply.conversationReply(ctx, viewer.userId, await actions.readThreadOf(ctx, viewer, serviceId)) };
  },
});

const listConversations = operation({
  id: 'listConversations', method: 'GET', path: '/v1/me/conversations', tag, access: 'user', problems: [],
  summary: 'My conversations in both roles, the newest first',
  query: schema.listConversationsQuery, replies: { 200: pageOf(schema.conversation) },
  async run({ ctx, viewer, query }) {
    const { items, nextCursor } = await actions.listThreads(ctx, viewer, query);
    return { status: 200, body: { items: await reply.conversationReplies(ctx, viewer.userId, items), nextCursor } };
  },
});

const getConversation = operation({
  id: 'getConversation', method: 'GET', path: '/v1/conversations/{conversationId}', tag, access: 'member', problems: ['not_found'],
  summary: 'One of my conversations',
  params, replies: { 200: schema.conversation },
  async run({ ctx, viewer, params: { conversationId } }) {
    return { status: 200, body: await reply.conversationReply(ctx, viewer.userId, await actions.readThread(ctx, viewer, conversationId)) };
  },
});

const listMessages = operation({
  id: 'listMessages', method: 'GET', path: '/v1/conversations/{conversationId}/messages', tag, access: 'member', problems: ['not_found'],
  summary: 'Messages in their order: the last ones, those before a number, or those after one',
  params, query: schema.messagesQuery, replies: { 200: schema.messagePage },
  async run({ ctx, viewer, params: { conversationId }, query }) {
    const { items, more, side } = await actions.listMessages(ctx, viewer, { conversationId, ...query });
    return { status: 200, body: { items: items.map((message) => reply.messageReply(message, side)), more } };
  },
});

const sendMessage = operation({
  id: 'sendMessage', method: 'POST', path: '/v1/conversations/{conversationId}/messages', tag, access: 'member', problems: ['not_found', 'rate_limited'],
  summary: 'Send a message; the same clientKey twice is one message',
  params, body: schema.sendMessageBody, replies: { 201: schema.message },
  async run({ ctx, viewer, params: { conversationId }, body }) {
    const { message, side } = await actions.sendMessage(ctx, viewer, { conversationId, ...body });
    return { status: 201, body: reply.messageReply(message, side) };
  },
});

const markRead = operation({
  id: 'markRead', method: 'PUT', path: '/v1/conversations/{conversationId}/read', tag, access: 'member', problems: ['not_found'],
  summary: 'Mark a conversation as read up to a message number; a mark never goes back',
  params, body: schema.readBody, replies: { 200: schema.conversation },
  async run({ ctx, viewer, params: { conversationId }, body }) {
    return { status: 200, body: await reply.conversationReply(ctx, viewer.userId, await actions.markRead(ctx, viewer, { conversationId, number: body.number })) };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [ask, getMyConversation, listConversations, getConversation, listMessages, sendMessage, markRead];
