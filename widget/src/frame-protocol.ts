import type { FrameMessage, TalkState } from '@choku/sdk/frame-protocol';

export type { FrameLayout, FrameMessage, PageMessage, Panel, TalkState } from '@choku/sdk/frame-protocol';

const states: readonly unknown[] = ['idle', 'waiting', 'call', 'ended'] satisfies TalkState[];

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads what came in a `message` event's `data` from the frame; null when it is not of the protocol. */
export const readFrameMessage = (value: unknown): FrameMessage | null => {
  if (!isFields(value) || value['choku'] !== 1) return null;
  const { type, px, state } = value;
  if (type === 'ready' || type === 'close' || type === 'restore') return { choku: 1, type };
  if (type === 'height' && typeof px === 'number' && Number.isFinite(px)) return { choku: 1, type, px };
  if (type === 'state' && states.includes(state)) return { choku: 1, type, state: state as TalkState };
  return null;
};
