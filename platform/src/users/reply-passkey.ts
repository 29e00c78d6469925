import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type { Passkey } from './passkey.ts';
import type { passkey } from './passkey-schema.ts';

/** A passkey as its person sees it: no key, no credential. */
export function passkeyReply(kept: Passkey): z.input<typeof passkey> {
  return { id: kept.id, name: kept.name, synced: kept.synced, createdAt: toWire(kept.createdAt), usedAt: kept.usedAt === null ? null : toWire(kept.usedAt), copied: kept.clonedAt !== null };
}
