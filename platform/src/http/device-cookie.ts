import type { Config } from '../config.ts';
import { DAY, SECOND } from '../primitives/seconds.ts';

/** As long as browsers let a cookie live. */
const LIFE = 400 * DAY;

/** The cookie by which a browser is known again at its next sign-in. It lets nobody in: it only spares its person a warning. */
export interface DeviceCookie {
  /** The secret in a `Cookie` header, if there is one. */
  read(header: string | undefined): string | undefined;
  /** The `Set-Cookie` header that keeps a secret. */
  write(secret: string): string;
}

/** The cookie as the public address allows it, as the session's own: `__Host-choku-device` over HTTPS, else `choku-device`. */
export function deviceCookie(config: Pick<Config, 'publicUrl'>): DeviceCookie {
  const secure = config.publicUrl.startsWith('https:');
  const name = secure ? '__Host-choku-device' : 'choku-device';
  return {
    read(header) {
      const pair = (header ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`));
      const value = pair?.slice(name.length + 1) ?? '';
      return /^[\w-]{20,100}$/u.test(value) ? value : undefined;
    },
    write: (secret) => `${name}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}; Max-Age=${LIFE / SECOND}`,
  };
}
