import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** One user has blocked another. It hides each from the other, both ways, at once. */
export interface Block {
  readonly blockerId: UserId;
  readonly blockedId: UserId;
  readonly createdAt: Instant;
}
