/**
 * What a blog's page and the frame in it say to each other: heights and state names, nothing personal. Every message
 * carries `choku: 1`; both sides check the other's exact origin and window, and neither ever posts to `*`.
 *
 * The page makes the frame at `{frameUrl}?lang=ja|en&theme=light|dark&panel=ask|request`. Without `panel` the page
 * was reloaded in the middle of a talk: the frame goes straight back into it.
 */

/** What the visitor pressed on the card: a question, or a request for a talk. */
export type Panel = 'ask' | 'request';

/** How far a talk is. `call` from joining until it ends; `ended` while the bill is shown. */
export type TalkState = 'idle' | 'waiting' | 'call' | 'ended';

/** Where the frame stands: in the post, over it, or small in a corner while the post is read. */
export type FrameLayout = 'inline' | 'sheet' | 'dock';

/** From the frame to the page. */
export type FrameMessage = { choku: 1 } & (
  /** The frame shows something and listens. */
  | { type: 'ready' }
  /** Wanted height of the frame in CSS pixels, for the `inline` layout. */
  | { type: 'height'; px: number }
  | { type: 'state'; state: TalkState }
  /** The visitor closes the panel. During a call the page docks it instead. */
  | { type: 'close' }
  /** The visitor wants the docked call back in its place. */
  | { type: 'restore' }
);

/** From the page to the frame. */
export type PageMessage = { choku: 1 } & (
  | { type: 'layout'; layout: FrameLayout }
  /** The visitor pressed a button of the card again. */
  | { type: 'open'; panel: Panel }
);

/** Reads what came in a `message` event's `data` from the page, for the frame; null when it is not of this protocol. */
export function readPageMessage(value: unknown): PageMessage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { choku, type, layout, panel } = value as Record<string, unknown>;
  if (choku !== 1) return null;
  if (type === 'layout' && (layout === 'inline' || layout === 'sheet' || layout === 'dock')) return { choku: 1, type, layout };
  if (type === 'open' && (panel === 'ask' || panel === 'request')) return { choku: 1, type, panel };
  return null;
}
