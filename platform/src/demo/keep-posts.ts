import { insert } from '../database/database.ts';
import { blogOrigin } from '../embed/blog-address.ts';
import { lastDays } from '../primitives/months.ts';
import { known, type Seeding } from './seeding.ts';

/** How many days back the card of the demo's service was seen. */
const DAYS = 90;
/** The posts of the demo blog with the card in them: how often it is seen on a quiet day, and by how much that changes from day to day. */
const posts = [{ path: '/', quiet: 14, swing: 23 }, { path: '/nursery', quiet: 6, swing: 13 }] as const;
/** Where the talks came from, one after the other; null: the platform's own page. */
const cameFrom = ['/', '/nursery', '/', '/', '/', null] as const;

/** Views of さとみ's card in the demo blog, day by day, and the posts her talks came from. Without a blog there is nothing to keep. */
export async function keepPosts({ ctx, tx, now, services }: Seeding): Promise<void> {
  const origin = blogOrigin(`http://127.0.0.1:${ctx.config.blogPort}`);
  if (origin === null || ctx.config.blogPort === 0) return;
  const { id, providerId } = known(services, 'kawaguchi-nursery');
  for (const [index, { name: day }] of lastDays(now, DAYS).entries()) {
    for (const { path, quiet, swing } of posts) await insert(tx.sql, 'post_view', { service_id: id, day, origin, path, provider_id: providerId, views: quiet + (index * 7 + path.length) % swing });
  }
  const talks = await tx.sql.all<{ id: string }>('SELECT id FROM talk WHERE service_id = ? ORDER BY requested_at DESC', [id]);
  for (const [index, talk] of talks.entries()) {
    const page = cameFrom[index % cameFrom.length] ?? null;
    if (page !== null) await tx.sql.run('UPDATE talk SET origin = ?, page = ? WHERE id = ?', [origin, page, talk.id]);
  }
}
