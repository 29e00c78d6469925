import type { FrameApi } from './api.ts';
import { makeProof } from './proof.ts';
import type { FrameSession } from './session.ts';
import { readPosted, type PlatformWindow } from './window-opener.ts';

/** What the person wants to do once signed in; the window says so. */
export type Purpose = 'ask' | 'request';

/** What signing in by a window needs. */
export interface HandOver {
  readonly api: Pick<FrameApi, 'startHandOver' | 'redeemHandOver'>;
  readonly session: Pick<FrameSession, 'begin'>;
  /** The blog around this frame, scheme and host. */
  readonly blog: string;
  readonly purpose: Purpose;
  /** A path of the platform to which the window goes on instead of closing. */
  readonly goOnTo?: string;
}

/**
 * Signs this frame in by the window that was just opened: a one-time code, bound to this service, this blog and a secret
 * that never leaves the frame. False when the window was closed without one.
 */
export async function signInBy(opened: PlatformWindow, wanted: HandOver): Promise<boolean> {
  const proof = await makeProof();
  const { handOverId, windowUrl } = await wanted.api.startHandOver({ origin: wanted.blog, challenge: proof.challenge, purpose: wanted.purpose });
  const heard = opened.hear((posted) => {
    const fields = readPosted(posted, 'code');
    return fields?.['handOverId'] === handOverId && typeof fields['code'] === 'string' ? fields['code'] : null;
  });
  const address = new URL(windowUrl);
  if (wanted.goOnTo !== undefined) address.searchParams.set('then', wanted.goOnTo);
  opened.steer(address.href);
  const code = await heard;
  if (code === null) return false;
  wanted.session.begin(await wanted.api.redeemHandOver(handOverId, { code, verifier: proof.verifier }));
  return true;
}

/** The address of the blog around this frame; null where the browser doesn't tell. */
export function blogAround(view: { location: { ancestorOrigins?: ArrayLike<string> }; document: { referrer: string } } = window): string | null {
  const named = view.location.ancestorOrigins?.[0];
  if (named !== undefined && named !== 'null') return named;
  return URL.canParse(view.document.referrer) ? new URL(view.document.referrer).origin : null;
}
