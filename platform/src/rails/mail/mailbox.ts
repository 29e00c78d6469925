import { insertOrIgnore, type Sql } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';
import { newId, type Id, type RandomBytes } from '../../primitives/id.ts';
import type { Instant } from '../../primitives/instant.ts';
import type { Mail, MailRail } from './rail.ts';

/** A mail that stayed in the local mailbox. */
export interface KeptMail extends Mail {
  readonly id: Id<'mail'>;
  readonly createdAt: Instant;
}

interface MailRow { id: Id<'mail'>; mail_key: string; recipient: string; subject: string; text: string; html: string; created_at: Instant }

const toMail = (row: MailRow): KeptMail => ({
  id: row.id, key: row.mail_key, to: row.recipient, subject: row.subject, text: row.text, html: row.html, createdAt: row.created_at,
});

/** What the table holds of a subject: a name of emoji families is longer than it looks. */
const LONGEST_SUBJECT = 300;

/** Keeps every mail in a table instead of sending it, for development and the demo. The same key twice is one mail. */
export function mailboxMail(at: { readonly sql: Sql; readonly clock: Clock; readonly random: RandomBytes }): MailRail {
  return {
    kind: 'mailbox',
    async send(mail) {
      await insertOrIgnore(at.sql, 'mailbox_mail', {
        id: newId('mail', at.random), mail_key: mail.key, recipient: mail.to, subject: mail.subject.slice(0, LONGEST_SUBJECT).toWellFormed(), text: mail.text, html: mail.html, created_at: at.clock.now(),
      });
    },
  };
}

/** The mails of the local mailbox, the newest first; at most 200, of one recipient or of all. */
export async function listMails(sql: Sql, recipient?: string): Promise<KeptMail[]> {
  const rows = recipient === undefined
    ? await sql.all<MailRow>('SELECT * FROM mailbox_mail ORDER BY created_at DESC, id LIMIT 200')
    : await sql.all<MailRow>('SELECT * FROM mailbox_mail WHERE recipient = ? ORDER BY created_at DESC, id LIMIT 200', [recipient]);
  return rows.map(toMail);
}

/** One mail of the local mailbox. */
export async function findMail(sql: Sql, mailId: string): Promise<KeptMail | null> {
  const row = await sql.get<MailRow>('SELECT * FROM mailbox_mail WHERE id = ?', [mailId]);
  return row === undefined ? null : toMail(row);
}
