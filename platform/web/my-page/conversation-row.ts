import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../src/primitives/locale.ts';
import { eventWords } from './thread-words.ts';
import { say } from './texts.ts';
import { shortTime } from './times.ts';
import type { Conversation } from '../wire.ts';

function lastWords({ lastMessage }: Conversation, locale: Locale): string {
  if (lastMessage === null) return '';
  if (lastMessage.event !== null) return eventWords(lastMessage.event, locale);
  return lastMessage.mine ? say(locale, 'you', { text: lastMessage.text }) : lastMessage.text;
}

/** A conversation in a list: who, its last line, when, and a dot where something is unread. */
export function conversationRow(conversation: Conversation, shown: { locale: Locale; current?: boolean }): TemplateResult {
  const { other, unread } = conversation;
  const { locale, current = false } = shown;
  return html`<a class="list-row ${unread > 0 ? 'unread' : ''}" href="/my/conversations/${conversation.id}" aria-current=${current ? 'true' : nothing}><img class="avatar size-40" src=${other.avatarUrl} alt="" width="40" height="40">
    <div class="row-words"><b>${other.nickname}</b><p class="one-line">${lastWords(conversation, locale)}</p></div><time datetime=${conversation.updatedAt}>${shortTime(conversation.updatedAt, locale)}</time></a>`;
}
