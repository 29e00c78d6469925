import { z } from 'zod';
import type { Context } from '../context.ts';
import { deviceCookie } from '../http/device-cookie.ts';
import { noContent } from '../http/no-content.ts';
import { operation, type RequestFacts } from '../http/operation.ts';
import type { Visit } from '../http/viewer.ts';
import { toWire } from '../primitives/instant.ts';
import { anySessionId, sessionList } from './account-schema.ts';
import type { Arrival } from './device.ts';
import { meReply } from './reply.ts';
import * as schema from './schema.ts';
import { endSession, signIn, signOut, signOutEverywhere, type StartedSession } from './session-actions.ts';
import { listSignedIn, signOutElsewhere } from './session-list-actions.ts';

const tag = 'users';

/** Where a request comes from, for the session it may begin. */
export function arrivalOf(ctx: Context, viewer: Visit, request: RequestFacts): Arrival {
  return { address: viewer.address, userAgent: request.userAgent, deviceToken: deviceCookie(ctx.config).read(request.header('cookie')) };
}

/** A new session as an answer: for browsers in the cookie alone, for API clients once in the body. A browser seen for the first time also gets the cookie it is known again by. */
export async function sessionAnswer(ctx: Context, started: StartedSession, keep: 'cookie' | 'token') {
  const me = await meReply(ctx, started.user);
  if (keep === 'token') return { status: 201, body: { me, token: started.token } } as const;
  const headers: Readonly<Record<string, string>> = started.deviceToken === undefined ? {} : { 'Set-Cookie': deviceCookie(ctx.config).write(started.deviceToken) };
  return { status: 201, headers, body: { me, token: null }, session: { token: started.token, expiresAt: started.expiresAt } } as const;
}

const createSession = operation({
  id: 'createSession', method: 'POST', path: '/v1/sessions', tag, summary: 'Sign in', access: 'anyone', body: schema.createSessionBody,
  replies: { 201: schema.sessionReply }, problems: ['wrong_credentials', 'account_suspended', 'rate_limited', 'too_busy'],
  async run({ ctx, viewer, body, request }) {
    return sessionAnswer(ctx, await signIn(ctx, { ...body, ...arrivalOf(ctx, viewer, request) }), body.keep);
  },
});

const deleteSessionOperation = operation({
  id: 'deleteSession', method: 'DELETE', path: '/v1/sessions/current', tag, summary: 'Sign out here', access: 'user', replies: { 204: noContent }, problems: [],
  async run({ ctx, viewer }) {
    await signOut(ctx, viewer.userId, viewer.sessionId);
    return { status: 204, session: null };
  },
});

const deleteAllSessions = operation({
  id: 'deleteAllSessions', method: 'DELETE', path: '/v1/sessions', tag, summary: 'Sign out everywhere, also in frames on blogs', access: 'user',
  replies: { 204: noContent }, problems: [],
  async run({ ctx, viewer }) {
    await signOutEverywhere(ctx, viewer.userId);
    return { status: 204, session: null };
  },
});

const listSessions = operation({
  id: 'listSessions', method: 'GET', path: '/v1/me/sessions', tag, summary: 'Where one is signed in', access: 'user', replies: { 200: sessionList }, problems: [],
  async run({ ctx, viewer }) {
    const places = await listSignedIn(ctx, viewer);
    return { status: 200, body: { items: places.map((place) => ({ ...place, createdAt: toWire(place.createdAt), usedAt: toWire(place.usedAt) })) } };
  },
});

const endSessionOperation = operation({
  id: 'endSession', method: 'DELETE', path: '/v1/me/sessions/{sessionId}', tag, summary: 'Sign out in one place', access: 'user', params: z.strictObject({ sessionId: anySessionId }),
  replies: { 204: noContent }, problems: ['not_found'],
  async run({ ctx, viewer, params }) {
    await endSession(ctx, viewer.userId, params.sessionId);
    return { status: 204 };
  },
});

const endOtherSessionsOperation = operation({
  id: 'endOtherSessions', method: 'DELETE', path: '/v1/me/sessions', tag, summary: 'Sign out everywhere but here, also in frames on blogs', access: 'user',
  replies: { 204: noContent }, problems: [],
  async run({ ctx, viewer }) {
    await signOutElsewhere(ctx, viewer);
    return { status: 204 };
  },
});

/** Signing in by password, signing out, and the list of places. */
export const sessionOperations = [createSession, deleteSessionOperation, deleteAllSessions, listSessions, endSessionOperation, endOtherSessionsOperation];
