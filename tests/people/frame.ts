import { createHash, randomBytes } from 'node:crypto';
import { createChoku, type Choku, type components } from '../../sdk/src/index.ts';
import { fetchFromOwnAddress, type Person } from './person.ts';
import type { Platform } from './platform.ts';
import type { Provider } from './roles.ts';

type FrameTokens = components['schemas']['FrameSession'];

/** The blog of every story that has one. */
export const blog = 'https://blog.example';

/** A hand-over that the person has agreed to in the window; the frame has not redeemed it yet. */
export interface HandOver {
  redeem(wrong: { readonly verifier?: string; readonly code?: string }): Promise<FrameTokens>;
}

/** A frame on the blog opens a window, and the person agrees there. */
export async function startHandOver(platform: Platform, who: Person, of: Provider): Promise<HandOver> {
  await of.choku.post('/v1/me/blog-addresses', { body: { origin: blog } });
  const anyone = createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] });
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const { handOverId } = await anyone.post('/v1/hand-overs', { body: { serviceId: of.service.id, origin: blog, challenge, purpose: 'ask' } });
  const at = { params: { path: { handOverId } } };
  const { code } = await who.choku.post('/v1/hand-overs/{handOverId}/approve', { ...at, body: {} });
  return { redeem: (wrong) => anyone.post('/v1/hand-overs/{handOverId}/redeem', { ...at, body: { code, verifier, ...wrong } }) };
}

/** Somebody's session in the frame of one service on the blog. */
export interface Frame {
  readonly choku: Choku;
  readonly token: string;
  /** Renews the session with its refresh token. */
  renew(): Promise<FrameTokens>;
}

/** Signs somebody in to the frame of a service on the blog, by the window. */
export async function frameSession(platform: Platform, who: Person, of: Provider): Promise<Frame> {
  const tokens = await (await startHandOver(platform, who, of)).redeem({});
  const anyone = createChoku({ baseUrl: platform.url, fetch: fetchFromOwnAddress(), retryWaits: [] });
  return {
    token: tokens.accessToken,
    choku: createChoku({ baseUrl: platform.url, token: tokens.accessToken, fetch: fetchFromOwnAddress(), retryWaits: [] }),
    renew: () => anyone.post('/v1/frame-sessions/refresh', { body: { refreshToken: tokens.refreshToken } }),
  };
}
