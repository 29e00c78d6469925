import { readPageMessage, type FrameLayout, type FrameMessage, type Panel, type TalkState } from '@choku/sdk/frame-protocol';

/** What the frame is told by the page around it. */
export interface PageReactions {
  layout(layout: FrameLayout): void;
  open(panel: Panel): void;
}

/** What the frame can tell the page around it. */
export interface PagePort {
  ready(): void;
  height(px: number): void;
  state(state: TalkState): void;
  close(): void;
  restore(): void;
}

/** On a page of the platform nobody stands around. */
export const noPage: PagePort = { ready: () => undefined, height: () => undefined, state: () => undefined, close: () => undefined, restore: () => undefined };

/** Speaks with the blog's page: to its exact origin, hearing only that window. Returns the port. */
export function openPagePort(blog: string, reactions: PageReactions, view: Window = window): PagePort {
  const { parent } = view;
  view.addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== blog) return;
    const message = readPageMessage(event.data);
    if (message?.type === 'layout') reactions.layout(message.layout);
    if (message?.type === 'open') reactions.open(message.panel);
  });
  let lastHeight = 0;
  let lastState: TalkState | null = null;
  const post = (message: FrameMessage) => parent.postMessage(message, blog);
  return {
    ready: () => post({ choku: 1, type: 'ready' }),
    height(px) {
      if (px === lastHeight) return;
      lastHeight = px;
      post({ choku: 1, type: 'height', px });
    },
    state(state) {
      if (state === lastState) return;
      lastState = state;
      post({ choku: 1, type: 'state', state });
    },
    close: () => post({ choku: 1, type: 'close' }),
    restore: () => post({ choku: 1, type: 'restore' }),
  };
}
