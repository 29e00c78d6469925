import type { RandomBytes } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';

/** How long a mailed code works. */
export const CODE_LIFE = 15 * MINUTE;
/** How many wrong codes end it. */
export const MOST_TRIES = 5;

/** A six-digit code that was mailed, as far as it is kept: its digest, the wrong tries, and when it ends. */
export interface MailedCode {
  /** Null where no code was made, since the mail said something else; no code is right then. */
  readonly codeDigest: string | null;
  readonly tries: number;
  readonly expiresAt: Instant;
}

/** Six digits from random bytes, each value as likely as any other. */
export function sixDigits(random: RandomBytes): string {
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const value = ((a * 256 + b) * 256 + c) * 256 + d;
    // The last, incomplete million would make low codes likelier.
    if (value < 4_294_000_000) return String(value % 1_000_000).padStart(6, '0');
  }
}

/** The code as typed, in plain digits: full-width ones count too. */
export function plainDigits(code: string): string {
  return code.normalize('NFKC').trim();
}

/** A fresh code, no tries used. */
export function freshCode(codeDigest: string | null, now: Instant): MailedCode {
  return { codeDigest, tries: 0, expiresAt: after(now, CODE_LIFE) };
}

/** What becomes of a typed code: `right`; `wrong`, which costs a try; `expired` after 15 minutes or 5 wrong tries. */
export function judgeCode(code: MailedCode, typedDigest: string, now: Instant): 'right' | 'wrong' | 'expired' {
  if (now >= code.expiresAt || code.tries >= MOST_TRIES) return 'expired';
  return code.codeDigest !== null && code.codeDigest === typedDigest ? 'right' : 'wrong';
}
