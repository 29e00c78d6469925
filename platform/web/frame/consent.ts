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

/** What the person has allowed: the mandate, and the card it is on. */
export interface Consent {
  readonly mandateId: string;
  /** Null where the window doesn't say it. */
  readonly cardId: string | null;
}

/** Makes the question for a wish. */
export function consentQuestion(wish: ConsentWish): ConsentQuestion {
  const request = randomText();
  const query = new URLSearchParams({
    service: wish.serviceId, ...(wish.blog === null ? {} : { blog: wish.blog }), ceiling: String(wish.ceilingMinutes), extension: String(wish.extensionMinutes), request,
  });
  return { request, path: `/consent?${query}` };
}

/** The same question, with the person's other cards in sight: the card named is the one that was declined. */
export function otherCardQuestion(wish: Omit<ConsentWish, 'extensionMinutes'>, declined: string | null): ConsentQuestion {
  const question = consentQuestion({ ...wish, extensionMinutes: 0 });
  return { ...question, path: `${question.path}#${new URLSearchParams({ 'instead-of': declined ?? '' })}` };
}

/** What the person allowed in the window for this very question; null when they didn't. */
export function hearConsent(opened: PlatformWindow, { request }: ConsentQuestion): Promise<Consent | null> {
  return opened.hear((posted) => {
    const fields = readPosted(posted, 'mandate');
    if (fields?.['request'] !== request || typeof fields['mandateId'] !== 'string') return null;
    const cardId = fields['cardId'];
    return { mandateId: fields['mandateId'], cardId: typeof cardId === 'string' ? cardId : null };
  });
}

/** Asks in a window that was opened in this press, and closes it. Null when the person didn't allow it. */
export async function askConsent(opened: PlatformWindow, platform: string, question: ConsentQuestion): Promise<Consent | null> {
  opened.steer(platform + question.path);
  const consent = await hearConsent(opened, question);
  opened.close();
  return consent;
}

const ceilings = [10, 20, 30, 60] as const;
const extensions = [10, 20, 30] as const;

/** What a mandate must allow for a running talk to become longer: the ceiling that still fits, and the minutes beyond it. */
export function longer(present: number, more: number): { ceilingMinutes: number; extensionMinutes: number } {
  const ceilingMinutes = ceilings.findLast((minutes) => minutes <= present) ?? 10;
  return { ceilingMinutes, extensionMinutes: extensions.find((minutes) => ceilingMinutes + minutes >= present + more) ?? 30 };
}
