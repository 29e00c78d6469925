import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Config } from '../config.ts';
import type { Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { toWire, type Instant } from '../primitives/instant.ts';
import type { MeCounts } from './events.ts';
import { lightOf, type Light } from './light.ts';
import type * as schema from './schema.ts';
import { blockedAmong, findUser, findUsers } from './store.ts';
import { hiddenName } from './texts.ts';
import { isActive, ratingOf, type User } from './user.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';

/** A user as another person's counterpart. */
export type Person = z.output<typeof schema.person>;
/** What everybody may see of a user. */
export type Profile = z.output<typeof schema.profile>;
/** The signed-in user as they see themselves. */
export type Me = z.output<typeof schema.me>;

/** What reading people needs: a `Context`, or `{ config: ctx.config, db: tx }` inside a transaction. */
export interface PeopleReader {
  readonly config: Config;
  readonly db: { readonly sql: Sql };
}

/** Where a user's picture is: absolute, so that it also shows inside other people's pages. */
export function avatarUrl(config: Config, userId: UserId): string {
  return `${config.publicUrl}/avatars/${userId}.svg`;
}

/** Where a user's public page is. */
export function profileUrl(config: Config, userId: UserId): string {
  return `${config.publicUrl}/u/${userId}`;
}

/** Somebody who can't be shown: blocked, suspended or deleted. Says no more than that. */
export function hiddenPerson(config: Config): Person {
  return { id: null, nickname: hiddenName.ja, avatarUrl: `${config.publicUrl}/avatars/nobody.svg`, hidden: true };
}

function shownPerson(config: Config, user: User): Person {
  return { id: user.id, nickname: user.nickname, avatarUrl: avatarUrl(config, user.id), hidden: false };
}

/** Several users as a viewer sees them; every id asked for has an entry. `null` is somebody signed out. */
export async function personsFor(reader: PeopleReader, viewerId: UserId | null, userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, Person>> {
  const { config, db: { sql } } = reader;
  const asked = [...new Set(userIds)];
  const users = new Map((await findUsers(sql, asked)).map((user) => [user.id, user]));
  const blocked = viewerId === null ? new Set<UserId>() : await blockedAmong(sql, viewerId, asked);
  return new Map(asked.map((userId) => {
    const user = users.get(userId);
    return [userId, user === undefined || !isActive(user) || blocked.has(userId) ? hiddenPerson(config) : shownPerson(config, user)];
  }));
}

/** One user as a viewer sees them. */
export async function personFor(reader: PeopleReader, viewerId: UserId | null, userId: UserId): Promise<Person> {
  return (await personsFor(reader, viewerId, [userId])).get(userId) ?? hiddenPerson(reader.config);
}

/** Somebody on one's own list of blocked people: named although hidden, so that the block can be taken back. */
export function blockedPerson(config: Config, user: User | undefined): Person {
  return user === undefined || user.deletedAt !== null ? hiddenPerson(config) : { ...shownPerson(config, user), hidden: true };
}

/** What other modules show of a user beside the name. */
export interface ShownFacts {
  readonly light: Light;
  readonly talkTimes: WeeklyHours;
  readonly rating: Profile['rating'];
  readonly talkCount: number;
}

/** The light, the hours and the counts of a user; those of nobody for an id that names nobody. Checks no visibility. */
export async function userFacts(ctx: Context, userId: UserId): Promise<ShownFacts> {
  const user = await findUser(ctx.db.sql, userId);
  if (user === null) return { light: 'away', talkTimes: [], rating: null, talkCount: 0 };
  return { light: lightOf(user, ctx.clock.now()), talkTimes: user.talkTimes, rating: ratingOf(user.facts), talkCount: user.facts.talkCount };
}

const hours = (talkTimes: WeeklyHours) => talkTimes.map((row) => ({ ...row, days: [...row.days] }));

/** A user's public page as data. The caller has checked that the viewer may see them. */
export function profileReply(config: Config, user: User, now: Instant): Profile {
  return {
    id: user.id, nickname: user.nickname, avatarUrl: avatarUrl(config, user.id), words: user.words, talkTimes: hours(user.talkTimes), light: lightOf(user, now),
    rating: ratingOf(user.facts), talkCount: user.facts.talkCount, url: profileUrl(config, user.id),
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
    id: user.id, nickname: user.nickname, email: user.email, avatarUrl: avatarUrl(ctx.config, user.id), words: user.words, talkTimes: hours(user.talkTimes), locale: user.locale,
    light: lightOf(user, now), availableUntil: switchedOn && user.availableUntil !== null ? toWire(user.availableUntil) : null, ...await countsFor(ctx, user.id),
  };
}
