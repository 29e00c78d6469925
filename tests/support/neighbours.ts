import type { Context } from '../../platform/src/context.ts';
import type { FrameViewer, UserViewer } from '../../platform/src/http/viewer.ts';
import { newId, type ServiceId, type UserId } from '../../platform/src/primitives/id.ts';
import { yen } from '../../platform/src/primitives/yen.ts';
import { insertService, type Service } from '../../platform/src/services/index.ts';
import { draftService, moveService } from '../../platform/src/services/service.ts';
import { insertUser } from '../../platform/src/users/store.ts';
import { newUser, type User } from '../../platform/src/users/user.ts';

let people = 0;

/** Keeps a user who can't sign in: for actions, which only ask who it is. */
export async function neighbour(ctx: Context, nickname: string): Promise<User> {
  people += 1;
  const user = newUser({ id: newId('user', ctx.random), nickname, email: `neighbour-${people}@example.jp`, passwordHash: 'none', locale: 'ja' }, ctx.clock.now());
  await insertUser(ctx.db.sql, user);
  return user;
}

/** Keeps a published service of ¥80 a minute. */
export async function offer(ctx: Context, providerId: UserId): Promise<Service> {
  const words = { title: '川口市の保育園えらび', prText: '見たままを話します。', category: 'nursery-school', tags: [], pricePerMinute: yen(80), modes: ['voice' as const], area: null, talkTimes: null };
  const moved = moveService(draftService(words, { id: newId('service', ctx.random), providerId, now: ctx.clock.now() }), 'published', ctx.clock.now());
  if (!moved.ok) throw new Error('a draft can be published');
  await ctx.db.transaction((tx) => insertService(tx, moved.service));
  return moved.service;
}

/** Somebody on the platform's own pages. */
export function onSite(ctx: Context, user: { readonly id: UserId }): UserViewer {
  return { kind: 'user', userId: user.id, sessionId: newId('session', ctx.random), address: '203.0.113.7', locale: 'ja' };
}

/** Somebody in the frame of a service in a blog. */
export function inFrame(ctx: Context, user: { readonly id: UserId }, serviceId: ServiceId): FrameViewer {
  return { kind: 'frame', userId: user.id, frameSessionId: newId('frameSession', ctx.random), serviceId, origin: 'https://blog.example', address: '203.0.113.7', locale: 'ja' };
}
