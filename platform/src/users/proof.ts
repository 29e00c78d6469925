import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';

/** How long a proof (password or passkey) counts for what is dangerous in the wrong hands. */
export const PROOF_LIFE = 10 * MINUTE;

/** Whether somebody has proved lately to be the person of the account. */
export function isRecentProof(provedAt: Instant | null, now: Instant): boolean {
  return provedAt !== null && now < after(provedAt, PROOF_LIFE);
}
