import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import type { FoundFrameSession } from '../http/resolve-viewer.ts';
import { hashToken, newToken } from '../http/token.ts';
import { newId, type Id, type ServiceId, type UserId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { appendEvent } from '../realtime/events.ts';
import { requireReadable } from '../services/index.ts';
import { answerAddress, blogOrigin, type BlogAddress } from './blog-address.ts';
import { ABSOLUTE_LIFE, beginFrameSession, renewFrameSession, type FrameSession } from './frame-session.ts';
import { approveHandOver, redeemHandOver, startHandOver, type HandOver, type HandOverPurpose } from './hand-over.ts';
import * as store from './store.ts';

/** A secret of 256 bits in base64url: a code or a refresh token. */
function newSecret(ctx: Context): string {
  return Buffer.from(ctx.random(32)).toString('base64url');
}

/** The addresses of a provider's blogs, the newest first. */
export async function listAddresses(ctx: Context, providerId: UserId): Promise<BlogAddress[]> {
  return store.listAddresses(ctx.db.sql, providerId);
}

/** Registers an address typed by the provider. 422 when it is no blog's address. */
export async function registerAddress(ctx: Context, providerId: UserId, typed: string): Promise<BlogAddress> {
  const origin = requireOrigin(typed);
  return ctx.db.transaction(async (tx) => {
    const now = ctx.clock.now();
    await store.noteAddress(tx.sql, { id: newId('blogAddress', ctx.random), providerId, origin, state: 'seen', firstSeenAt: now, registeredAt: null, serviceId: null });
    const known = await store.findAddress(tx.sql, providerId, origin);
    if (known === null) throw new Error('an address vanished between insert and read');
    const registered = answerAddress(known, 'registered', now);
    await store.saveAddress(tx.sql, registered);
    return registered;
  });
}

function requireOrigin(typed: string): string {
  const origin = blogOrigin(typed);
  if (origin === null) {
    const message = { ja: 'https:// で始まるブログのアドレスを入力してください（例: https://blog.example）。', en: 'Enter the blog’s address beginning with https:// (such as https://blog.example).' };
    throw new Problem('invalid_input', { errors: [{ in: 'body', field: 'origin', rule: 'wrong_format', message }] });
  }
  return origin;
}

/** The provider's answer to an address that was seen. 404 when it isn't theirs. */
export async function answerAddressById(ctx: Context, providerId: UserId, answer: { id: string; state: 'registered' | 'refused' }): Promise<BlogAddress> {
  return ctx.db.transaction(async (tx) => {
    const known = await store.findAddressById(tx.sql, providerId, answer.id);
    if (known === null) throw new Problem('not_found');
    const answered = answerAddress(known, answer.state, ctx.clock.now());
    await store.saveAddress(tx.sql, answered);
    return answered;
  });
}

/** Forgets an address; the next widget there is offered anew. 404 when it isn't theirs. */
export async function removeAddress(ctx: Context, providerId: UserId, id: string): Promise<void> {
  if (!await store.deleteAddress(ctx.db.sql, providerId, id)) throw new Problem('not_found');
}

/**
 * Says whether the frame may open on a blog, and offers a new address to the provider the first time a widget asks from
 * there. Nothing about the reader is kept.
 */
export async function seeOrigin(ctx: Context, service: { id: ServiceId; providerId: UserId }, sentOrigin: string | undefined): Promise<'frame' | 'link'> {
  const origin = sentOrigin === undefined ? null : blogOrigin(sentOrigin);
  if (origin === null) return 'link';
  if (origin === new URL(ctx.config.publicUrl).origin) return 'frame';
  const known = await store.findAddress(ctx.db.sql, service.providerId, origin);
  if (known !== null) return known.state === 'registered' ? 'frame' : 'link';
  await ctx.db.transaction(async (tx) => {
    const address: BlogAddress = { id: newId('blogAddress', ctx.random), providerId: service.providerId, origin, state: 'seen', firstSeenAt: ctx.clock.now(), registeredAt: null, serviceId: service.id };
    // A busy or hostile page can't fill the list: 200 waiting addresses are enough to choose from.
    const waiting = await tx.sql.get<{ count: number }>(`SELECT COUNT(*) AS count FROM blog_address WHERE provider_id = ? AND state = 'seen'`, [service.providerId]);
    if ((waiting?.count ?? 0) >= 200) return;
    if (await store.noteAddress(tx.sql, address)) await appendEvent(tx, { userId: service.providerId, type: 'blog-address.seen', serviceId: null, body: { id: address.id, origin } });
  });
  return 'link';
}

/** The origins on which the frame of a provider's services may be embedded. */
export async function registeredOrigins(ctx: Context, providerId: UserId): Promise<string[]> {
  const addresses = await store.listAddresses(ctx.db.sql, providerId);
  return addresses.filter((address) => address.state === 'registered').map((address) => address.origin);
}

/** Begins a hand-over for a frame. 404 for a hidden service, 403 where the blog isn't registered. */
export async function beginHandOver(ctx: Context, request: { serviceId: string; origin: string; challenge: string; purpose: HandOverPurpose }): Promise<HandOver> {
  const service = await requireReadable(ctx, request.serviceId, null);
  if (await seeOrigin(ctx, service, request.origin) !== 'frame') throw new Problem('forbidden');
  const handOver = startHandOver({ id: newId('handOver', ctx.random), serviceId: service.id, origin: requireOrigin(request.origin), purpose: request.purpose, challenge: request.challenge }, ctx.clock.now());
  await store.saveHandOver(ctx.db, ctx.db.sql, handOver);
  return handOver;
}

/** A hand-over, however old; null when there is none. */
export function findHandOver(parts: Pick<Context, 'db'>, id: string): Promise<HandOver | null> {
  return store.findHandOver(parts.db.sql, id);
}

/** A hand-over for the window that was opened with its id. 404 when there is none, 410 when its time is over. */
export async function readHandOver(ctx: Context, id: string): Promise<HandOver> {
  const handOver = await store.findHandOver(ctx.db.sql, id);
  if (handOver === null) throw new Problem('not_found');
  if (handOver.state === 'redeemed' || ctx.clock.now() >= handOver.expiresAt) throw new Problem('expired');
  return handOver;
}

/** The signed-in person in the window agrees: answers the code for the frame. 404, 410. */
export async function approve(ctx: Context, userId: UserId, id: string): Promise<{ code: string; handOver: HandOver }> {
  const code = newSecret(ctx);
  await requireReadable(ctx, (await readHandOver(ctx, id)).serviceId, userId);
  return ctx.db.transaction(async (tx) => {
    const handOver = await store.lockHandOver(tx, id);
    if (handOver === null) throw new Problem('not_found');
    const approved = approveHandOver(handOver, { userId, code }, ctx.clock.now());
    if (!approved.ok) throw new Problem('expired');
    await store.saveHandOver(tx.db, tx.sql, approved.handOver);
    return { code, handOver: approved.handOver };
  });
}

/** A frame session with the two tokens that are told once. */
export interface FrameTokens {
  readonly session: FrameSession;
  readonly accessToken: string;
  readonly refreshToken: string;
}

function newTokens(ctx: Context) {
  const accessToken = newToken('frame', ctx.random);
  const refreshToken = newSecret(ctx);
  return { accessToken, refreshToken, hashes: { accessHash: hashToken(accessToken), refreshHash: hashToken(refreshToken) } };
}

/** The frame trades its code and verifier for a session. 404, 410 when used or too late, 422 `wrong_code`. */
export async function redeem(ctx: Context, request: { id: string; code: string; verifier: string }): Promise<FrameTokens> {
  return ctx.db.transaction(async (tx) => {
    const handOver = await store.lockHandOver(tx, request.id);
    if (handOver === null) throw new Problem('not_found');
    const redeemed = redeemHandOver(handOver, request, ctx.clock.now());
    if (!redeemed.ok) throw new Problem(redeemed.reason === 'wrong_code' ? 'wrong_code' : 'expired');
    if (redeemed.handOver.state !== 'redeemed') throw new Error('a redeemed hand-over names its user');
    await store.saveHandOver(tx.db, tx.sql, redeemed.handOver);
    const { hashes, ...tokens } = newTokens(ctx);
    const { userId, serviceId, origin } = redeemed.handOver;
    const session = beginFrameSession({ id: newId('frameSession', ctx.random), userId, serviceId, origin }, hashes, ctx.clock.now());
    await store.saveFrameSession(tx, session);
    return { session, ...tokens };
  });
}

/** Renews a frame session; a refresh token that was used before ends it. 401 when it can't be renewed. */
export async function refresh(ctx: Context, refreshToken: string): Promise<FrameTokens> {
  const { hashes, ...tokens } = newTokens(ctx);
  const renewed = await ctx.db.transaction(async (tx) => {
    const known = await store.lockByRefresh(tx, hashToken(refreshToken));
    if (known === null) return null;
    const outcome = renewFrameSession(known, { refreshHash: hashToken(refreshToken), next: hashes }, ctx.clock.now());
    await store.saveFrameSession(tx, outcome.session);
    return outcome.ok ? outcome.session : null;
  });
  if (renewed === null) throw new Problem('signed_out');
  return { session: renewed, ...tokens };
}

/** The live frame session of an access token's hash, as the viewer of a request. */
export async function findFrameSession(ctx: Context, tokenHash: string): Promise<FoundFrameSession | undefined> {
  const session = await store.findByAccess(ctx.db.sql, tokenHash, ctx.clock.now());
  if (session === null) return undefined;
  const { id: frameSessionId, userId, serviceId, origin } = session;
  return { frameSessionId, userId, serviceId, origin };
}

/** Ends a frame session. */
export async function endFrameSession(ctx: Context, id: Id<'frameSession'>): Promise<void> {
  await store.endFrameSession(ctx.db.sql, id, ctx.clock.now());
}

/** Deletes hand-overs a day after their time and sessions that can't be renewed. */
export async function deleteStale(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  return store.deleteStale(ctx.db.sql, { handOversBefore: after(now, -DAY), sessionsBefore: after(now, -ABSOLUTE_LIFE) });
}
