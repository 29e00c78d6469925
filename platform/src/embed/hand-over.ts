import { digest } from '../primitives/digest.ts';
import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE, SECOND } from '../primitives/seconds.ts';

/** How long a frame and its window may take to find each other. */
export const HAND_OVER_LIFE = 15 * MINUTE;
/** How long a code may be traded, once. */
export const CODE_LIFE = 60 * SECOND;

/** What the person in the frame wants to do next; the window says so. */
export type HandOverPurpose = 'ask' | 'request';

interface HandOverBase {
  readonly id: Id<'handOver'>;
  readonly serviceId: ServiceId;
  readonly origin: string;
  readonly purpose: HandOverPurpose;
  /** PKCE S256: only the frame that started it knows the verifier. */
  readonly challenge: string;
  readonly expiresAt: Instant;
}

/** What a frame on a blog asks a window of the platform for; bound to the service, the blog and the frame's secret. */
export type HandOver =
  | (HandOverBase & { readonly state: 'started' })
  | (HandOverBase & { readonly state: 'approved'; readonly userId: UserId; readonly codeHash: string; readonly codeExpiresAt: Instant })
  | (HandOverBase & { readonly state: 'redeemed'; readonly userId: UserId });

/** Why a hand-over goes no further. */
export type HandOverRefusal = 'expired' | 'already_used' | 'wrong_code';

type Outcome = { readonly ok: true; readonly handOver: HandOver } | { readonly ok: false; readonly reason: HandOverRefusal };

/** Starts a hand-over. */
export function startHandOver(facts: Omit<HandOverBase, 'expiresAt'>, now: Instant): HandOver {
  return { ...facts, state: 'started', expiresAt: after(now, HAND_OVER_LIFE) };
}

/** The person in the window agrees: the code given there is good for 60 seconds. Approving again replaces the code. */
export function approveHandOver(handOver: HandOver, by: { userId: UserId; code: string }, now: Instant): Outcome {
  if (handOver.state === 'redeemed') return { ok: false, reason: 'already_used' };
  if (now >= handOver.expiresAt) return { ok: false, reason: 'expired' };
  const { id, serviceId, origin, purpose, challenge, expiresAt } = handOver;
  return { ok: true, handOver: { id, serviceId, origin, purpose, challenge, expiresAt, state: 'approved', userId: by.userId, codeHash: digest(by.code), codeExpiresAt: after(now, CODE_LIFE) } };
}

/** The frame trades code and verifier for a session: once. */
export function redeemHandOver(handOver: HandOver, proof: { code: string; verifier: string }, now: Instant): Outcome {
  if (handOver.state === 'redeemed') return { ok: false, reason: 'already_used' };
  if (handOver.state !== 'approved' || digest(proof.code) !== handOver.codeHash || digest(proof.verifier) !== handOver.challenge) return { ok: false, reason: 'wrong_code' };
  if (now >= handOver.codeExpiresAt) return { ok: false, reason: 'expired' };
  const { id, serviceId, origin, purpose, challenge, expiresAt, userId } = handOver;
  return { ok: true, handOver: { id, serviceId, origin, purpose, challenge, expiresAt, state: 'redeemed', userId } };
}
