import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { clockWords } from '../../src/primitives/time-words.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import '../call/ck-device-check.ts';
import type { ChosenDevices } from '../call/ck-device-check.ts';
import { secondsUntil } from '../my-page/times.ts';
import type { Talk } from '../wire.ts';
import { icon } from '../page/icon.ts';
import { say, type RoomText } from './texts.ts';

/** What can be pressed before the talk. */
export interface BeforePresses {
  /** The devices that were tried; joining opens the same. */
  tried(devices: ChosenDevices): void;
  join(): void;
  cancel(): void;
  /** Another card for the hold, in a window. */
  otherCard(): void;
}

/** Where the hold stands, for the one who looks: why it isn't placed is the visitor's own matter. */
export function holdNote(talk: Talk, locale: Locale, presses: Pick<BeforePresses, 'otherCard'>): TemplateResult | typeof nothing {
  const { hold, other } = talk;
  if (hold === null) return nothing;
  const amount = formatYen(yen(hold.amount));
  if (hold.state === 'placed') return html`<p class="note free" role="status">${icon('circle-check', 18)}<span>${say(locale, 'placed')}<br>${say(locale, talk.freeSeconds > 0 ? 'free' : 'noFree')}</span></p>`;
  if (talk.role === 'provider') return html`<p class="note"><span class="spinner"></span><span>${say(locale, 'placingProvider', { name: other.nickname })}</span></p>`;
  if (hold.state === 'placing') return html`<p class="note"><span class="spinner"></span><span>${say(locale, 'placingVisitor', { yen: amount })}</span></p>`;
  if (hold.state === 'declined' && hold.cardsLeft === 0) return html`<p class="note warn" role="alert">${icon('card', 18)}<span>${say(locale, 'noMoreCards')}</span></p>`;
  if (hold.state === 'declined') return html`<div class="note warn" role="alert">${icon('warning', 18)}<div class="stack tight"><span>${say(locale, 'holdDeclined')}</span><button class="button ink" type="button" @click=${() => { presses.otherCard(); }}>${say(locale, 'otherCard')}${icon('external', 18)}</button></div></div>`;
  return html`<div class="note warn" role="alert">${icon('shield', 18)}<div class="stack tight"><span>${say(locale, 'authenticating')}</span>${hold.confirmUrl === null ? nothing : html`<a class="button ink" href=${hold.confirmUrl} target="_blank">${say(locale, 'openBank')}${icon('external', 18)}</a>`}</div></div>`;
}

/** Before joining: who, how much time is left, the hold, the devices with the one button. */
export function beforeTalk(shown: { talk: Talk; locale: Locale; joining: boolean; refusal: string; /** Both devices see each other's address. */ direct: boolean }, presses: BeforePresses): TemplateResult {
  const { talk, locale, joining, refusal, direct } = shown;
  const name = talk.other.nickname;
  return html`<div class="column before-talk stack"><header class="before-head"><img class="avatar size-76 lit" src=${talk.other.avatarUrl} alt="" width="76" height="76"><div><h1>${say(locale, 'joinTitle', { name })}</h1><p class="quiet">${talk.serviceTitle}</p></div>
      ${talk.joinBy === null ? nothing : html`<b class="number before-clock" role="timer">${say(locale, 'joinBy', { clock: clockWords(secondsUntil(talk.joinBy)) })}</b>`}</header>
    <p>${say(locale, 'joinHint')}</p>${holdNote(talk, locale, presses)}
    ${refusal === '' ? nothing : html`<p class="note warn" role="alert">${icon('warning', 18)}<span>${refusal}</span></p>`}
    <section class="card padded">${joining ? html`<p class="row"><span class="spinner"></span>${say(locale, 'joining')}</p>`
      : html`<ck-device-check .video=${talk.mode === 'video'} .locale=${locale} .direct=${direct} @ck-ready=${(event: CustomEvent<ChosenDevices>) => { presses.tried(event.detail); }}></ck-device-check>`}</section>
    ${joining ? nothing : html`<div class="before-join"><button class="button lamp large wide" type="button" @click=${() => { presses.join(); }}>${icon('phone', 20)}<span>${say(locale, 'join')}</span></button></div>`}
    <p class="before-cancel"><button class="button ghost" type="button" @click=${() => { presses.cancel(); }}>${say(locale, 'cancel')}</button><span class="hint">${say(locale, 'cancelHint')}</span></p></div>`;
}

function whyNotHeld(talk: Talk): RoomText {
  if (talk.state === 'declined' || talk.state === 'expired' || talk.state === 'withdrawn') return talk.state;
  if (talk.missedReason === 'card') return 'missedCard';
  return talk.missedReason === 'cancelled' ? 'missedCancelled' : 'missed';
}

/** A talk that isn't joined any more, or not yet: what happened, what about the money, what can be done. */
export function outsideTalk(talk: Talk, locale: Locale): TemplateResult {
  const waiting = talk.state === 'requested';
  const provider = talk.role === 'provider';
  const again = waiting || !provider ? html`<a class="button line" href="/s/${talk.serviceId}/talk">${say(locale, 'toService')}</a>` : nothing;
  return html`<div class="column outside-talk"><section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div><h1>${say(locale, waiting ? 'requested' : 'notHeld')}</h1>
    ${waiting ? nothing : html`<p>${say(locale, whyNotHeld(talk))}</p>`}${talk.declineComment === null || talk.declineComment === '' ? nothing : html`<p><span class="quote">${talk.declineComment}</span></p>`}
    <p class="actions"><a class="button ink" href="/my">${say(locale, 'toMyPage')}</a>${waiting && provider ? nothing : again}</p></section></div>`;
}
