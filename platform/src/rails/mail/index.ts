import { randomBytes } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/database.ts';
import type { Clock } from '../../primitives/clock.ts';
import { mailboxMail } from './mailbox.ts';
import type { MailRail } from './rail.ts';
import { smtpMail } from './smtp.ts';

/** The mail server where one is configured, otherwise the local mailbox; production demands a server (see config.ts). */
export function mailRail(parts: { readonly config: Config; readonly db: Database; readonly clock: Clock }): MailRail {
  const { config, db, clock } = parts;
  if (config.mail.smtpUrl !== undefined) return smtpMail(config.mail);
  return mailboxMail({ sql: db.sql, clock, random: (length) => randomBytes(length) });
}
