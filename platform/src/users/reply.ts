import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Config } from '../config.ts';
import type { UserId } from '../primitives/id.ts';
import { toWire, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { AnswerFacts } from './answer-facts.ts';
import type { MeCounts } from './events.ts';
import { lightOf } from './light.ts';
import type * as schema from './schema.ts';
import { hiddenName } from './texts.ts';
import { ratingOf, type User } from './user.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';

/** A user as another person's counterpart. */
export type Person = z.output<typeof schema.person>;
/** What everybody may see of a user. */
export type Profile = z.output<typeof schema.profile>;
/** The signed-in user as they see themselves. */
export type Me = z.output<typeof schema.me>;

/** Where a user's picture is: absolute, so that it also shows inside other people's pages. */
export function avatarUrl(config: Pick<Config, 'publicUrl' | 'mediaUrl'>, user: { readonly id: UserId; readonly portrait: string | null }): string {
  return user.portrait === null ? `${config.publicUrl}/avatars/${user.id}.svg` : `${config.mediaUrl}/photos/${user.portrait}/256.webp`;
}

/** Where a user's public page is. */
export function profileUrl(config: Config, userId: UserId): string {
  return `${config.publicUrl}/u/${userId}`;
}

/** Somebody who can't be shown: blocked, suspended or deleted. Says no more than that. */
export function hiddenPerson(config: Config): Person {
  return { id: null, nickname: hiddenName.ja, avatarUrl: `${config.publicUrl}/avatars/nobody.svg`, hidden: true };
}

/** How a page in a language calls somebody, be they shown or not. */
export function nameOf(person: Pick<Person, 'nickname' | 'hidden' | 'id'>, locale: Locale): string {
  return person.hidden && person.id === null ? hiddenName[locale] : person.nickname;
}

/** Somebody who can be shown. */
export function shownPerson(config: Config, user: User): Person {
  return { id: user.id, nickname: user.nickname, avatarUrl: avatarUrl(config, user), hidden: false };
}

/** Somebody on one's own list of blocked people: named although hidden, so that the block can be taken back. */
export function blockedPerson(config: Config, user: User | undefined): Person {
  return user === undefined || user.deletedAt !== null ? hiddenPerson(config) : { ...shownPerson(config, user), hidden: true };
}

const hours = (talkTimes: WeeklyHours) => talkTimes.map((row) => ({ ...row, days: [...row.days] }));

/** A user's public page as data. The caller has checked that the viewer may see them. */
export function profileReply(config: Config, user: User, at: { readonly now: Instant; readonly answers: AnswerFacts }): Profile {
  return {
    id: user.id, nickname: user.nickname, avatarUrl: avatarUrl(config, user), words: user.words, talkTimes: hours(user.talkTimes), light: lightOf(user, at.now),
    rating: ratingOf(user.facts), talkCount: user.facts.talkCount, answers: { ...at.answers }, url: profileUrl(config, user.id),
  };
}

/** The counts of the header, added up from the modules that know them. */
export async function countsFor(ctx: Context, userId: UserId): Promise<MeCounts> {
  const parts = await Promise.all(ctx.reactions.meCounts.map((count) => count(ctx.db.sql, userId)));
  const sum = (name: keyof MeCounts) => parts.reduce((total, part) => total + (part[name] ?? 0), 0);
  return { unreadMessages: sum('unreadMessages'), waitingRequests: sum('waitingRequests') };
}

/** The signed-in user as they see themselves. */
export async function meReply(ctx: Context, user: User): Promise<Me> {
  const now = ctx.clock.now();
  const switchedOn = user.availableUntil !== null && now < user.availableUntil;
  return {
    id: user.id, nickname: user.nickname, email: user.email, avatarUrl: avatarUrl(ctx.config, user), words: user.words, talkTimes: hours(user.talkTimes), locale: user.locale,
    light: lightOf(user, now), availableUntil: switchedOn && user.availableUntil !== null ? toWire(user.availableUntil) : null, pushReady: user.pushReady, ...await countsFor(ctx, user.id),
  };
}
