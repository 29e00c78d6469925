import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { icons } from '../../src/site/icon-list.ts';
import type { IconName } from '../../src/site/icon-list.ts';

const written = new Map<IconName, string>();

function shapes(name: IconName): string {
  const known = written.get(name);
  if (known !== undefined) return known;
  const text = icons[name].map(([tag, given]) => `<${tag} ${Object.entries(given).map(([key, value]) => `${key}="${value}"`).join(' ')}/>`).join('');
  written.set(name, text);
  return text;
}

/** An icon for Lit templates, drawn like the server's `icon()`. Decoration beside words. `size` in px. */
export function icon(name: IconName, size = 20): TemplateResult {
  return html`<svg aria-hidden="true" class="icon" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${unsafeSVG(shapes(name))}</svg>`;
}
