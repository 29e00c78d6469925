import { attributes, html, raw } from './html.ts';
import type { Html } from './html.ts';
import { icons } from './icon-list.ts';
import type { IconName } from './icon-list.ts';

export type { IconName } from './icon-list.ts';

const drawn = new Map<IconName, Html>();

function shapes(name: IconName): Html {
  const known = drawn.get(name);
  if (known) return known;
  const markup = icons[name].map(([tag, given]) =>
    `<${tag} ${Object.entries(given).map(([key, value]) => `${key}="${value}"`).join(' ')}/>`).join('');
  const shape = raw(markup);
  drawn.set(name, shape);
  return shape;
}

/**
 * An icon as inline SVG, 2 px stroke in the text's colour, `size` in px (16–22). Decoration beside a word; where it stands
 * alone the button around it carries the name.
 */
export function icon(name: IconName, size = 20): Html {
  return html`<svg ${attributes({
    'aria-hidden': 'true', class: 'icon', width: size, height: size, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor',
    'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round',
  })}>${shapes(name)}</svg>`;
}
