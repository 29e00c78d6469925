import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { freshCode, type MailedCode } from './mailed-code.ts';

/** An account that waits for the code of its mail. */
export interface SignUp extends MailedCode {
  readonly id: Id<'signUp'>;
  readonly nickname: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly locale: Locale;
  readonly createdAt: Instant;
}

/** Begins a sign-up. `codeDigest` is null where the address has an account already: then no code is right. */
export function beginSignUp(from: Omit<SignUp, 'tries' | 'expiresAt' | 'createdAt'>, now: Instant): SignUp {
  return { ...from, ...freshCode(from.codeDigest, now), createdAt: now };
}

/** A forgotten password that waits for the code of its mail. `userId` is null where the address has no account. */
export interface PasswordReset extends MailedCode {
  readonly id: Id<'passwordReset'>;
  readonly userId: UserId | null;
  readonly createdAt: Instant;
}

/** Begins a password reset. */
export function beginPasswordReset(from: Pick<PasswordReset, 'id' | 'userId' | 'codeDigest'>, now: Instant): PasswordReset {
  return { ...from, ...freshCode(from.codeDigest, now), createdAt: now };
}
