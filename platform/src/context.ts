import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Clock } from './primitives/clock.ts';
import type { RandomBytes } from './primitives/id.ts';
import type { Vault } from './primitives/vault.ts';
import type { CallRail } from './rails/calls/rail.ts';
import type { CardRail } from './rails/cards/rail.ts';
import type { MailRail } from './rails/mail/rail.ts';
import type { PushRail } from './rails/push/rail.ts';
import type { PhotoRail } from './rails/photos/rail.ts';
import type { Wake } from './realtime/wake.ts';
import type { Reactions } from './users/events.ts';

/** The outside world, each behind an interface; `app.ts` picks the vendor's or the built-in one. */
export interface Rails {
  readonly cards: CardRail;
  readonly calls: CallRail;
  readonly mail: MailRail;
  readonly photos: PhotoRail;
  readonly push: PushRail;
}

/** What every action gets first: the things it can't make itself. Built once, in `app.ts`; tests build their own. */
export interface Context {
  readonly config: Config;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly db: Database;
  readonly log: Logger;
  readonly wake: Wake;
  /** Seals what nobody may read out of the database. */
  readonly vault: Vault;
  readonly rails: Rails;
  /** What other modules do when something happens to a user; wired in one visible list in `app.ts`. */
  readonly reactions: Reactions;
}
