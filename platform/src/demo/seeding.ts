import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { newId, type ConversationId, type Id, type ServiceId, type TalkId, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Service } from '../services/index.ts';
import type { ThreadLine } from '../talks/thread-line.ts';
import type { User } from '../users/index.ts';

/** One line of a demo thread. */
export type DemoLine =
  | { readonly at: Instant; readonly from: 'provider' | 'visitor'; readonly text: string }
  | { readonly at: Instant; readonly from: 'platform'; readonly talkId: TalkId; readonly line: ThreadLine };

/** A thread being collected: its lines come from talks and chats, in any order. */
export interface DemoThread {
  readonly id: ConversationId;
  readonly serviceId: ServiceId;
  readonly providerId: UserId;
  readonly visitorId: UserId;
  readonly lines: DemoLine[];
  /** How many of the last messages the provider hasn't read. */
  unread: number;
}

/** What seeding works with: one transaction, and everybody by the name the source gives them. */
export interface Seeding {
  readonly ctx: Context;
  readonly tx: Transaction;
  readonly now: Instant;
  readonly providers: Map<string, User>;
  readonly visitors: Map<string, User>;
  readonly services: Map<string, Service>;
  readonly cards: Map<string, Id<'card'>>;
  readonly threads: Map<string, DemoThread>;
}

/** An empty seeding. */
export function newSeeding(ctx: Context, tx: Transaction): Seeding {
  return { ctx, tx, now: ctx.clock.now(), providers: new Map(), visitors: new Map(), services: new Map(), cards: new Map(), threads: new Map() };
}

/** What a name of the source stands for. Throws when the source names somebody it doesn't have. */
export function known<Thing>(things: ReadonlyMap<string, Thing>, name: string): Thing {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`the demo has no ${name}`);
  return thing;
}

/** The thread of a visitor about a service, begun when it has none. */
export function threadOf(seeding: Seeding, pair: { service: string; visitor: string }): DemoThread {
  const key = `${pair.service}\n${pair.visitor}`;
  const begun = seeding.threads.get(key);
  if (begun !== undefined) return begun;
  const service = known(seeding.services, pair.service);
  const made: DemoThread = {
    id: newId('conversation', seeding.ctx.random), serviceId: service.id, providerId: service.providerId, visitorId: known(seeding.visitors, pair.visitor).id, lines: [], unread: 0,
  };
  seeding.threads.set(key, made);
  return made;
}
