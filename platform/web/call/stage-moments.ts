import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import type { MeterSnapshot } from './meter-view.ts';
import { clockOf, say, yenText } from './texts.ts';

/** What the server offers to the visitor for a longer talk (`extension` of the API's talk). */
export interface ExtensionOffer {
  readonly minutes: number;
  readonly amount: number;
  readonly state: 'offered' | 'placing' | 'authenticating' | 'declined';
  /** False: the visitor confirms it in a window of the platform first. */
  readonly insideMandate: boolean;
}

/** Everything the moments over the picture depend on. */
export interface MomentFacts {
  readonly locale: Locale;
  readonly name: string;
  readonly visitor: boolean;
  readonly meter: MeterSnapshot | null;
  readonly extension: ExtensionOffer | null;
  /** True for 6 s after the free minute. */
  readonly freeJustOver: boolean;
  /** True when the visitor has asked for, or not yet answered, the extension. */
  readonly askingExtension: boolean;
  /** The new ceiling in minutes, for 6 s after it grew. */
  readonly extendedTo: number | null;
}

/** What the person can answer to a moment. */
export interface MomentAnswers {
  hangUp(): void;
  continuePaid(): void;
  keepCeiling(): void;
  extend(): void;
}

/** The one moment that stands over the picture now; losing the connection hides all others. */
export function momentOf(facts: MomentFacts, answers: MomentAnswers): TemplateResult | typeof nothing {
  const { meter, visitor, extension } = facts;
  if (!meter) return nothing;
  if (meter.phase === 'paused') return lost(facts, meter, answers);
  if (meter.phase === 'joining' || meter.phase === 'ended') return nothing;
  if (facts.extendedTo !== null) return panel(say(facts.locale, 'extended', { n: facts.extendedTo }));
  if (visitor && facts.freeJustOver) return freeOver(facts, meter, answers);
  if (visitor && extension && facts.askingExtension) return extending(facts, extension, answers);
  if (meter.phase !== 'near') return nothing;
  if (meter.leftSeconds <= 30) return panel(say(facts.locale, 'lastSeconds'));
  return !visitor && meter.leftSeconds > 150 ? panel(say(facts.locale, 'askingToExtend', { name: facts.name })) : nothing;
}

function panel(title: string, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="inst"><b>${title}</b>${more}</div>`;
}

function lost({ locale, name }: MomentFacts, meter: MeterSnapshot, answers: MomentAnswers): TemplateResult {
  const title = meter.pausedBy === 'self' ? say(locale, 'lostSelfTitle') : meter.pausedBy === 'other' ? say(locale, 'lostOtherTitle', { name }) : say(locale, 'silenceTitle');
  const count = meter.pausedBy === 'silence' ? nothing : html`<span class="count" role="timer" aria-live="off">${clockOf(meter.absenceLeftSeconds)}</span><span>${say(locale, 'lostGrace')}</span>`;
  return html`<div class="dim"><b>${title}</b><span>${say(locale, 'reconnecting')}</span>${count}
    <button class="button glass" type="button" @click=${answers.hangUp}>${say(locale, 'endNow')}</button></div>`;
}

function freeOver({ locale }: MomentFacts, meter: MeterSnapshot, answers: MomentAnswers): TemplateResult {
  return panel(say(locale, 'fromHere', { yen: yenText(meter.pricePerMinute) }), html`<div class="row">
    <button class="button line" type="button" @click=${answers.hangUp}>${say(locale, 'hangUp')}</button>
    <button class="button ink" type="button" @click=${answers.continuePaid}>${say(locale, 'continuePaid')}</button></div>`);
}

function extending({ locale, meter }: MomentFacts, extension: ExtensionOffer, answers: MomentAnswers): TemplateResult {
  const keep = html`<button class="button line" type="button" @click=${answers.keepCeiling}>${say(locale, 'keepCeiling')}</button>`;
  if (extension.state === 'declined') return panel(say(locale, 'extendFailed'), html`<div class="row">${keep}</div>`);
  const busy = extension.state !== 'offered';
  const price = say(locale, 'extendBy', { minutes: extension.minutes, yen: yenText(extension.amount) });
  return panel(say(locale, meter?.phase === 'near' ? 'nearTitle' : 'extendCeiling'), html`
    <span>${say(locale, extension.insideMandate ? 'nearHold' : 'extendWindow')}</span>
    <div class="row">${keep}<button class="button lamp" type="button" aria-disabled=${busy} @click=${busy ? nothing : answers.extend}>${busy ? say(locale, 'extending') : price}</button></div>`);
}
