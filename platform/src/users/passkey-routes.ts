import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation } from '../http/operation.ts';
import { toWire } from '../primitives/instant.ts';
import { proofReply } from './account-schema.ts';
import { addPasskey, listPasskeys, removePasskey, renamePasskey, signInWithPasskey, startAdding, startPasskeyProof, startPasskeySignIn } from './passkey-actions.ts';
import * as schema from './passkey-schema.ts';
import { proveByPasskey } from './proof-actions.ts';
import { passkeyReply } from './reply-passkey.ts';
import { sessionReply } from './schema.ts';
import { arrivalOf, sessionAnswer } from './session-routes.ts';

const tag = 'users';
const params = z.strictObject({ passkeyId: idField('passkey') });

// The schemas allow exactly what the library's own types describe; only "not there" is written otherwise.
const made = (credential: z.output<typeof schema.newCredential>) => credential as RegistrationResponseJSON;
const used = (credential: z.output<typeof schema.usedCredential>) => credential as AuthenticationResponseJSON;

const startPasskeySignInOperation = operation({
  id: 'startPasskeySignIn', method: 'POST', path: '/v1/passkey-challenges', tag, summary: 'Begin to sign in by a passkey', access: 'anyone',
  description: 'The same answer for everybody: whose passkey it is, the passkey alone says.', replies: { 201: schema.challengeReply }, problems: ['rate_limited'],
  async run({ ctx, viewer }) {
    return { status: 201, body: await startPasskeySignIn(ctx, viewer.address) };
  },
});

const createPasskeySession = operation({
  id: 'createPasskeySession', method: 'POST', path: '/v1/passkey-sessions', tag, summary: 'Sign in by a passkey', access: 'anyone', body: schema.passkeySessionBody,
  replies: { 201: sessionReply }, problems: ['passkey_refused', 'account_suspended'],
  async run({ ctx, viewer, body, request }) {
    const started = await signInWithPasskey(ctx, { challengeId: body.challengeId, credential: used(body.credential), keep: body.keep, ...arrivalOf(ctx, viewer, request) });
    return sessionAnswer(ctx, started, body.keep);
  },
});

const listPasskeysOperation = operation({
  id: 'listPasskeys', method: 'GET', path: '/v1/me/passkeys', tag, summary: 'One’s passkeys', access: 'user', replies: { 200: schema.passkeyList }, problems: [],
  async run({ ctx, viewer }) {
    return { status: 200, body: { items: (await listPasskeys(ctx, viewer.userId)).map(passkeyReply) } };
  },
});

const startAddingPasskey = operation({
  id: 'startAddingPasskey', method: 'POST', path: '/v1/me/passkey-challenges', tag, summary: 'Begin to add a passkey', access: 'user', idempotent: false,
  replies: { 201: schema.challengeReply }, problems: ['proof_needed', 'rate_limited'],
  async run({ ctx, viewer }) {
    return { status: 201, body: await startAdding(ctx, viewer) };
  },
});

const addPasskeyOperation = operation({
  id: 'addPasskey', method: 'POST', path: '/v1/me/passkeys', tag, summary: 'Add the passkey that the browser has made', access: 'user', body: schema.addPasskeyBody,
  replies: { 201: schema.passkey }, problems: ['proof_needed', 'passkey_refused', 'state_conflict'],
  async run({ ctx, viewer, body, request }) {
    return { status: 201, body: passkeyReply(await addPasskey(ctx, viewer, { challengeId: body.challengeId, credential: made(body.credential), name: body.name, userAgent: request.userAgent })) };
  },
});

const renamePasskeyOperation = operation({
  id: 'renamePasskey', method: 'PATCH', path: '/v1/me/passkeys/{passkeyId}', tag, summary: 'Give a passkey another name', access: 'user', params, body: schema.renamePasskeyBody,
  replies: { 204: noContent }, problems: ['not_found'],
  async run({ ctx, viewer, params: { passkeyId }, body }) {
    await renamePasskey(ctx, { userId: viewer.userId, passkeyId, name: body.name });
    return { status: 204 };
  },
});

const removePasskeyOperation = operation({
  id: 'removePasskey', method: 'DELETE', path: '/v1/me/passkeys/{passkeyId}', tag, summary: 'Remove a passkey', access: 'user', params,
  replies: { 204: noContent }, problems: ['proof_needed', 'not_found'],
  async run({ ctx, viewer, params: { passkeyId } }) {
    await removePasskey(ctx, viewer, passkeyId);
    return { status: 204 };
  },
});

const startPasskeyProofOperation = operation({
  id: 'startPasskeyProof', method: 'POST', path: '/v1/me/proof-challenges', tag, summary: 'Begin to prove by a passkey that it is oneself', access: 'user', idempotent: false,
  replies: { 201: schema.challengeReply }, problems: ['rate_limited'],
  async run({ ctx, viewer }) {
    return { status: 201, body: await startPasskeyProof(ctx, viewer) };
  },
});

const proveByPasskeyOperation = operation({
  id: 'proveByPasskey', method: 'POST', path: '/v1/me/passkey-proofs', tag, summary: 'Prove by a passkey that it is oneself', access: 'user', idempotent: false,
  description: 'Counts for 10 minutes in this session, for what else answers `proof_needed`.', body: schema.passkeyProofBody, replies: { 201: proofReply }, problems: ['passkey_refused'],
  async run({ ctx, viewer, body }) {
    return { status: 201, body: { until: toWire(await proveByPasskey(ctx, viewer, { challengeId: body.challengeId, credential: used(body.credential) })) } };
  },
});

/** Everything people can do with passkeys. */
export const passkeyOperations = [
  startPasskeySignInOperation, createPasskeySession, listPasskeysOperation, startAddingPasskey, addPasskeyOperation, renamePasskeyOperation, removePasskeyOperation,
  startPasskeyProofOperation, proveByPasskeyOperation,
];
