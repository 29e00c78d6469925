import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Channel } from './kinds.ts';

/** A mail or push that did not get through at the latest try. It leaves the list once a later try does. */
export interface FailedDelivery {
  readonly id: Id<'failedDelivery'>;
  /** The outbox effect that tries. */
  readonly effectKey: string;
  readonly channel: Channel;
  /** The kind of notice; `direct` for mails with codes and to addresses without an account. */
  readonly kind: string;
  readonly userId: UserId | null;
  /** A mail address, or the host of a push service. */
  readonly recipient: string;
  readonly attempts: number;
  /** What the server said, at most 500 characters; no address of a device, no key. */
  readonly error: string;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** When it was given up for good; null while it is still tried. */
  readonly gaveUpAt: Instant | null;
}
