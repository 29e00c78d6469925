import { html, type TemplateResult } from 'lit';

const address = /https?:\/\/[^\s<>"'「」、。()（）]+/gu;

/** A message with its addresses as links; nothing is fetched from them, and they earn nobody a rank. */
export function linked(text: string): (TemplateResult | string)[] {
  const parts: (TemplateResult | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    parts.push(text.slice(from, found.index), html`<a href=${found[0]} target="_blank" rel="noopener nofollow ugc">${found[0]}</a>`);
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}
