import type { Frame, Page } from 'playwright-core';
import { eventually } from '../support/condition.ts';

/** What has the focus: its words, and what is wrong with how one sees it. */
interface Focused {
  readonly words: string;
  /** Empty where it has a ring, stands inside the window and nothing covers it. */
  readonly unseen: string;
}

function focusedIn(frame: Frame): Promise<Focused | null> {
  return frame.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active === null || active === document.body || active instanceof HTMLIFrameElement || !document.hasFocus()) return null;
    const labels = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement || active instanceof HTMLSelectElement ? [...active.labels ?? []] : [];
    const words = [active.getAttribute('aria-label'), ...labels.map((label) => label.textContent), active.textContent, active.getAttribute('title')].filter(Boolean).join(' ').replaceAll(/\s+/gu, ' ').trim().slice(0, 80);
    // A choice is drawn by its label, a field of the chat by what is around it; the ring goes with that.
    const ringed = [active, ...labels, active.parentElement ?? active].some((drawn) => {
      const { outlineStyle, outlineColor, boxShadow } = getComputedStyle(drawn);
      return (outlineStyle !== 'none' && outlineColor !== 'rgba(0, 0, 0, 0)') || /0px 0px 0px [3-9]px(?! inset)/u.test(boxShadow);
    });
    const { left, top, width, height } = (labels[0] ?? active).getBoundingClientRect();
    const inside = left + width / 2 >= 0 && left + width / 2 <= innerWidth && top + height / 2 >= 0 && top + height / 2 <= innerHeight;
    return { words, unseen: [ringed ? '' : 'no ring', inside ? '' : 'outside the window'].filter(Boolean).join(', ') };
  });
}

/** What has the focus on a page, in whichever frame or shadow it stands; null while nothing has. */
export async function focusOf(page: Page): Promise<Focused | null> {
  for (const frame of page.frames()) {
    const found = await focusedIn(frame);
    if (found !== null) return found;
  }
  return null;
}

/** Waits until the focus has gone by itself to what is called so. */
export async function expectFocus(page: Page, name: RegExp): Promise<void> {
  let last: Focused | null = null;
  try {
    await eventually(async () => name.test((last = await focusOf(page))?.words ?? ''));
  } catch (failure) {
    throw new Error(`the focus should be on ${String(name)} and is on ${JSON.stringify(last)}`, { cause: failure });
  }
}

/** Presses Tab until what has the focus is called so, and then a key. Throws where the keyboard passes something that shows no focus. */
export async function tabTo(page: Page, name: RegExp, key?: string): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const now = await focusOf(page);
    if (now === null) continue;
    passed.push(now.words);
    if (now.unseen !== '') throw new Error(`「${now.words}」 has the focus and shows it badly: ${now.unseen}`);
    if (!name.test(now.words)) continue;
    if (key !== undefined) await page.keyboard.press(key);
    return;
  }
  throw new Error(`the keyboard never reached ${String(name)}: ${passed.join(' → ')}`);
}
