import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation } from '../http/operation.ts';
import { toWire } from '../primitives/instant.ts';
import * as schema from './account-schema.ts';
import { confirmEmailChange, startEmailChange, undoEmailChange } from './email-change-actions.ts';
import { exportEverything } from './export-actions.ts';
import { askToLeave, leavingNow, stay } from './leaving-actions.ts';
import type { Standing } from './leaving.ts';
import { changePassword } from './password-change-actions.ts';
import { proveByPassword } from './proof-actions.ts';

const tag = 'users';

const proveByPasswordOperation = operation({
  id: 'proveByPassword', method: 'POST', path: '/v1/me/proofs', tag, summary: 'Prove by the password that it is oneself', access: 'user', idempotent: false,
  description: 'Counts for 10 minutes in this session, for what else answers `proof_needed`.', body: schema.proofBody, replies: { 201: schema.proofReply }, problems: ['rate_limited', 'too_busy'],
  async run({ ctx, viewer, body }) {
    return { status: 201, body: { until: toWire(await proveByPassword(ctx, viewer, body.password)) } };
  },
});

const changePasswordOperation = operation({
  id: 'changePassword', method: 'PUT', path: '/v1/me/password', tag, summary: 'Choose a new password; signs out everywhere else', access: 'user', body: schema.changePasswordBody,
  replies: { 204: noContent }, problems: ['proof_needed', 'too_busy'],
  async run({ ctx, viewer, body }) {
    await changePassword(ctx, viewer, body.newPassword);
    return { status: 204 };
  },
});

const startEmailChangeOperation = operation({
  id: 'startEmailChange', method: 'POST', path: '/v1/me/email-changes', tag, summary: 'Begin to change one’s e-mail address: a code is mailed to the new one', access: 'user',
  body: schema.startEmailChangeBody, replies: { 202: schema.startEmailChangeReply }, problems: ['proof_needed', 'rate_limited'],
  async run({ ctx, viewer, body }) {
    return { status: 202, body: { emailChangeId: await startEmailChange(ctx, viewer, body.email) } };
  },
});

const confirmEmailChangeOperation = operation({
  id: 'confirmEmailChange', method: 'POST', path: '/v1/me/email-changes/{emailChangeId}/confirm', tag, summary: 'Make the new address one’s own with the mailed code', access: 'user',
  params: z.strictObject({ emailChangeId: idField('emailChange') }), body: schema.confirmEmailChangeBody, replies: { 204: noContent }, problems: ['not_found', 'wrong_code', 'expired', 'rate_limited'],
  async run({ ctx, viewer, params, body }) {
    await confirmEmailChange(ctx, viewer, { id: params.emailChangeId, code: body.code });
    return { status: 204 };
  },
});

const undoEmailChangeOperation = operation({
  id: 'undoEmailChange', method: 'POST', path: '/v1/email-undos', tag, summary: 'Give an account its old address back, by the link mailed there', access: 'anyone',
  description: 'Ends every session, passkey, code and the password of the account.', body: schema.undoEmailChangeBody, replies: { 204: noContent }, problems: ['expired', 'rate_limited'],
  async run({ ctx, viewer, body }) {
    await undoEmailChange(ctx, body.token, viewer.address);
    return { status: 204, session: null };
  },
});

const exportMe = operation({
  id: 'exportMe', method: 'GET', path: '/v1/me/export', tag, summary: 'Everything the platform keeps of oneself, as one document', access: 'user',
  replies: { 200: schema.exported }, problems: ['proof_needed', 'rate_limited'],
  async run({ ctx, viewer }) {
    const document = await exportEverything(ctx, viewer);
    return { status: 200, body: document, headers: { 'Content-Disposition': 'attachment; filename="choku-export.json"' } };
  },
});

const leavingReply = (standing: Standing) => ({ ...standing, askedAt: standing.askedAt === null ? null : toWire(standing.askedAt), open: [...standing.open] });

const getLeaving = operation({
  id: 'getLeaving', method: 'GET', path: '/v1/me/leaving', tag, summary: 'What stands in the way of leaving', access: 'user', replies: { 200: schema.leaving }, problems: [],
  async run({ ctx, viewer }) {
    return { status: 200, body: leavingReply(await leavingNow(ctx, viewer.userId)) };
  },
});

const leave = operation({
  id: 'leave', method: 'POST', path: '/v1/me/leaving', tag, summary: 'Leave: erases the account once nothing is open', access: 'user', body: schema.leaveBody, idempotent: false,
  description: 'With nothing open the account is gone with the answer (`left`). Otherwise it is `leaving` and goes by itself as soon as what is open has ended.',
  replies: { 200: schema.leaving }, problems: ['proof_needed', 'sales_left'],
  async run({ ctx, viewer, body }) {
    const standing = await askToLeave(ctx, viewer, body);
    return standing.state === 'left' ? { status: 200, body: leavingReply(standing), session: null } : { status: 200, body: leavingReply(standing) };
  },
});

const stayOperation = operation({
  id: 'stay', method: 'DELETE', path: '/v1/me/leaving', tag, summary: 'Stay after all', access: 'user', replies: { 204: noContent }, problems: [],
  async run({ ctx, viewer }) {
    await stay(ctx, viewer.userId);
    return { status: 204 };
  },
});

/** What people can do with the account itself. */
export const accountOperations = [
  proveByPasswordOperation, changePasswordOperation, startEmailChangeOperation, confirmEmailChangeOperation, undoEmailChangeOperation, exportMe, getLeaving, leave, stayOperation,
];
