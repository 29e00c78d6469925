import webPush from 'web-push';
import type { Config } from '../../config.ts';
import type { Sql } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';
import { SECOND } from '../../primitives/seconds.ts';
import { isPushHost } from './push-hosts.ts';
import type { Push, PushAnswer, PushRail } from './rail.ts';
import { vapidKeys, type VapidKeys } from './vapid-keys.ts';

/** From the first byte out to the answer's status, in ms. */
const deadline = 10 * SECOND;

/** Whom a push service may write to about us: the platform's address, or the sender of its mails where that is no public one. */
function contactOf({ publicUrl, mail }: Pick<Config, 'publicUrl' | 'mail'>): string {
  if (publicUrl.startsWith('https:')) return publicUrl;
  return `mailto:${/[^\s<>]+@[^\s<>]+/u.exec(mail.from)?.[0] ?? 'no-reply@localhost'}`;
}

/** What a status means (RFC 8030, and what vendors answer besides). */
function answerOf(status: number, host: string): PushAnswer {
  const reason = `${host} answered ${status}`;
  if (status >= 200 && status < 300) return { state: 'sent' };
  if (status === 404 || status === 410) return { state: 'gone' };
  return status === 429 || status >= 500 ? { state: 'later', reason } : { state: 'refused', reason };
}

interface PushRequest {
  readonly endpoint: string;
  readonly headers: [string, string][];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The encrypted and signed request; null where the browser's keys can't be used. */
function requestOf({ to, message, keepFor, urgency }: Push, vapidDetails: VapidKeys & { readonly subject: string }): PushRequest | null {
  try {
    const made = webPush.generateRequestDetails({ endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } }, JSON.stringify(message), {
      vapidDetails, TTL: keepFor, urgency, contentEncoding: 'aes128gcm',
    });
    // fetch counts the length itself.
    const headers = Object.entries(made.headers).filter(([name]) => name !== 'Content-Length').map(([name, value]): [string, string] => [name, String(value)]);
    return { endpoint: to.endpoint, headers, body: Uint8Array.from(made.body ?? []) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

async function post({ endpoint, headers, body }: PushRequest): Promise<PushAnswer> {
  const { host } = new URL(endpoint);
  try {
    const response = await fetch(endpoint, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(deadline) });
    await response.body?.cancel();
    return answerOf(response.status, host);
  } catch (error) {
    // The cause names addresses and keys; the reason goes to logs and to the operator.
    return { state: 'later', reason: `${host} did not answer (${error instanceof Error ? error.name : 'unknown'})` };
  }
}

/** Pushes by the services of the browsers' vendors: encrypted for one browser (RFC 8291), signed by the platform (RFC 8292), sent as RFC 8030 says. */
export function webPushRail(at: { readonly config: Config; readonly sql: Sql; readonly clock: Clock }): PushRail {
  const loopback = at.config.mode === 'test';
  let keys: Promise<VapidKeys> | undefined;
  const ownKeys = (): Promise<VapidKeys> => {
    keys ??= vapidKeys(at).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  return {
    kind: 'web-push',
    publicKey: async () => (await ownKeys()).publicKey,
    accepts: (endpoint) => isPushHost(endpoint, { loopback }),
    async send({ to, message, keepFor, urgency }: Push) {
      if (!isPushHost(to.endpoint, { loopback })) return { state: 'refused', reason: 'not the address of a known push service' };
      const request = requestOf({ to, message, keepFor, urgency }, { subject: contactOf(at.config), ...await ownKeys() });
      return request === null ? { state: 'refused', reason: 'the keys of the browser are not keys' } : post(request);
    },
  };
}
