import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { digest } from '../primitives/digest.ts';
import { newId } from '../primitives/id.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { newDeviceMail } from './account-mail-texts.ts';
import { deviceLine, type Arrival } from './device.ts';
import { insertDevice, seeDevice } from './known-device-store.ts';
import { enqueueMail } from './mails.ts';
import type { Session } from './session.ts';
import type { User } from './user.ts';

/** Somebody who has just been let in. `first`: the account was made at this moment, on this device. */
export interface Arrived {
  readonly user: User;
  readonly keep: Session['keep'];
  readonly arrival?: Arrival | undefined;
  readonly first?: boolean;
}

async function warn(ctx: Context, tx: Transaction, { user, arrival }: Arrived): Promise<void> {
  const { locale } = user;
  const now = ctx.clock.now();
  const words = newDeviceMail[locale]({ nickname: user.nickname, device: deviceLine(arrival?.userAgent ?? null), at: `${dayWords(now, { locale, now })} ${timeWords(now)}` });
  await enqueueMail(tx, { key: `new-device:${newId('mail', ctx.random)}`, to: user.email, locale, words });
}

/**
 * Looks whether a user has signed in from this device before, and mails them when not. A browser is known by the secret in its own cookie, an API client by
 * what it says it is. Answers the secret a browser is to keep; undefined where it has one that counts, and for API clients.
 */
export async function noteArrival(ctx: Context, tx: Transaction, arrived: Arrived): Promise<string | undefined> {
  const { user, keep, arrival, first = false } = arrived;
  const given = keep === 'cookie' ? arrival?.deviceToken : `client:${arrival?.userAgent ?? ''}`;
  const at = ctx.clock.now();
  // Bound to the user: the same browser of two people is two devices.
  const digestOf = (secret: string) => digest(`${user.id}:${secret}`);
  if (given !== undefined && await seeDevice(tx.sql, { userId: user.id, deviceDigest: digestOf(given) }, at)) return undefined;
  const fresh = given ?? Buffer.from(ctx.random(24)).toString('base64url');
  await insertDevice(tx.sql, { userId: user.id, deviceDigest: digestOf(fresh) }, at);
  if (!first) await warn(ctx, tx, arrived);
  return given === undefined ? fresh : undefined;
}
