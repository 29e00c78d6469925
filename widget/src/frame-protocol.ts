/**
 * What the blog's page and the frame say to each other: heights and state names, nothing personal. Every message carries
 * `choku: 1`; both sides check the other's exact origin and window, and neither ever posts to `*`.
 *
 * The page makes the frame at `{frameUrl}?lang=ja|en&theme=light|dark&panel=ask|request`. Without `panel` the page
 * was reloaded in the middle of a talk: the frame goes straight back into it.
 */

/** Version of the protocol, in every message. */
export const protocolVersion = 1;

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

const states: readonly unknown[] = ['idle', 'waiting', 'call', 'ended'] satisfies TalkState[];

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads what came in a `message` event's `data` from the frame; null when it is not of this protocol. */
export const readFrameMessage = (value: unknown): FrameMessage | null => {
  if (!isFields(value) || value['choku'] !== protocolVersion) return null;
  const { type, px, state } = value;
  if (type === 'ready' || type === 'close' || type === 'restore') return { choku: 1, type };
  if (type === 'height' && typeof px === 'number' && Number.isFinite(px)) return { choku: 1, type, px };
  if (type === 'state' && states.includes(state)) return { choku: 1, type, state: state as TalkState };
  return null;
};

/** Reads what came from the page, for the frame; null when it is not of this protocol. */
export const readPageMessage = (value: unknown): PageMessage | null => {
  if (!isFields(value) || value['choku'] !== protocolVersion) return null;
  const { type, layout, panel } = value;
  if (type === 'layout' && (layout === 'inline' || layout === 'sheet' || layout === 'dock')) return { choku: 1, type, layout };
  if (type === 'open' && (panel === 'ask' || panel === 'request')) return { choku: 1, type, panel };
  return null;
};
