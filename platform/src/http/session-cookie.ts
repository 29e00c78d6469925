import type { Config } from '../config.ts';
import { toWire, type Instant } from '../primitives/instant.ts';
import type { Koa } from './koa-state.ts';

/** The site's session cookie: never readable by scripts, never sent along by other sites' posts. */
export interface SessionCookie {
  read(koa: Koa): string | undefined;
  write(koa: Koa, session: { readonly token: string; readonly expiresAt: Instant } | null): void;
}

/**
 * The cookie as the public address allows it: `__Host-choku` over HTTPS; on plain HTTP, where browsers refuse that prefix, `choku`.
 */
export function sessionCookie(config: Pick<Config, 'publicUrl'>): SessionCookie {
  const secure = config.publicUrl.startsWith('https:');
  const name = secure ? '__Host-choku' : 'choku';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    read(koa) {
      const pair = koa.get('cookie').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
      const value = pair?.slice(name.length + 1);
      return value === '' ? undefined : value;
    },
    write(koa, session) {
      const ending = session === null ? 'Max-Age=0' : `Expires=${new Date(toWire(session.expiresAt)).toUTCString()}`;
      koa.append('Set-Cookie', `${name}=${session?.token ?? ''}; ${attributes}; ${ending}`);
    },
  };
}
