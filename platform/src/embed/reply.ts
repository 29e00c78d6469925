import type { z } from 'zod';
import type { Context } from '../context.ts';
import { toWire } from '../primitives/instant.ts';
import { personFor } from '../users/index.ts';
import type { FrameTokens } from './actions.ts';
import type { BlogAddress } from './blog-address.ts';
import type { HandOver } from './hand-over.ts';
import type { blogAddress, frameSession, handOver, handOverReply } from './schema.ts';

/** A blog address for its provider. */
export function addressReply(address: BlogAddress): z.input<typeof blogAddress> {
  return {
    id: address.id, origin: address.origin, state: address.state, firstSeenAt: toWire(address.firstSeenAt),
    registeredAt: address.registeredAt === null ? null : toWire(address.registeredAt),
  };
}

/** What the frame needs to open the window. */
export function startedReply(ctx: Context, started: HandOver): z.input<typeof handOverReply> {
  return { handOverId: started.id, windowUrl: `${ctx.config.publicUrl}/connect/${started.id}`, expiresAt: toWire(started.expiresAt) };
}

/** A hand-over as the window sees it. */
export function openHandOverReply(open: HandOver): z.input<typeof handOver> {
  return { id: open.id, serviceId: open.serviceId, origin: open.origin, purpose: open.purpose, expiresAt: toWire(open.expiresAt) };
}

/** A frame session with its two tokens: the only answer that ever carries them. */
export async function frameSessionReply(ctx: Context, tokens: FrameTokens): Promise<z.input<typeof frameSession>> {
  return {
    accessToken: tokens.accessToken, refreshToken: tokens.refreshToken, expiresAt: toWire(tokens.session.accessExpiresAt), serviceId: tokens.session.serviceId,
    person: await personFor(ctx, tokens.session.userId, tokens.session.userId),
  };
}
