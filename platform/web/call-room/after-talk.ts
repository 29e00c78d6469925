import { html, nothing, type TemplateResult } from 'lit';
import type { operations } from '@choku/sdk';
import { instant } from '../../src/primitives/instant.ts';
import type { Locale } from '../../src/primitives/locale.ts';
import { durationWords, timeWords } from '../../src/primitives/time-words.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import { icon } from '../page/icon.ts';
import { ownZone } from '../my-page/times.ts';
import type { Talk } from '../wire.ts';
import './ck-talk-review.ts';
import { say } from './texts.ts';

/** The itemised bill of a talk. */
export type Statement = operations['getStatement']['responses'][200]['content']['application/json'];

const money = (amount: number): string => formatYen(yen(amount));

function rows(statement: Statement, locale: Locale): TemplateResult {
  const row = (name: string, value: string, look = ''): TemplateResult => html`<div class=${look}><dt>${name}</dt><dd class="number">${value}</dd></div>`;
  const charged = statement.bill - statement.waived;
  const provider = statement.role === 'provider';
  const held = statement.holds.reduce((sum, hold) => sum + hold.amount, 0);
  return html`<dl class="statement">${row(say(locale, 'talked'), durationWords(statement.talkSeconds, locale))}
    ${statement.freeSeconds > 0 ? row(say(locale, 'firstMinute'), `−${durationWords(Math.min(statement.freeSeconds, statement.talkSeconds), locale)}`) : nothing}
    ${row(say(locale, 'billed'), say(locale, 'billedTimes', { time: durationWords(statement.billedSeconds, locale), yen: money(statement.pricePerMinute) }))}
    ${row(say(locale, 'bill'), money(charged), provider ? '' : 'total')}
    ${provider ? html`${row(say(locale, 'fee'), money(-statement.platformFee))}${row(say(locale, 'sales'), money(statement.sales), 'total')}`
      : held > 0 ? row(say(locale, 'released'), say(locale, 'releasedOf', { hold: money(held), rest: money(held - charged) })) : nothing}</dl>`;
}

function sentences(talk: Talk, statement: Statement, locale: Locale): readonly string[] {
  const provider = talk.role === 'provider';
  const said: string[] = [];
  if (talk.billState === 'free') said.push(say(locale, provider ? 'zeroProvider' : 'zeroVisitor'));
  if (talk.billState === 'waived') said.push(say(locale, 'waived', { yen: money(statement.bill) }));
  if (talk.endReason === 'absence' && talk.endedAt !== null) said.push(say(locale, 'absence', { time: timeWords(instant(Date.parse(talk.endedAt)), ownZone()) }));
  if (talk.endReason === 'ceiling') said.push(say(locale, 'ceiling'));
  if (talk.billState === 'collecting') said.push(say(locale, 'collecting'));
  if (talk.billState === 'uncollected') said.push(say(locale, 'uncollected'));
  if (provider && statement.sales > 0) said.push(say(locale, 'payableLater'));
  return said;
}

/** After the talk: the sum first and big, the rows that add up to it, the stars, and who waits next. */
export function afterTalk(shown: { talk: Talk; statement: Statement | null; next: Talk | null; locale: Locale }): TemplateResult {
  const { talk, statement, next, locale } = shown;
  const provider = talk.role === 'provider';
  const name = talk.other.nickname;
  const sum = statement === null ? null : provider ? statement.sales : statement.bill - statement.waived;
  return html`<div class="column after-talk stack"><header><h1>${say(locale, 'ended')}</h1><p class="who-row"><img class="avatar size-40" src=${talk.other.avatarUrl} alt="" width="40" height="40"><span>${say(locale, 'name', { name })}<br><small class="quiet">${talk.serviceTitle}</small></span></p></header>
    <section class="card padded stack">${statement === null || sum === null ? html`<div class="skeleton" aria-busy="true"><i class="title"></i><i></i></div>`
      : html`<div><p class="hint">${say(locale, provider ? 'sales' : 'bill')}</p><p class="amount"><small>¥</small>${money(sum).slice(1)}</p></div>${rows(statement, locale)}${sentences(talk, statement, locale).map((sentence) => html`<p class="hint">${sentence}</p>`)}`}
      <p><a href="/my/talks/${talk.id}/statement">${say(locale, 'statement')}</a></p></section>
    ${next === null ? nothing : html`<section class="card padded under-way lamp-ring"><img class="avatar size-48" src=${next.other.avatarUrl} alt="" width="48" height="48"><div><b>${say(locale, 'next', { name: next.other.nickname })}</b><p class="one-line quiet">${next.comment}</p></div><a class="button lamp" href="/my">${icon('phone', 18)}<span>${say(locale, 'nextGo')}</span></a></section>`}
    <section class="card padded"><ck-talk-review talk-id=${talk.id} name=${name}></ck-talk-review></section>
    <p class="actions"><a class="button line" href="/my">${say(locale, 'toMyPage')}</a>${provider ? nothing : html`<a class="button ghost" href="/s/${talk.serviceId}/talk?panel=request">${say(locale, 'toService')}</a>`}<a class="button ghost" href="/my/conversations/${talk.conversationId}">${icon('message', 18)}<span>${say(locale, 'chat')}</span></a></p></div>`;
}
