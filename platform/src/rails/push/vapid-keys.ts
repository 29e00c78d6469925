import webPush from 'web-push';
import { insertOrIgnore, type Sql } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';

/** The pair of keys by which the platform shows push services who it is (RFC 8292). Both base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const name = 'vapid';

async function read(sql: Sql): Promise<VapidKeys | null> {
  const row = await sql.get<{ value: string }>('SELECT value FROM platform_key WHERE name = ?', [name]);
  return row === undefined ? null : JSON.parse(row.value) as VapidKeys;
}

/** The platform's keys, made when there are none. Of two processes that start at once one makes them, and both use those. */
export async function vapidKeys(at: { readonly sql: Sql; readonly clock: Clock }): Promise<VapidKeys> {
  const known = await read(at.sql);
  if (known !== null) return known;
  await insertOrIgnore(at.sql, 'platform_key', { name, value: JSON.stringify(webPush.generateVAPIDKeys()), created_at: at.clock.now() });
  const made = await read(at.sql);
  if (made === null) throw new Error('the keys for pushes were not kept');
  return made;
}
