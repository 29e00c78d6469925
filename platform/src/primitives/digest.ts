import { createHash } from 'node:crypto';

/** SHA-256 in base64url: how tokens and codes are kept, and what PKCE's S256 compares. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
