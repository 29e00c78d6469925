import { randomText } from './proof.ts';
import { readPosted, type PlatformWindow } from './window-opener.ts';

/** What a person is asked to allow in the platform's own window. */
export interface ConsentWish {
  readonly serviceId: string;
  /** The blog around the frame; null on the platform's own pages. */
  readonly blog: string | null;
  readonly ceilingMinutes: number;
  readonly extensionMinutes: number;
}

/** One question to the window: where it is asked, and the name by which its answer is known. */
export interface ConsentQuestion {
  readonly request: string;
  /** Path and query on the platform. */
  readonly path: string;
}

/** Makes the question for a wish. */
export function consentQuestion(wish: ConsentWish): ConsentQuestion {
  const request = randomText();
  const query = new URLSearchParams({
    service: wish.serviceId, ...(wish.blog === null ? {} : { blog: wish.blog }), ceiling: String(wish.ceilingMinutes), extension: String(wish.extensionMinutes), request,
  });
  return { request, path: `/consent?${query}` };
}

/** The mandate that the person gave in the window for this very question; null when they didn't. */
export function hearConsent(opened: PlatformWindow, { request }: ConsentQuestion): Promise<string | null> {
  return opened.hear((posted) => {
    const fields = readPosted(posted, 'mandate');
    return fields?.['request'] === request && typeof fields['mandateId'] === 'string' ? fields['mandateId'] : null;
  });
}
