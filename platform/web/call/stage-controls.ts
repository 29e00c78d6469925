import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { icon, type CallIcon } from './icons.ts';
import { say, type CallText } from './texts.ts';

/** What the row of buttons shows. */
export interface ControlFacts {
  readonly locale: Locale;
  readonly muted: boolean;
  readonly camera: boolean;
  readonly chatOpen: boolean;
  readonly unread: number;
  readonly menuOpen: boolean;
  readonly keys: boolean;
  readonly fullScreen: boolean;
  readonly canFillScreen: boolean;
}

/** What the buttons do. */
export interface ControlActions {
  microphone(): void;
  camera(): void;
  chat(): void;
  menu(): void;
  hangUp(): void;
  fullScreen(): void;
  devices(): void;
  keys(): void;
}

interface Toggle {
  readonly id: string;
  readonly label: CallText;
  /** What stands under the sign. */
  readonly short: CallText;
  readonly sign: CallIcon;
  readonly on: boolean;
  readonly press: () => void;
}

function toggle(locale: Locale, { id, label, short, sign, on, press }: Toggle): TemplateResult {
  const name = say(locale, label);
  return html`<button id=${id} type="button" class=${on ? '' : 'off'} aria-pressed=${on} aria-label="${name} ${say(locale, on ? 'on' : 'off')}" title=${name} @click=${press}><i>${icon(sign, 21)}</i>${say(locale, short)}</button>`;
}

/** Microphone, camera, chat, more, hang up: hanging up is one press, always. */
export function controls(facts: ControlFacts, actions: ControlActions): TemplateResult {
  const { locale, unread, chatOpen, menuOpen } = facts;
  const chat = say(locale, 'chat');
  return html`<div class="controls" role="toolbar" aria-label=${say(locale, 'controls')}>
    ${toggle(locale, { id: 'microphone', label: 'microphone', short: 'microphoneShort', sign: facts.muted ? 'MicOff' : 'Mic', on: !facts.muted, press: actions.microphone })}
    ${toggle(locale, { id: 'camera', label: 'camera', short: 'camera', sign: facts.camera ? 'Video' : 'VideoOff', on: facts.camera, press: actions.camera })}
    <button id="chat" type="button" aria-expanded=${chatOpen} aria-label=${unread > 0 ? `${chat} ${say(locale, 'unread', { n: unread })}` : chat} title=${chat} @click=${actions.chat}>
      <i data-count=${unread > 0 ? String(Math.min(unread, 99)) : nothing}>${icon('MessageCircle', 21)}</i>${chat}</button>
    <button id="more" type="button" aria-expanded=${menuOpen} title=${say(locale, 'more')} @click=${actions.menu}><i>${icon('Ellipsis', 21)}</i>${say(locale, 'more')}</button>
    <button id="hang-up" type="button" class="end" aria-label=${say(locale, 'hangUp')} title=${say(locale, 'hangUp')} @click=${actions.hangUp}><i>${icon('PhoneOff', 21)}</i>${say(locale, 'hangUpShort')}</button>
    ${menuOpen ? menu(facts, actions) : nothing}
  </div>`;
}

function menu({ locale, keys, fullScreen, canFillScreen }: ControlFacts, actions: ControlActions): TemplateResult {
  return html`<div class="menu" role="group" aria-label=${say(locale, 'more')}>
    <button type="button" @click=${actions.devices}>${icon('Mic', 18)}${say(locale, 'devices')}</button>
    ${canFillScreen ? html`<button type="button" @click=${actions.fullScreen}>${icon(fullScreen ? 'Minimize' : 'Maximize', 18)}${say(locale, fullScreen ? 'leaveFullScreen' : 'fullScreen')}</button>` : nothing}
    <label><input type="checkbox" .checked=${keys} @change=${actions.keys}>${say(locale, 'keys')}</label>
    <p>${say(locale, 'keyList')}</p>
  </div>`;
}
