import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import { answerFacts, type AnswerFacts } from './answer-facts.ts';
import { lightOf, type Light } from './light.ts';
import { hiddenPerson, shownPerson, type Person, type Profile } from './reply.ts';
import { blockedAmong, findUser, findUsers } from './store.ts';
import { isActive, ratingOf, type User } from './user.ts';

/** What reading people needs: a `Context`, or `{ config: ctx.config, db: tx }` inside a transaction. */
export interface PeopleReader {
  readonly config: Config;
  readonly db: { readonly sql: Sql };
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

/** The user of an id while the account can sign in and be seen; null otherwise. */
export async function activeUser(ctx: Context, userId: UserId): Promise<User | null> {
  const user = await findUser(ctx.db.sql, userId);
  return user !== null && isActive(user) ? user : null;
}

/** How a provider has answered the requests of the past 90 days. Checks no visibility. */
export async function answersFor(ctx: Pick<Context, 'db' | 'clock' | 'reactions'>, userId: UserId): Promise<AnswerFacts> {
  return await ctx.reactions.answersOf?.(ctx.db.sql, userId, ctx.clock.now()) ?? answerFacts([]);
}
