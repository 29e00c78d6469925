/** What a test tells the platform it started, over the channel between the two processes. */
export type Order =
  /** Moves the platform's clock on, then runs everything that has fallen due. */
  | { readonly do: 'advance'; readonly id: number; readonly milliseconds: number }
  /** Runs everything that is due now. */
  | { readonly do: 'tick'; readonly id: number };

/** What the platform answers. */
export type Answer =
  /** It listens. */
  | { readonly is: 'ready' }
  /** An order is carried out; `failure` says why it wasn't. */
  | { readonly is: 'done'; readonly id: number; readonly failure?: string };

/** How the platform's clock runs under test: with the machine's, so many milliseconds ahead of it, or standing at a moment (ms since 1970). */
export type ClockSettings = { readonly kind: 'running'; readonly ahead: number } | { readonly kind: 'still'; readonly at: number };
