import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { icon } from './icons.ts';
import type { MeterSnapshot } from './meter-view.ts';
import { clockOf, say, yenText } from './texts.ts';

/** One of the two people: a nickname and, where there is one, the address of the avatar. */
export interface Person {
  readonly name: string;
  readonly avatar?: string | null;
}

/** What the picture shows. */
export interface PictureFacts {
  readonly layout: 'inline' | 'room' | 'dock';
  readonly locale: Locale;
  readonly other: Person;
  readonly own: Person;
  readonly remoteStream: MediaStream | null;
  readonly localStream: MediaStream | null;
  readonly remoteCamera: boolean;
  readonly remoteMuted: boolean;
  readonly camera: boolean;
  readonly chatOpen: boolean;
  readonly peek: string;
  readonly signal: number;
  readonly canDock: boolean;
  readonly soundBlocked: boolean;
}

/** What stands over the picture and what its buttons do. */
export interface PictureParts {
  readonly moment: TemplateResult | typeof nothing;
  readonly canFillScreen: boolean;
  readonly fullScreenOn: boolean;
  play(event: Event): void;
  dock(): void;
  fullScreen(): void;
}

/** The other person's picture or avatar with everything that stands over it. The video element plays the sound as well. */
export function picture(facts: PictureFacts, parts: PictureParts): TemplateResult {
  const { locale, other } = facts;
  return html`<div class="picture ${facts.remoteCamera || facts.camera ? '' : 'voice'}">
    ${facts.remoteCamera ? nothing : html`<div class="face" aria-hidden="true">${avatar(other)}</div>`}
    <video id="remote" autoplay playsinline ?data-off=${!facts.remoteCamera} .srcObject=${facts.remoteStream} @loadedmetadata=${parts.play} aria-hidden="true" tabindex="-1"></video>
    ${other.name === '' ? nothing : html`<span class="who">${bars(facts)}${facts.remoteMuted ? icon('MicOff', 14) : nothing}<span>${other.name}</span>
      ${facts.remoteMuted ? html`<span class="aloud">${say(locale, 'theirMicrophoneOff', { name: other.name })}</span>` : nothing}</span>`}
    ${facts.camera ? html`<div class="tile"><video muted autoplay playsinline .muted=${true} .srcObject=${facts.localStream} aria-hidden="true" tabindex="-1"></video><span>${say(locale, 'you')}</span></div>` : nothing}
    ${tools(facts, parts)}
    ${facts.signal === 1 && facts.camera ? html`<p class="weak" role="status">${say(locale, 'weak')}</p>` : nothing}
    <div class="peek" role="status">${facts.chatOpen || parts.moment !== nothing || facts.peek === '' ? nothing : facts.peek}</div>
    ${parts.moment}
    ${facts.soundBlocked ? html`<div class="dim"><b>${say(locale, 'soundBlockedWhy')}</b><button class="button glass" type="button" @click=${parts.play}>${icon('Volume2', 18)}${say(locale, 'soundBlocked')}</button></div>` : nothing}
  </div>`;
}

function avatar(person: Person): TemplateResult {
  return html`<span class="avatar">${person.avatar ? html`<img src=${person.avatar} alt="">` : [...person.name][0] ?? ''}</span>`;
}

function bars({ signal, locale }: PictureFacts): TemplateResult | typeof nothing {
  if (signal === 0) return nothing;
  return html`<span class="bars" data-level=${signal} role="img" aria-label=${say(locale, 'signal', { n: signal })}><i></i><i></i><i></i></span>`;
}

function tools({ layout, locale, canDock }: PictureFacts, parts: PictureParts): TemplateResult | typeof nothing {
  if (layout === 'dock') return nothing;
  const button = (name: string, sign: TemplateResult, press: () => void) => html`<button type="button" aria-label=${name} title=${name} @click=${press}>${sign}</button>`;
  return html`<div class="tools">
    ${canDock ? button(say(locale, 'dock'), icon('PictureInPicture2'), parts.dock) : nothing}
    ${parts.canFillScreen ? button(say(locale, parts.fullScreenOn ? 'leaveFullScreen' : 'fullScreen'), icon(parts.fullScreenOn ? 'Minimize' : 'Maximize'), parts.fullScreen) : nothing}
  </div>`;
}

/** The docked call beside its small picture: who, what it costs so far, the way back, hang up. */
export function docked(facts: PictureFacts, meter: MeterSnapshot | null, actions: { back(): void; hangUp(): void }): TemplateResult {
  const { locale, other } = facts;
  const tone = meter?.phase === 'free' ? 'free' : meter?.phase === 'paused' || meter?.phase === 'near' ? 'warn' : '';
  const words = meter?.phase === 'paused' ? say(locale, 'paused') : meter?.phase === 'near' ? say(locale, 'timeLeft', { clock: clockOf(meter.leftSeconds) }) : say(locale, 'talkingWith', { name: other.name });
  return html`<div class="docked"><span class="line ${tone}">${words}</span>
      <span class="numbers"><b>${yenText(meter?.sales ?? meter?.bill ?? 0)}</b>${clockOf(meter?.talkSeconds ?? 0)}</span>
      <button class="back" type="button" @click=${actions.back}>${say(locale, 'backHere')}</button></div>
    <div class="docked keys">
      <button type="button" class="end" aria-label=${say(locale, 'hangUp')} title=${say(locale, 'hangUp')} @click=${actions.hangUp}>${icon('PhoneOff')}</button></div>`;
}
