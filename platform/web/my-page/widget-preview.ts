/**
 * The real card in the frame of a preview, showing what nobody can fetch yet: the page hands over the card, and the page around says what is typed.
 */

/** What of a card follows the typing. */
export interface TypedCard {
  readonly title?: string;
  readonly pricePerMinute?: number;
  readonly modes?: readonly string[];
}

/** What the page around sends into the frame. */
export interface PreviewMessage {
  readonly preview: TypedCard;
}

/** What is used of the widget. */
interface Widget extends HTMLElement {
  card?: object | null;
  requestUpdate?(): void;
}

const widget = document.querySelector<Widget>('choku-talk[data-card]');

function isPreview(message: unknown): message is PreviewMessage {
  return typeof message === 'object' && message !== null && 'preview' in message && typeof message.preview === 'object';
}

/** The widget has looked for the card and found none: only then it draws what it is given. */
async function settled(element: Widget): Promise<void> {
  await customElements.whenDefined('choku-talk');
  while (element.card === undefined) await new Promise(requestAnimationFrame);
}

/** The frame is as high as the card in it: both are of one origin. */
function letFrameFit(element: Widget): void {
  const frame = window.frameElement as HTMLElement | null;
  if (frame === null) return;
  // The padding around the card.
  new ResizeObserver(() => { frame.style.height = `${Math.ceil(element.getBoundingClientRect().height) + 8}px`; }).observe(element);
}

if (widget !== null) {
  letFrameFit(widget);
  let shown = JSON.parse(widget.dataset['card'] ?? '{}') as object;
  const draw = async (): Promise<void> => {
    await settled(widget);
    widget.card = shown;
    widget.requestUpdate?.();
  };
  addEventListener('message', ({ origin, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || !isPreview(data)) return;
    shown = { ...shown, ...data.preview };
    void draw();
  });
  void draw();
}
