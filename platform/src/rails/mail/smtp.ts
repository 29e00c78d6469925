import { createTransport } from 'nodemailer';
import type { Config } from '../../config.ts';
import type { Mail, MailRail } from './rail.ts';

/** What of nodemailer's transport is used; tests give their own. */
export interface MailTransport {
  sendMail(message: { from: string; to: { name: string; address: string }; subject: string; text: string; html: string; messageId: string; headers: Record<string, string> }): Promise<unknown>;
}

/** What lets a mail program offer to stop this kind of mail with one press (RFC 8058). */
function unsubscribing({ unsubscribeUrl }: Mail): Record<string, string> {
  return unsubscribeUrl === undefined ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** Whether the mail server answers and accepts our name: null, or what it says instead. Sends nothing. */
export async function smtpFault(config: Config['mail']): Promise<string | null> {
  const server = createTransport({ url: config.smtpUrl ?? '', connectionTimeout: 10_000, socketTimeout: 10_000 });
  try {
    await server.verify();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    server.close();
  }
}

/** Sends by a mail server. The same key gives the same Message-ID, so that a mail sent twice shows once in most mailboxes. */
export function smtpMail(config: Config['mail'], transport?: MailTransport): MailRail {
  const server: MailTransport = transport ?? createTransport({ url: config.smtpUrl ?? '', connectionTimeout: 10_000, socketTimeout: 20_000 });
  const host = /@([^\s>]+)/u.exec(config.from)?.[1] ?? 'localhost';
  return {
    kind: 'smtp',
    async send(mail: Mail) {
      await server.sendMail({
        from: config.from,
        // As an object: what a person typed as an address is never parsed for further recipients.
        to: { name: '', address: mail.to },
        subject: mail.subject, text: mail.text, html: mail.html, messageId: `<${mail.key.replaceAll(/[^\w.-]/gu, '-')}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...unsubscribing(mail) },
      });
    },
  };
}
