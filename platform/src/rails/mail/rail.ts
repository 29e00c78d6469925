/** A mail ready to send: one recipient, both a text and an HTML body. */
export interface Mail {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where this kind of mail can be stopped: a page by GET, the deed by POST (RFC 8058). Only for mails that can be. */
  readonly unsubscribeUrl?: string;
}

/** Sends mail. Throws when the server did not take it; the outbox tries again under the same key. */
export interface MailRail {
  readonly kind: 'smtp' | 'mailbox';
  send(mail: Mail): Promise<void>;
}
