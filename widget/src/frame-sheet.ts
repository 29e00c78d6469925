/** The sheet's manners: above everything, page held still, closed by a swipe down. */
import type { FrameView } from './frame-view.ts';

/**
 * Lifts the shell into the browser's top layer, where no transform or stacking of the blog reaches it, or puts it back.
 * The node is not moved in the document. Browsers without popovers show it by position and `z-index` alone.
 */
export const raise = (shell: HTMLElement, up: boolean): void => {
  if (!up) return shell.removeAttribute('popover');
  shell.setAttribute('popover', 'manual');
  if ('showPopover' in shell && !shell.matches(':popover-open')) shell.showPopover();
};

/** Holds the page still behind the sheet; returns what lets it go again. */
export const lockScroll = (): (() => void) => {
  const { style } = document.documentElement;
  const before = style.overflow;
  style.overflow = 'hidden';
  return () => {
    style.overflow = before;
  };
};

/** Closes when the grip is pressed, or pulled down by more than a thumb's width. */
export const closeBySwipe = ({ grip, hold }: FrameView, close: () => void, signal: AbortSignal): void => {
  const enough = 80;
  let from: number | undefined;
  const settle = (): void => {
    from = undefined;
    hold.style.transform = '';
  };
  grip.addEventListener('pointerdown', (event) => {
    from = event.clientY;
    grip.setPointerCapture(event.pointerId);
  }, { signal });
  grip.addEventListener('pointermove', (event) => {
    if (from !== undefined) hold.style.transform = `translateY(${Math.max(0, event.clientY - from)}px)`;
  }, { signal });
  grip.addEventListener('pointerup', (event) => {
    const pulled = from === undefined ? 0 : event.clientY - from;
    settle();
    if (pulled > enough) close();
  }, { signal });
  grip.addEventListener('pointercancel', settle, { signal });
  grip.addEventListener('click', close, { signal });
};
