/**
 * What a blogger pastes. It defines nothing until a `<choku-talk>` comes near the reader, then imports the element from
 * where this script itself came from. Where the element cannot start (Trusted Types without `lit-html`, the platform
 * down), the link inside the tag simply stays.
 */
import { talkLeftOpen } from './resume.ts';

const tag = 'choku-talk';
/** The card's heights by the width it has, widest first; the same as in its style. */
const heights: readonly (readonly [from: number, height: number])[] = [[560, 274], [334, 364], [0, 438]];

const start = (): Promise<unknown> => import('./choku-talk.ts');

/** Keeps the card's place free before it is drawn, so that nothing in the post moves. */
const reserve = (element: HTMLElement): void => {
  const { style } = element;
  style.display ||= 'block';
  style.minHeight = `${heights.find(([from]) => element.offsetWidth >= from)?.[1]}px`;
};

const begin = (): void => {
  const give = (): void => {
    for (const element of document.querySelectorAll<HTMLElement>(tag)) element.style.minHeight = '';
  };
  late.disconnect();
  near.disconnect();
  start().catch((reason: unknown) => {
    give();
    console.info(`<${tag}> did not start; its link stays.`, reason);
  });
};

const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && begin(), { rootMargin: '600px' });

const seen = new WeakSet<Element>();

const look = (): void => {
  for (const element of document.querySelectorAll<HTMLElement>(tag)) {
    if (seen.has(element)) continue;
    seen.add(element);
    reserve(element);
    near.observe(element);
    if (talkLeftOpen(element.getAttribute('service-id') ?? '')) begin();
  }
};

const late = new MutationObserver(look);

if (!customElements.get(tag)) {
  late.observe(document, { childList: true, subtree: true });
  look();
}
