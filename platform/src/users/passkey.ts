import type { Id, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';

/** How many passkeys one account may have. */
export const MOST_PASSKEYS = 20;
/** How long a challenge can be answered; it is answered once. */
export const CHALLENGE_LIFE = 5 * MINUTE;

/** A key in somebody's device or password manager: it signs in instead of the password. */
export interface Passkey {
  readonly id: Id<'passkey'>;
  readonly userId: UserId;
  /** The authenticator's own name of the key, base64url. */
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often it was used, as the authenticator counts; 0 for ever where it doesn't. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** Whether it is kept by a service that brings it to other devices. */
  readonly synced: boolean;
  readonly name: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
  /** When its counter went backwards, as a copy's would: it is refused from then on. */
  readonly clonedAt: Instant | null;
}

/** What a challenge was made for: adding a passkey, signing in, or proving to be there. */
export type ChallengePurpose = 'add' | 'sign-in' | 'prove';

/** A random text that the authenticator signs. It counts once, for its purpose and, but for signing in, its user. */
export interface PasskeyChallenge {
  readonly id: Id<'challenge'>;
  readonly purpose: ChallengePurpose;
  readonly userId: UserId | null;
  /** base64url. */
  readonly challenge: string;
  readonly expiresAt: Instant;
}

/** Begins a challenge. */
export function beginChallenge(of: Omit<PasskeyChallenge, 'expiresAt'>, now: Instant): PasskeyChallenge {
  return { ...of, expiresAt: after(now, CHALLENGE_LIFE) };
}

/** Whether a counter says that there is a copy of the key: it must grow with each use, where the authenticator counts at all. */
export function isCopied(known: number, given: number): boolean {
  return (known > 0 || given > 0) && given <= known;
}
