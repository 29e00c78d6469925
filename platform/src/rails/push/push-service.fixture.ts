import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushAddress } from './rail.ts';

/** One push as the browser at its end reads it. */
export interface ReceivedPush {
  readonly message: unknown;
  readonly headers: IncomingHttpHeaders;
  /** What the signature says: for which service, until when, who writes. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  /** The key it was signed with, base64url. */
  readonly signedBy: string;
  readonly size: number;
}

/** A push service on loopback with one browser behind each address. It refuses what the standards refuse. */
export interface PushService {
  readonly url: string;
  /** A new browser that takes pushes. */
  subscribe(): PushAddress;
  /** What the browser of an address was sent. */
  received(address: PushAddress): readonly ReceivedPush[];
  /** What it answers from now on instead of taking pushes; null: it takes them. */
  answer(status: number | null): void;
  close(): Promise<void>;
}

interface Browser { readonly ecdh: ECDH; readonly auth: Buffer; readonly received: ReceivedPush[] }

const derive = (key: Buffer, salt: Buffer, given: { readonly info: Buffer; readonly length: number }) => Buffer.from(hkdfSync('sha256', key, salt, given.info, given.length));

/** RFC 8291 over RFC 8188: one record, its salt and the sender's key in front. */
function decrypt(body: Buffer, { ecdh, auth }: Browser): unknown {
  const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
  const senderKey = body.subarray(21, 21 + idLength);
  const secret = ecdh.computeSecret(senderKey);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey]);
  const ikm = derive(secret, auth, { info: keyInfo, length: 32 });
  const contentKey = derive(ikm, salt, { info: Buffer.from('Content-Encoding: aes128gcm\0'), length: 16 });
  const nonce = derive(ikm, salt, { info: Buffer.from('Content-Encoding: nonce\0'), length: 12 });
  const record = body.subarray(21 + idLength);
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no last record');
  return JSON.parse(padded.subarray(0, end).toString('utf8'));
}

/** RFC 8292: a token signed with the key named beside it. */
function claimsOf(authorization: string | undefined): Pick<ReceivedPush, 'claims' | 'signedBy'> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/u.exec(authorization ?? '') ?? [];
  const [header = '', payload = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
  const signed = verify('sha256', Buffer.from(`${header}.${payload}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  if (!signed) throw new Error('not signed');
  return { claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as ReceivedPush['claims'], signedBy: key };
}

/** What RFC 8030 demands of a push; the status it is answered with. */
function take(browser: Browser | undefined, request: { readonly headers: IncomingHttpHeaders; readonly body: Buffer }): number {
  const { headers, body } = request;
  if (browser === undefined) return 404;
  if (!/^\d+$/u.test(headers['ttl'] as string) || headers['content-encoding'] !== 'aes128gcm') return 400;
  if (body.length > 4_096) return 413;
  try {
    browser.received.push({ message: decrypt(body, browser), headers, size: body.length, ...claimsOf(headers.authorization) });
    return 201;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 403;
  }
}

/** Opens the service on a free port of 127.0.0.1. */
export async function openPushService(): Promise<PushService> {
  const browsers = new Map<string, Browser>();
  let fixed: number | null = null;
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const status = fixed ?? take(browsers.get(request.url ?? ''), { headers: request.headers, body: Buffer.concat(pieces) });
      response.writeHead(status, status >= 300 && status < 400 ? { location: 'http://127.0.0.1:9/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    subscribe() {
      const [ecdh, auth, path] = [createECDH('prime256v1'), randomBytes(16), `/push/${randomBytes(12).toString('base64url')}`];
      ecdh.generateKeys();
      browsers.set(path, { ecdh, auth, received: [] });
      return { endpoint: `${url}${path}`, p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
    },
    received: ({ endpoint }) => browsers.get(new URL(endpoint).pathname)?.received ?? [],
    answer(status) { fixed = status; },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  };
}
