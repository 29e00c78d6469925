import type { LitElement } from 'lit';
import type { Panel } from './frame-protocol.ts';

/** The element, as its card and its frame see it. */
export interface Widget extends LitElement {
  /** Whether another widget of the page is in a talk. */
  readonly isElsewhere: boolean;
  /** Whether the frame stands where the card was. */
  readonly isCovered: boolean;
  open(panel?: Panel): Promise<void>;
}
