import type { Transaction } from '../database/database.ts';
import { enqueue } from '../jobs/outbox.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';
import type { NoticeKind } from './notice.ts';
import { NO_ADDRESS } from './user.ts';

/** A mail to be sent after the commit. */
export interface OutgoingMail {
  /** Names this mail for ever: the same key twice is one mail. */
  readonly key: string;
  /** Null: nobody. The row is written all the same, so that the answer takes as long as one with a mail. */
  readonly to: string | null;
  readonly locale: Locale;
  readonly words: MailWords;
}

/** Puts a mail into the outbox, in the transaction of what it tells about. For addresses without an account and for codes; everything else is a notice. */
export async function enqueueMail(tx: Transaction, mail: OutgoingMail): Promise<void> {
  await enqueue(tx, { kind: 'mail.send', key: `mail:${mail.key}`, body: { to: mail.to?.startsWith(NO_ADDRESS) === true ? null : mail.to, locale: mail.locale, words: mail.words } });
}

/** What a notice says: as a mail with its one button; as a push the subject over one line, leading where the button leads. */
export interface NoticeWords extends MailWords {
  readonly button: NonNullable<MailWords['button']>;
  /** The line of the push; without it the mail's first. */
  readonly push?: string;
}

/** Something to tell one person, by whichever channels they chose. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly userId: UserId;
  /** Names it for ever: the same key twice is one notice. At most 110 characters. */
  readonly key: string;
  readonly words: Readonly<Record<Locale, NoticeWords>>;
  /** The other person it tells of: nobody is told about somebody who is hidden from them by then. */
  readonly about?: UserId;
  /** What replaces an older push on the screen, such as `talk:tlk_…`; without it every push stands for itself. */
  readonly topic?: string;
  /** Useless from this moment on: not sent any more. */
  readonly until?: Instant;
}

/** Tells a person something, in the transaction of what it tells about. Mail and push follow after the commit, each with tries of its own; the person's preferences decide about both. */
export async function tell(tx: Transaction, notice: Notice): Promise<void> {
  if (notice.key.length > 110) throw new RangeError(`a notice's key is too long: ${notice.key}`);
  await enqueue(tx, { kind: 'notice', key: `notice:${notice.key}`, body: notice });
}
