import type { Locale } from '../../src/primitives/locale.ts';
import { fill, layoutTexts as t } from '../../src/site/texts.ts';
import type { Me } from '../wire.ts';

function showCount(id: 'messages' | 'requests', count: number, name: string): void {
  const link = document.querySelector<HTMLElement>(`[data-header="${id}"]`);
  if (link === null) return;
  if (count > 0) link.dataset['count'] = count > 99 ? '99+' : String(count);
  else delete link.dataset['count'];
  link.setAttribute('aria-label', name);
  link.title = name;
}

/** Says in the header what waits: messages nobody read yet, and requests. */
export function showWaiting(counts: Pick<Me, 'unreadMessages' | 'waitingRequests'>, locale: Locale): void {
  const { unreadMessages: unread, waitingRequests: waiting } = counts;
  showCount('messages', unread, unread > 0 ? fill(t.chatUnread[locale], { n: unread }) : t.chat[locale]);
  showCount('requests', waiting, waiting > 0 ? fill(t.requestsWaiting[locale], { n: waiting }) : t.requests[locale]);
}

/** Lets one's light be seen: around the portrait in the header, and on the icon of the tab. */
export function showLight(me: Pick<Me, 'light' | 'nickname'>, locale: Locale): void {
  const link = document.querySelector('[data-header="me"]');
  link?.setAttribute('aria-label', `${fill(t.myPage[locale], { name: me.nickname })}(${t[me.light][locale]})`);
  link?.querySelector('.avatar')?.setAttribute('class', `avatar size-40 light-${me.light}`);
  document.querySelector('link[rel="icon"]')?.setAttribute('href', me.light === 'available' ? '/icon-lit.svg' : '/icon.svg');
}
