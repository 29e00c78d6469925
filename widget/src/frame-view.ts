/**
 * The frame and what stands around it, as plain DOM: built node by node, because a strict page forbids markup from
 * strings, and never moved afterwards, because moving a frame reloads it and would drop the call.
 */
import { frameText } from './frame-texts.ts';
import type { ServiceCard } from './card-wire.ts';
import type { Panel } from './frame-protocol.ts';
import type { Scheme } from './appearance.ts';
import type { Language } from './texts.ts';

/** The nodes the panel works with. */
export interface FrameView {
  /** Keeps the place in the post while the call is docked. */
  row: HTMLElement;
  back: HTMLButtonElement;
  /** Carries the layout: `inline`, `sheet` or `dock`. */
  shell: HTMLElement;
  hold: HTMLElement;
  /** Closes the sheet by press or swipe. */
  grip: HTMLButtonElement;
  iframe: HTMLIFrameElement;
  /** Shown when the frame does not come: a plain link to the service's own page. */
  slow: HTMLElement;
}

/** What the frame is told of the page: how it looks and what was pressed. */
export interface FrameSetting { language: Language; scheme: Scheme; panel: Panel | undefined }

const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, className: string, ...inside: (Node | string)[]): HTMLElementTagNameMap[Name] => {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...inside);
  return node;
};

const makeIframe = (card: ServiceCard, setting: FrameSetting): HTMLIFrameElement => {
  const address = new URL(card.frameUrl);
  address.searchParams.set('lang', setting.language);
  address.searchParams.set('theme', setting.scheme);
  if (setting.panel) address.searchParams.set('panel', setting.panel);
  address.searchParams.set('page', location.pathname);
  const iframe = make('iframe', '');
  iframe.allow = ['microphone', 'camera', 'autoplay', 'fullscreen', 'display-capture'].map((feature) => `${feature} ${address.origin}`).join('; ');
  iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
  iframe.referrerPolicy = 'origin';
  iframe.title = frameText('title', setting.language, card.provider.nickname);
  iframe.src = address.href;
  return iframe;
};

const makeSlow = (card: ServiceCard, language: Language): HTMLElement => {
  const link = make('a', '', frameText('elsewhere', language));
  link.href = card.url;
  link.target = '_blank';
  link.rel = 'noopener';
  const slow = make('p', 'slow', frameText('slow', language), ' ', link);
  slow.setAttribute('role', 'alert');
  slow.hidden = true;
  return slow;
};

/** Makes all nodes and puts them into the widget's place for the frame. */
export const makeFrameView = (place: HTMLElement, card: ServiceCard, setting: FrameSetting): FrameView => {
  const { language } = setting;
  const name = card.provider.nickname;
  const face = make('img', '');
  face.alt = '';
  face.src = card.provider.avatarUrl;
  const back = make('button', 'btn', frameText('back', language));
  back.type = 'button';
  const row = make('div', 'row', face, make('p', '', frameText('talking', language, name), make('span', '', frameText('moved', language))), back);
  row.setAttribute('role', 'status');
  row.hidden = true;
  const grip = make('button', 'grip');
  grip.type = 'button';
  grip.ariaLabel = frameText('close', language);
  const slow = makeSlow(card, language);
  const iframe = makeIframe(card, setting);
  const hold = make('div', 'hold', grip, slow, iframe);
  const shell = make('div', 'shell', hold);
  for (const part of [row, shell]) part.lang = language;
  place.append(row, shell);
  return { row, back, shell, hold, grip, iframe, slow };
};
