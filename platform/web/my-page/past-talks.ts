import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import { icon } from '../page/icon.ts';
import { say, type Says } from './texts.ts';
import { fullTime } from './times.ts';
import type { Talk } from '../wire.ts';

const unheld: Partial<Record<Talk['state'], Says>> = { declined: 'stateDeclined', expired: 'stateExpired', withdrawn: 'stateWithdrawn', missed: 'stateMissed' };
const billed: Partial<Record<NonNullable<Talk['billState']>, Says>> = { free: 'stateFree', waived: 'stateWaived', collecting: 'stateCollecting', uncollected: 'stateUncollected' };

function outcome(talk: Talk, locale: Locale): TemplateResult {
  const how = unheld[talk.state] ?? (talk.billState === null ? undefined : billed[talk.billState]);
  const amount = talk.bill !== null && talk.billState !== 'waived' ? html`<b class="number">${formatYen(yen(talk.bill))}</b>` : nothing;
  return html`${amount}${how === undefined ? nothing : html`<span class="tag ${how === 'stateUncollected' ? 'warn' : ''}">${say(locale, how)}</span>`}`;
}

/** A talk that is over: who, when, what became of it, and what can still be done. */
export function pastTalk(talk: Talk, locale: Locale, inviteAgain: (talk: Talk) => void): TemplateResult {
  const held = talk.state === 'ended' || talk.state === 'settled';
  return html`<li class="list-row past-talk"><img class="avatar size-40" src=${talk.other.avatarUrl} alt="" width="40" height="40"><div><b>${say(locale, 'name', { name: talk.other.nickname })}</b>
    <p class="one-line">${talk.serviceTitle}</p><p class="hint number">${fullTime(talk.endedAt ?? talk.requestedAt, locale)}・${say(locale, talk.role === 'provider' ? 'asProvider' : 'asVisitor')}</p></div>
    <div class="past-talk-side">${outcome(talk, locale)}${held ? html`<a href="/my/talks/${talk.id}/statement">${say(locale, 'statement')}</a>` : nothing}
    ${talk.invitedAgainAt !== null && talk.role === 'provider' ? html`<span class="tag lamp">${icon('check', 14)}${say(locale, 'invited')}</span>` : nothing}
    ${talk.canInviteAgain ? html`<button class="button line small" type="button" @click=${() => { inviteAgain(talk); }}>${icon('undo', 16)}<span>${say(locale, 'invite')}</span></button>` : nothing}</div></li>`;
}
