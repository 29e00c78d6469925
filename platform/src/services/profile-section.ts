import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import type { Html } from '../site/html.ts';
import type { PageParts } from '../users/index.ts';

/** The services of a provider on their public profile; null where none is published. */
export async function profileSection(_parts: PageParts, _of: { viewerId: UserId | null; userId: UserId; locale: Locale }): Promise<Html | null> {
  return Promise.resolve(null);
}
