import { html, svg, type TemplateResult } from 'lit';
import { Ellipsis, ExternalLink, Maximize, MessageCircle, Mic, MicOff, Minimize, PhoneOff, PictureInPicture2, TriangleAlert, Video, VideoOff, Volume2, WifiOff } from 'lucide';

const icons = { Ellipsis, ExternalLink, Maximize, MessageCircle, Mic, MicOff, Minimize, PhoneOff, PictureInPicture2, TriangleAlert, Video, VideoOff, Volume2, WifiOff };

/** The name of a drawn sign used in a call. */
export type CallIcon = keyof typeof icons;

/** A sign beside a word or inside a named button; hidden from reading aloud. `size` in px. */
export function icon(name: CallIcon, size = 20): TemplateResult {
  const paths = icons[name].map(([tag, attributes]) => {
    const d = attributes as Readonly<Record<string, string | number | undefined>>;
    if (tag === 'path') return svg`<path d=${String(d['d'])}></path>`;
    if (tag === 'circle') return svg`<circle cx=${String(d['cx'])} cy=${String(d['cy'])} r=${String(d['r'])}></circle>`;
    return svg`<rect x=${String(d['x'])} y=${String(d['y'])} width=${String(d['width'])} height=${String(d['height'])} rx=${String(d['rx'] ?? 0)}></rect>`;
  });
  return html`<svg aria-hidden="true" width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;
}
