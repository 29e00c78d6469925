import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { languageOf, schemeOf } from './appearance.ts';
import type { ServiceCard } from './card-wire.ts';
import { style } from './style.ts';
import { speaker } from './texts.ts';
import type { Language, Say } from './texts.ts';
import type { Widget } from './widget.ts';

const clock = (language: Language, time: string): string =>
  new Date(time).toLocaleString(language, { month: 'numeric', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' });

const hint = ({ light, nextTalkTime, answerMinutes }: ServiceCard, language: Language, say: Say): string => {
  if (light === 'away') return nextTalkTime ? say('next', clock(language, nextTalkTime)) : '';
  return answerMinutes ? say('answer', answerMinutes) : say('noAnswer');
};

const reputation = ({ rating, talkCount }: ServiceCard, say: Say): TemplateResult => html`${rating
  ? html`<span><svg role="img" aria-label=${say('rating')} width="15" height="15" viewBox="0 0 24 24"><path d="m12 2.6 2.9 6.1 6.6.9-4.8 4.7 1.2 6.7-5.9-3.2L6.1 21l1.2-6.7-4.8-4.7 6.6-.9Z"/></svg> <b>${rating.average.toFixed(1)}</b> <small>${say('ratings', rating.count)}</small></span>`
  : nothing}<span>${talkCount ? say('talks', talkCount) : say('isNew')}</span>`;

const phone = html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 24 24"><path d="M13.8 16.6a1 1 0 0 0 1.2-.3l.4-.5A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2 14 14 0 0 0 6.4 6.4"/></svg>`;

const actions = (widget: Widget, card: ServiceCard, say: Say): TemplateResult => {
  const away = card.light === 'away';
  if (widget.isElsewhere) return html`<b role="status">${say('inTalk')}</b>`;
  if (card.embed === 'link') return html`<a part="request" class="btn ${away ? 'ink' : 'lit'}" href=${card.url} target="_blank" rel="noopener">${say('link')}</a>`;
  return html`<button part="ask" class="btn ${away ? 'ink' : ''}" @click=${() => void widget.open('ask')}>${say('ask')}</button><button part="request" class="btn ${away ? '' : 'lit'}" @click=${() => void widget.open('request')}>${away ? nothing : phone}${say(away ? 'requestWait' : 'request')}</button>`;
};

/** Gives a widget's shadow root the card's style, once. */
export const adopt = (root: HTMLElement | DocumentFragment): void => {
  const { styleSheet } = style;
  if (styleSheet && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
};

/** The card (who, their light, their words, the price, what a reader can do) and the place for the frame. */
export const cardView = (widget: Widget, card: ServiceCard, platform: string): TemplateResult => {
  const language = languageOf(widget);
  const scheme = schemeOf(widget);
  const { light, provider } = card;
  const say = speaker(language);
  return html`<div class="box t ${scheme}" ?hidden=${widget.isCovered}><section class="w card" part="card" lang=${language} aria-label=${say('label', provider.nickname)}>
<img class="av ${light}" alt="" src=${provider.avatarUrl}><div class="top"><span class="lamp ${light}">${say(light)}</span><span>${hint(card, language, say)}</span></div>
<h3 class="title" part="title">${card.title}</h3>
<div class="meta"><b>${provider.nickname}</b>${reputation(card, say)}</div>
<div class="act"><div class="price" part="price"><span><b>¥${card.pricePerMinute.toLocaleString('en')}</b><small>${say('minute')}</small></span><span class="free">${say('free')}</span></div>${actions(widget, card, say)}</div>
<div class="foot"><a href=${card.url} target="_blank" rel="noopener"><img alt="チョク!" width="63" height="20" src="${platform}/widget/logo-${scheme}.svg"></a><span>${say('onlyTalked')}</span></div></section></div><div id="frame" class="t ${scheme}" part="frame"></div>`;
};
