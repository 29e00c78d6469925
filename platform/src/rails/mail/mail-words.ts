/** What a mail says, before it has a layout. Plain text everywhere: what people wrote is escaped by the template. */
export interface MailWords {
  /** Also the heading of the mail. */
  readonly subject: string;
  /** What happened, what about the money, what to do: a paragraph each. */
  readonly lines: readonly string[];
  /** A code to type, shown large. */
  readonly code?: string;
  /** The one button. `path` is a path of the platform, beginning with `/`. */
  readonly button?: { readonly label: string; readonly path: string };
  /** Small print below. */
  readonly small?: readonly string[];
}
