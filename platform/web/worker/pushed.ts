/** What a push shows. */
export interface Shown {
  readonly title: string;
  readonly options: NotificationOptions & { readonly renotify: boolean; readonly data: { readonly link: string } };
}

const text = (from: Readonly<Record<string, unknown>>, name: string): string => {
  const value = from[name];
  return typeof value === 'string' ? value : '';
};

/** A path of our own, whatever was pushed. */
function ownPath(link: string): string {
  return /^\/(?![/\\])/u.test(link) ? link : '/my';
}

/** What to show for a push. Every push shows something: one that can't be read says that there is news. */
export function shownFor(pushed: unknown): Shown {
  const message = (typeof pushed === 'object' && pushed !== null ? pushed : {}) as Readonly<Record<string, unknown>>;
  const kind = text(message, 'kind');
  const tag = text(message, 'tag') || 'choku';
  return {
    title: text(message, 'title') || 'チョク!',
    options: {
      body: text(message, 'line') || (text(message, 'title') === '' ? 'お知らせがあります。 / There is news for you.' : ''), tag, lang: text(message, 'locale') || 'ja',
      // The same talk again rings again; somebody who waits is shown until looked at.
      renotify: true, requireInteraction: kind === 'requested' || kind === 'accepted', icon: '/app/icon-192.png', badge: '/app/badge-96.png', data: { link: ownPath(text(message, 'link')) },
    },
  };
}

/** Where a pressed notification leads. */
export function linkOf(notification: { readonly data: unknown }): string {
  const { data } = notification;
  return typeof data === 'object' && data !== null && 'link' in data && typeof data.link === 'string' ? ownPath(data.link) : '/my';
}
