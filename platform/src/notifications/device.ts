import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { PushAddress } from '../rails/push/rail.ts';

/** How many devices of one person get pushes; one more takes the place of the oldest. */
export const MOST_DEVICES = 10;

/** A browser that takes pushes for somebody, as long as the session it signed in with stands. */
export interface PushDevice {
  readonly id: Id<'pushDevice'>;
  readonly userId: UserId;
  readonly sessionId: Id<'session'>;
  readonly address: PushAddress;
  /** What people call it: browser and system, such as `Chrome, Android`. */
  readonly name: string;
  readonly createdAt: Instant;
  /** When its push service last took one. */
  readonly usedAt: Instant | null;
}

const browsers = [['Edg', 'Edge'], ['OPR', 'Opera'], ['SamsungBrowser', 'Samsung Internet'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']] as const;
const systems = [['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['CrOS', 'ChromeOS'], ['Linux', 'Linux']] as const;

/** A browser by the name people know, from what it says of itself; only known words, nothing it could make up. */
export function deviceName(userAgent: string | undefined): string {
  const of = (names: readonly (readonly [string, string])[]) => names.find(([sign]) => userAgent?.includes(sign) === true)?.[1];
  return [of(browsers), of(systems)].filter((part) => part !== undefined).join(', ') || 'Web';
}
