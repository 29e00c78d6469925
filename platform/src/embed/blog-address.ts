import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** seen: the widget asked from there, nobody has answered; registered: calls may happen there; refused: the provider said no. */
export type BlogAddressState = 'seen' | 'registered' | 'refused';

/** An address of a provider's blog: the frame opens inside registered ones only. */
export interface BlogAddress {
  readonly id: Id<'blogAddress'>;
  readonly providerId: UserId;
  readonly origin: string;
  readonly state: BlogAddressState;
  readonly firstSeenAt: Instant;
  readonly registeredAt: Instant | null;
  /** The service whose widget was first seen there. */
  readonly serviceId: ServiceId | null;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin of a blog as browsers name it, or null when it can't be registered: `https:` everywhere, `http:` on loopback
 * alone, no path, no sign-in part. Compared whole, never by suffix.
 */
export function blogOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const local = loopback.has(url.hostname) || url.hostname.endsWith('.localhost');
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && local);
  if (!allowed || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return null;
  return url.origin;
}

/** The address with the provider's answer; registering again keeps the first day. */
export function answerAddress(address: BlogAddress, state: 'registered' | 'refused', now: Instant): BlogAddress {
  return { ...address, state, registeredAt: state === 'registered' ? address.registeredAt ?? now : address.registeredAt };
}
