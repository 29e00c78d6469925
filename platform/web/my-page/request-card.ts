import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { clockWords } from '../../src/primitives/time-words.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import { icon } from '../page/icon.ts';
import { say } from './texts.ts';
import { secondsUntil } from './times.ts';
import type { Talk } from '../wire.ts';

/** What can be pressed on a request. */
export interface RequestPresses {
  accept(talk: Talk): void;
  decline(talk: Talk): void;
}

/** How a request stands on the screen. */
export interface RequestLook {
  readonly locale: Locale;
  /** An answer is on its way. */
  readonly busy: boolean;
  /** Why the last press was refused; empty when it wasn't. */
  readonly refusal: string;
}

function whoLine(talk: Talk, locale: Locale): TemplateResult {
  const facts = talk.visitorFacts;
  const stars = facts?.rating
    ? html`<span class="rating">${icon('star', 16)}<span class="sr">${say(locale, 'rating')}</span>${facts.rating.average.toFixed(1)}<small>${say(locale, 'reviews', { n: facts.rating.count })}</small></span>`
    : html`<span>${say(locale, 'newVisitor')}</span>`;
  return html`<div class="request-who"><img class="avatar size-56" src=${talk.other.avatarUrl} alt="" width="56" height="56"><div><h2>${say(locale, 'name', { name: talk.other.nickname })}</h2>
    <div class="meta">${stars}${facts ? html`<span class="number">${say(locale, 'talks', { n: facts.talkCount })}</span><span class="number">${say(locale, 'endedFree', { n: facts.endedInFreeMinute })}</span>` : nothing}</div>
    ${facts && facts.messages > 0 ? html`<a class="number" href="/my/conversations/${talk.conversationId}">${say(locale, 'messages', { n: facts.messages })}</a>` : nothing}</div></div>`;
}

function factList(talk: Talk, locale: Locale): TemplateResult {
  const fact = (name: string, value: string, last = false): TemplateResult => html`<div class=${last ? 'last' : ''}><dt>${name}</dt><dd>${value}</dd></div>`;
  const most = talk.visitorFacts?.maximumSales;
  return html`<dl class="facts">${fact(say(locale, 'mode'), say(locale, talk.mode))}${fact(say(locale, 'ceiling'), say(locale, 'minutes', { n: talk.ceilingMinutes }))}${
    fact(say(locale, 'waits'), say(locale, 'minutes', { n: talk.waitMinutes }))}${most === undefined ? nothing : fact(say(locale, 'most'), formatYen(yen(most)), true)}</dl>`;
}

/** How much of the waiting time is left, 0–1. */
function shareLeft(talk: Talk): number {
  return Math.min(1, Math.max(0, secondsUntil(talk.waitUntil) / (talk.waitMinutes * 60)));
}

/** A request that waits for the provider: who, what they say, what it would earn, three answers. */
export function requestCard(talk: Talk, look: RequestLook, presses: RequestPresses): TemplateResult {
  const { locale, busy, refusal } = look;
  const { nickname: name } = talk.other;
  return html`<article class="request-card lamp-ring" id="request" tabindex="-1" aria-label=${say(locale, 'arrived')}>
    <header class="request-head">${icon('phone-incoming', 20)}<b>${say(locale, 'arrived')}</b><span class="number" role="timer">${say(locale, 'left', { clock: clockWords(secondsUntil(talk.waitUntil)) })}</span></header>
    <div class="request-left" aria-hidden="true"><i .style=${`transform:scaleX(${shareLeft(talk)})`}></i></div>
    <div class="request-body">${whoLine(talk, locale)}
      ${talk.comment === '' ? nothing : html`<p class="request-comment"><span class="quote">${talk.comment}</span></p>`}
      <p class="hint">${say(locale, 'about', { title: talk.serviceTitle })}</p>
      ${factList(talk, locale)}
      ${refusal === '' ? nothing : html`<p class="note warn" role="alert">${icon('warning', 18)}<span>${refusal}</span></p>`}
      <div class="request-answers">
        <button class="button line" type="button" aria-disabled=${busy ? 'true' : nothing} @click=${() => { if (!busy) presses.decline(talk); }}>${say(locale, 'decline')}</button>
        <a class="button line" href="/my/conversations/${talk.conversationId}">${icon('message', 18)}<span>${say(locale, 'chat')}</span></a>
        <button class="button lamp large" type="button" aria-busy=${busy ? 'true' : nothing} aria-disabled=${busy ? 'true' : nothing} @click=${() => { if (!busy) presses.accept(talk); }}>${busy ? nothing : icon('phone', 20)}<span>${say(locale, busy ? 'accepting' : 'accept')}</span></button>
      </div>
      <p class="hint">${say(locale, talk.freeSeconds > 0 ? 'acceptNote' : 'acceptNotePaid', { name })}</p></div></article>`;
}

/** A request further back in the line; any may be answered first. */
export function queueRow(talk: Talk, locale: Locale, bring: (talk: Talk) => void): TemplateResult {
  return html`<li class="list-row"><img class="avatar size-48" src=${talk.other.avatarUrl} alt="" width="48" height="48"><div><b>${say(locale, 'name', { name: talk.other.nickname })}</b>
    ${talk.comment === '' ? nothing : html`<p class="one-line">${talk.comment}</p>`}<p class="hint">${say(locale, 'upTo', { mode: say(locale, talk.mode), n: talk.ceilingMinutes })}</p></div>
    <div class="queue-side"><span class="number hint">${say(locale, 'left', { clock: clockWords(secondsUntil(talk.waitUntil)) })}</span><button class="button line small" type="button" @click=${() => { bring(talk); }}>${say(locale, 'answer')}</button></div></li>`;
}
