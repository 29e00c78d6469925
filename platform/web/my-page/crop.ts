/** A part of a picture, each number from 0 to 1 of its width or height. */
export interface CropFrame { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** How a picture lies behind its frame: `zoom` 1 fills it just so; `x` and `y` are the middle of what is seen, from 0 to 1. */
export interface CropView { readonly zoom: number; readonly x: number; readonly y: number }

export const MOST_ZOOM = 4;
/** The middle of the picture, as large as it fills the frame. */
export const middle: CropView = { zoom: 1, x: 0.5, y: 0.5 };

const between = (least: number, value: number, most: number): number => Math.min(Math.max(least, value), most);

/** How much of the picture is seen at a view, from 0 to 1 of each side. `shape` is the picture's width divided by its height. */
function seen(shape: number, ratio: number, zoom: number): { width: number; height: number } {
  return shape > ratio ? { width: ratio / shape / zoom, height: 1 / zoom } : { width: 1 / zoom, height: shape / ratio / zoom };
}

/** The view with the frame inside the picture again. */
export function within(view: CropView, shape: number, ratio: number): CropView {
  const zoom = between(1, view.zoom, MOST_ZOOM);
  const { width, height } = seen(shape, ratio, zoom);
  return { zoom, x: between(width / 2, view.x, 1 - width / 2), y: between(height / 2, view.y, 1 - height / 2) };
}

/** The part of the picture that a view shows. */
export function frameOf(view: CropView, shape: number, ratio: number): CropFrame {
  const { zoom, x, y } = within(view, shape, ratio);
  const { width, height } = seen(shape, ratio, zoom);
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** What a key does to a view; null for keys that do nothing. The arrows move the frame by a twentieth of itself. */
export function keyed(view: CropView, key: string, place: { readonly shape: number; readonly ratio: number }): CropView | null {
  const { width, height } = seen(place.shape, place.ratio, view.zoom);
  const moves: Readonly<Record<string, CropView>> = {
    ArrowLeft: { ...view, x: view.x - width / 20 }, ArrowRight: { ...view, x: view.x + width / 20 }, ArrowUp: { ...view, y: view.y - height / 20 }, ArrowDown: { ...view, y: view.y + height / 20 },
    '+': { ...view, zoom: view.zoom * 1.1 }, ';': { ...view, zoom: view.zoom * 1.1 }, '=': { ...view, zoom: view.zoom * 1.1 }, '-': { ...view, zoom: view.zoom / 1.1 },
  };
  const moved = moves[key];
  return moved === undefined ? null : within(moved, place.shape, place.ratio);
}

/** The frame as an operation's query says it. */
export function cropText({ left, top, width, height }: CropFrame): string {
  return [left, top, width, height].map((part) => String(Number(between(0, part, 1).toFixed(6)))).join(',');
}
