import type { Transaction } from '../database/database.ts';
import { enqueue } from '../jobs/outbox.ts';
import type { Locale } from '../primitives/locale.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';

/** A mail to be sent after the commit. */
export interface OutgoingMail {
  /** Names this mail for ever: the same key twice is one mail. */
  readonly key: string;
  /** Null: nobody. The row is written all the same, so that the answer takes as long as one with a mail. */
  readonly to: string | null;
  readonly locale: Locale;
  readonly words: MailWords;
}

/** Puts a mail into the outbox, in the transaction of what it tells about. */
export async function enqueueMail(tx: Transaction, mail: OutgoingMail): Promise<void> {
  await enqueue(tx, { kind: 'mail.send', key: `mail:${mail.key}`, body: { to: mail.to, locale: mail.locale, words: mail.words } });
}
