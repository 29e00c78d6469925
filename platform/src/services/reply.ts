import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import { toWire } from '../primitives/instant.ts';
import { nextOpening } from '../primitives/weekly-hours.ts';
import { avatarUrl, findUser, findUsers, hiddenPerson, lightOf, personFor, personsFor, type Person, type User } from '../users/index.ts';
import { photoReply } from './photo-reply.ts';
import type { service, serviceCard } from './schema.ts';
import { ratingOf, usualAnswerMinutes, type Service } from './service.ts';
import type { ServiceCardRow } from './store.ts';

/** The address of a service's page. */
export function serviceUrl(ctx: Pick<Context, 'config'>, id: string): string {
  return `${ctx.config.publicUrl}/s/${id}`;
}

/** Whose service it is: as the viewer sees them, and what their light and hours are read from. */
interface Whose {
  readonly viewerId: UserId | null;
  readonly provider: Person;
  readonly user: User | null;
}

function shapeService(ctx: Pick<Context, 'config' | 'clock'>, read: Service, { viewerId, provider, user }: Whose): z.input<typeof service> {
  const now = ctx.clock.now();
  const opening = nextOpening(read.talkTimes ?? user?.talkTimes ?? [], now);
  return {
    id: read.id, url: serviceUrl(ctx, read.id), state: read.state, title: read.title, prText: read.prText, category: read.category, tags: [...read.tags],
    pricePerMinute: read.pricePerMinute, modes: [...read.modes], area: read.area, talkTimes: read.talkTimes === null ? null : read.talkTimes.map((row) => ({ ...row, days: [...row.days] })),
    provider, light: read.state === 'published' && user !== null ? lightOf(user, now) : 'away', nextTalkTime: opening === null ? null : toWire(opening),
    answerMinutes: usualAnswerMinutes(read.facts.answers), rating: ratingOf(read.facts), talkCount: read.facts.talkCount, mine: read.providerId === viewerId,
    photos: read.photos.map((photo) => photoReply(ctx.config, photo)),
    createdAt: toWire(read.createdAt), updatedAt: toWire(read.updatedAt),
  };
}

/** A service for somebody who may read it. */
export async function serviceReply(ctx: Pick<Context, 'config' | 'db' | 'clock'>, read: Service, viewerId: UserId | null): Promise<z.input<typeof service>> {
  const [provider, user] = await Promise.all([personFor(ctx, viewerId, read.providerId), findUser(ctx.db.sql, read.providerId)]);
  return shapeService(ctx, read, { viewerId, provider, user });
}

/** Several services for somebody who may read them, with as many statements as for one. */
export async function serviceReplies(ctx: Pick<Context, 'config' | 'db' | 'clock'>, services: readonly Service[], viewerId: UserId | null): Promise<z.input<typeof service>[]> {
  const ids = [...new Set(services.map(({ providerId }) => providerId))];
  const [people, users] = await Promise.all([personsFor(ctx, viewerId, ids), findUsers(ctx.db.sql, ids)]);
  return services.map((read) => shapeService(ctx, read, {
    viewerId, provider: people.get(read.providerId) ?? hiddenPerson(ctx.config), user: users.find(({ id }) => id === read.providerId) ?? null,
  }));
}

/** The public card: the same for every reader of a blog. */
export function cardReply(ctx: Context, card: ServiceCardRow, embed: 'frame' | 'link'): z.input<typeof serviceCard> {
  const opening = nextOpening(card.talkTimes, ctx.clock.now());
  return {
    id: card.id, url: serviceUrl(ctx, card.id), title: card.title, pricePerMinute: card.pricePerMinute,
    provider: { nickname: card.nickname, avatarUrl: avatarUrl(ctx.config, { id: card.providerId, portrait: card.portrait }) },
    light: card.light, nextTalkTime: opening === null ? null : toWire(opening), answerMinutes: usualAnswerMinutes(card.facts.answers),
    rating: ratingOf(card.facts), talkCount: card.facts.talkCount, modes: [...card.modes], embed, frameUrl: `${ctx.config.embedUrl}/embed/${card.id}`,
  };
}
