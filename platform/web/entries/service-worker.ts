/**
 * The service worker of the platform's own pages: shows what is pushed, opens what is pressed, and stands in with one page where there is
 * no connection. It keeps that page and its style sheet, never a page of a person.
 */
import { linkOf, shownFor } from '../worker/pushed.ts';
import type { FetchedEvent, PressedEvent, PushedEvent, WorkerScope } from '../worker/scope.ts';

const worker = globalThis as unknown as WorkerScope;
const kept = 'choku-offline-1';
const offline = '/offline';

/** The offline page with the style sheet it names, as they are at this moment. */
async function keepOfflinePage(): Promise<void> {
  const cache = await caches.open(kept);
  const response = await fetch(offline, { cache: 'reload', credentials: 'omit' });
  const styles = /href="(\/assets\/page-[\w-]+\.css)"/u.exec(await response.clone().text())?.[1];
  await cache.put(offline, response);
  if (styles !== undefined) await cache.add(styles);
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) if (name !== kept) await caches.delete(name);
  await worker.clients.claim();
}

async function offlinePage(failure: unknown): Promise<Response> {
  const page = await caches.match(offline);
  if (page === undefined) throw failure;
  return page;
}

function readPushed({ data }: PushedEvent): unknown {
  try {
    return data?.json();
  } catch {
    // Not ours, or broken on the way: something is shown all the same.
    return undefined;
  }
}

async function show(event: PushedEvent): Promise<void> {
  const { title, options } = shownFor(readPushed(event));
  await worker.registration.showNotification(title, options);
}

async function open({ notification }: PressedEvent): Promise<void> {
  notification.close();
  const target = new URL(linkOf(notification), worker.location.origin);
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => page.url === target.href);
  if (there === undefined) await worker.clients.openWindow(target.href);
  else await there.focus();
}

function answer(event: FetchedEvent): void {
  const { request } = event;
  if (request.mode === 'navigate' && request.destination === 'document') event.respondWith(fetch(request).catch(offlinePage));
  // The style sheet of the offline page; its name changes with its content, so what is kept is never old.
  else if (request.destination === 'style') event.respondWith(caches.match(request).then((style) => style ?? fetch(request)));
}

worker.addEventListener('install', (event) => { event.waitUntil(keepOfflinePage().then(() => worker.skipWaiting())); });
worker.addEventListener('activate', (event) => { event.waitUntil(forgetOlder()); });
worker.addEventListener('push', (event) => { event.waitUntil(show(event)); });
worker.addEventListener('notificationclick', (event) => { event.waitUntil(open(event)); });
worker.addEventListener('fetch', answer);
