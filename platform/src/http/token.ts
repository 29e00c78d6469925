import { createHash } from 'node:crypto';
import type { RandomBytes } from '../primitives/id.ts';

const prefixes = { session: 'cks_', frame: 'ckf_' } as const;

/** Makes a secret of 256 bits: of a session (`cks_…`) or of a frame's sign-in (`ckf_…`). Only its hash is ever stored. */
export function newToken(kind: keyof typeof prefixes, random: RandomBytes): string {
  return `${prefixes[kind]}${Buffer.from(random(32)).toString('base64url')}`;
}

/** What is stored of a secret and looked up by: its SHA-256 in hexadecimal, 64 characters. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a token says it is a frame's. */
export function isFrameToken(token: string): boolean {
  return token.startsWith(prefixes.frame);
}
