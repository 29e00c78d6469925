import type { IconNode } from '../../src/site/icon-list.ts';

const svg = 'http://www.w3.org/2000/svg';

/** An icon as an element of its own, for code that doesn't use Lit. Decoration beside words. `size` in px. */
export function iconElement(node: IconNode, size = 16): SVGElement {
  const element = document.createElementNS(svg, 'svg');
  const given = { 'aria-hidden': 'true', class: 'icon', width: size, height: size, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor',
    'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, String(value));
  for (const [tag, attributes] of node) {
    const shape = document.createElementNS(svg, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    element.append(shape);
  }
  return element;
}
