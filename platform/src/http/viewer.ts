import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';

/** What every visit has. */
export interface Visit {
  /** The network address the request came from: the socket's, or the trusted proxy's word. For limits only. */
  readonly address: string;
  readonly locale: Locale;
}

/** Somebody who hasn't signed in. */
export interface Anyone extends Visit {
  readonly kind: 'anyone';
}

/** A signed-in person, by the site's cookie or by a session token in an API client. */
export interface UserViewer extends Visit {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly sessionId: Id<'session'>;
}

/** A person in the frame of one service on one blog; may do what belongs to that service and nothing else. */
export interface FrameViewer extends Visit {
  readonly kind: 'frame';
  readonly userId: UserId;
  readonly frameSessionId: Id<'frameSession'>;
  readonly serviceId: ServiceId;
  /** The blog's address, such as `https://blog.example`. */
  readonly origin: string;
}

/** Who asks. */
export type Viewer = Anyone | UserViewer | FrameViewer;

/** Somebody who is signed in, in whichever way. */
export type Member = UserViewer | FrameViewer;
