import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { answerAddress, blogOrigin } from '../embed/blog-address.ts';
import { findAddress, noteAddress, saveAddress } from '../embed/store.ts';
import { newId, type ServiceId, type UserId } from '../primitives/id.ts';
import { listOf } from '../services/store.ts';
import { availableUntil } from '../users/light.ts';
import { findUserByEmail } from '../users/store.ts';
import { keepOperator, keepReports } from './keep-operator.ts';
import { hashDemoPassword, keepPeople, keepServices, SeededMeanwhile } from './keep-people.ts';
import { keepPayouts } from './keep-payouts.ts';
import { keepPosts } from './keep-posts.ts';
import { keepTalks, movePayables } from './keep-talks.ts';
import { collectChats, keepThreads } from './keep-threads.ts';
import { demoPeople } from './people.ts';
import { planTalks } from './plan.ts';
import { known, newSeeding } from './seeding.ts';
import { readSource } from './source.ts';

export { demoPeople } from './people.ts';

/** The blog that the demo serves. Its port may change from start to start. */
async function registerBlog(ctx: Context, tx: Transaction, of: { providerId: UserId; serviceId: ServiceId }): Promise<void> {
  const origin = blogOrigin(`http://127.0.0.1:${ctx.config.blogPort}`);
  if (origin === null || ctx.config.blogPort === 0) return;
  const now = ctx.clock.now();
  const seen = { id: newId('blogAddress', ctx.random), ...of, origin, state: 'seen' as const, firstSeenAt: now, registeredAt: null };
  await noteAddress(tx.sql, seen);
  const address = await findAddress(tx.sql, of.providerId, origin);
  if (address !== null && address.state !== 'registered') await saveAddress(tx.sql, answerAddress(address, 'registered', now));
}

/** Switches さとみ's light on without saying that a page of hers is open: it shines once she opens one. */
async function switchOn(ctx: Context, tx: Transaction, providerId: UserId): Promise<void> {
  await tx.sql.run('UPDATE user SET available_until = ? WHERE id = ?', [availableUntil(ctx.clock.now()), providerId]);
}

/** The service in the demo blog's post, where the demo is seeded already. */
async function findSeeded(tx: Transaction): Promise<{ providerId: UserId; serviceId: ServiceId } | null> {
  const provider = await findUserByEmail(tx.sql, demoPeople[0].email);
  const service = provider === null ? undefined : (await listOf(tx.sql, provider.id)).at(-1);
  return provider === null || service === undefined ? null : { providerId: provider.id, serviceId: service.id };
}

async function seedAll(ctx: Context, tx: Transaction, passwordHash: string): Promise<{ providerId: UserId; serviceId: ServiceId }> {
  if (await tx.sql.get('SELECT id FROM user LIMIT 1') !== undefined) throw new Error('the demo is seeded into an empty database only; this one has people in it');
  const source = readSource();
  const seeding = newSeeding(ctx, tx);
  await keepPeople(seeding, source, passwordHash);
  await keepServices(seeding, source);
  await keepTalks(seeding, planTalks(source, seeding.now));
  await movePayables(seeding);
  await keepPayouts(seeding);
  await keepPosts(seeding);
  collectChats(seeding, source);
  await keepThreads(seeding);
  await keepReports(seeding);
  return { providerId: known(seeding.providers, 'satomi').id, serviceId: known(seeding.services, 'kawaguchi-nursery').id };
}

/**
 * Fills an empty database with the demo's people, services, talks, books, reviews and chats, in one transaction and without a mail, and answers the
 * service in the demo blog's post. Where the demo is there already nothing is added. Throws in a database of other people.
 */
export async function seedDemo(ctx: Context): Promise<ServiceId> {
  const passwordHash = await hashDemoPassword(ctx.random);
  const seed = () => ctx.db.transaction(async (tx) => {
    const seeded = await findSeeded(tx) ?? await seedAll(ctx, tx, passwordHash);
    await keepOperator(ctx, tx, passwordHash);
    await registerBlog(ctx, tx, seeded);
    await switchOn(ctx, tx, seeded.providerId);
    return seeded.serviceId;
  });
  // Of two processes that start at once the second waits for the first one's people, and then finds them.
  return seed().catch((error: unknown) => {
    if (error instanceof SeededMeanwhile) return seed();
    throw error;
  });
}
