import type { Id, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { freshCode, type MailedCode } from './mailed-code.ts';

/** How long the old address can undo a change. */
export const UNDO_LIFE = 7 * DAY;

/** A change of an account's e-mail address: begun, done once its code was right, and then undoable from the old address. */
export interface EmailChange extends MailedCode {
  readonly id: Id<'emailChange'>;
  readonly userId: UserId;
  readonly oldEmail: string;
  readonly newEmail: string;
  readonly createdAt: Instant;
  /** When the new address became the account's; null: the code is still waited for. */
  readonly changedAt: Instant | null;
  /** What is kept of the secret in the link to the old address. */
  readonly undoDigest: string | null;
  readonly undoUntil: Instant | null;
}

/** Begins a change. `codeDigest` is null where the new address has an account already: then no code is right. */
export function beginEmailChange(from: Pick<EmailChange, 'id' | 'userId' | 'oldEmail' | 'newEmail' | 'codeDigest'>, now: Instant): EmailChange {
  return { ...from, ...freshCode(from.codeDigest, now), createdAt: now, changedAt: null, undoDigest: null, undoUntil: null };
}

/** The change as it stands once its code was right. */
export function doneEmailChange(change: EmailChange, undoDigest: string, now: Instant): EmailChange {
  return { ...change, codeDigest: null, changedAt: now, undoDigest, undoUntil: after(now, UNDO_LIFE) };
}

/** Whether a change can be undone now. */
export function isUndoable(change: EmailChange, now: Instant): boolean {
  return change.changedAt !== null && change.undoUntil !== null && now < change.undoUntil;
}
