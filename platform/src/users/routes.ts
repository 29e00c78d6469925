import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation } from '../http/operation.ts';
import { asId } from '../primitives/id.ts';
import { accountOperations } from './account-routes.ts';
import { blockUser, blockedUsers, changeWords, currentUser, setAvailability, unblockUser, visibleUser } from './actions.ts';
import { completePasswordReset, requestPasswordReset } from './password-reset-actions.ts';
import { answersFor } from './people.ts';
import { portraitOperations } from './portrait-routes.ts';
import { blockedPerson, meReply, profileReply } from './reply.ts';
import * as schema from './schema.ts';
import { passkeyOperations } from './passkey-routes.ts';
import { arrivalOf, sessionAnswer, sessionOperations } from './session-routes.ts';
import { confirmSignUp, resendCode, signUp } from './sign-up-actions.ts';

const tag = 'users';
const userParams = z.strictObject({ userId: idField('user') });
const signUpParams = z.strictObject({ signUpId: idField('signUp') });

const signUpOperation = operation({
  id: 'signUp', method: 'POST', path: '/v1/users', tag, summary: 'Sign up; a six-digit code is mailed', access: 'anyone', body: schema.signUpBody,
  description: 'Answers the same for known and unknown addresses. The account is made by `confirmSignUp`.',
  replies: { 202: schema.signUpReply }, problems: ['rate_limited', 'too_busy'],
  async run({ ctx, viewer, body }) {
    return { status: 202, body: { signUpId: await signUp(ctx, { ...body, locale: body.locale ?? viewer.locale, address: viewer.address }) } };
  },
});

const confirmSignUpOperation = operation({
  id: 'confirmSignUp', method: 'POST', path: '/v1/sign-ups/{signUpId}/confirm', tag, summary: 'Make the account with the mailed code, and sign in', access: 'anyone',
  params: signUpParams, body: schema.confirmSignUpBody, replies: { 201: schema.sessionReply }, problems: ['wrong_code', 'expired', 'rate_limited'],
  async run({ ctx, viewer, params, body, request }) {
    const started = await confirmSignUp(ctx, { signUpId: asId('signUp', params.signUpId), code: body.code, keep: body.keep, ...arrivalOf(ctx, viewer, request) });
    return sessionAnswer(ctx, started, body.keep);
  },
});

const resendCodeOperation = operation({
  id: 'resendCode', method: 'POST', path: '/v1/sign-ups/{signUpId}/resend', tag, summary: 'Mail a new code for a sign-up', access: 'anyone',
  params: signUpParams, replies: { 202: schema.signUpReply }, problems: ['expired', 'rate_limited'],
  async run({ ctx, viewer, params }) {
    const signUpId = asId('signUp', params.signUpId);
    await resendCode(ctx, signUpId, viewer.address);
    return { status: 202, body: { signUpId } };
  },
});

const requestPasswordResetOperation = operation({
  id: 'requestPasswordReset', method: 'POST', path: '/v1/password-resets', tag, summary: 'Have a code mailed to choose a new password', access: 'anyone',
  description: 'Answers the same for known and unknown addresses.', body: schema.passwordResetBody, replies: { 202: schema.passwordResetReply }, problems: ['rate_limited'],
  async run({ ctx, viewer, body }) {
    return { status: 202, body: { passwordResetId: await requestPasswordReset(ctx, { email: body.email, address: viewer.address, locale: viewer.locale }) } };
  },
});

const completePasswordResetOperation = operation({
  id: 'completePasswordReset', method: 'POST', path: '/v1/password-resets/{passwordResetId}/complete', tag, summary: 'Choose a new password; ends all sessions', access: 'anyone',
  params: z.strictObject({ passwordResetId: idField('passwordReset') }), body: schema.completePasswordResetBody,
  replies: { 204: noContent }, problems: ['wrong_code', 'expired', 'rate_limited', 'too_busy'],
  async run({ ctx, viewer, params, body }) {
    await completePasswordReset(ctx, { ...body, passwordResetId: asId('passwordReset', params.passwordResetId), address: viewer.address });
    return { status: 204, session: null };
  },
});

const getMe = operation({
  id: 'getMe', method: 'GET', path: '/v1/me', tag, summary: 'Who is signed in', access: 'user', replies: { 200: schema.me }, problems: [],
  async run({ ctx, viewer }) {
    return { status: 200, body: await meReply(ctx, await currentUser(ctx.db.sql, viewer.userId)) };
  },
});

const updateMe = operation({
  id: 'updateMe', method: 'PATCH', path: '/v1/me', tag, summary: 'Change one’s own nickname, words, talk times or language', access: 'user', body: schema.updateMeBody,
  replies: { 200: schema.me }, problems: [],
  async run({ ctx, viewer, body }) {
    return { status: 200, body: await meReply(ctx, await changeWords(ctx, viewer.userId, body)) };
  },
});

const setAvailabilityOperation = operation({
  id: 'setAvailability', method: 'PUT', path: '/v1/me/availability', tag, summary: 'Switch “available now” on for two hours, or off', access: 'user',
  body: schema.availabilityBody, replies: { 200: schema.me }, problems: [],
  async run({ ctx, viewer, body }) {
    return { status: 200, body: await meReply(ctx, await setAvailability(ctx, viewer.userId, body.available)) };
  },
});

const getProfile = operation({
  id: 'getProfile', method: 'GET', path: '/v1/users/{userId}', tag, summary: 'What everybody may see of a user', access: 'anyone', params: userParams,
  replies: { 200: schema.profile }, problems: ['not_found'],
  async run({ ctx, viewer, params }) {
    const viewerId = viewer.kind === 'anyone' ? null : viewer.userId;
    const user = await visibleUser(ctx, viewerId, asId('user', params.userId));
    return { status: 200, body: profileReply(ctx.config, user, { now: ctx.clock.now(), answers: await answersFor(ctx, user.id) }) };
  },
});

const blockUserOperation = operation({
  id: 'blockUser', method: 'PUT', path: '/v1/me/blocks/{userId}', tag, summary: 'Block a user: the two of you no longer see each other', access: 'user', params: userParams,
  description: 'What the two have open ends at once; a live talk is billed to that instant. The other is not told.', replies: { 204: noContent }, problems: ['not_found'],
  async run({ ctx, viewer, params }) {
    await blockUser(ctx, viewer.userId, asId('user', params.userId));
    return { status: 204 };
  },
});

const unblockUserOperation = operation({
  id: 'unblockUser', method: 'DELETE', path: '/v1/me/blocks/{userId}', tag, summary: 'Take a block back', access: 'user', params: userParams,
  replies: { 204: noContent }, problems: [],
  async run({ ctx, viewer, params }) {
    await unblockUser(ctx, viewer.userId, asId('user', params.userId));
    return { status: 204 };
  },
});

const listBlocks = operation({
  id: 'listBlocks', method: 'GET', path: '/v1/me/blocks', tag, summary: 'Whom one has blocked', access: 'user', replies: { 200: schema.blockedList }, problems: [],
  async run({ ctx, viewer }) {
    const users = await blockedUsers(ctx, viewer.userId);
    return { status: 200, body: { items: users.map((user) => blockedPerson(ctx.config, user)) } };
  },
});

/** Everything people can do with accounts. */
export const operations = [
  signUpOperation, confirmSignUpOperation, resendCodeOperation, ...sessionOperations, ...passkeyOperations, ...accountOperations, requestPasswordResetOperation,
  completePasswordResetOperation, getMe, updateMe, setAvailabilityOperation, getProfile, blockUserOperation, unblockUserOperation, listBlocks, ...portraitOperations,
];
