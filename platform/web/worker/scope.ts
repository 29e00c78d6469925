/*
 * What a service worker has, as far as ours uses it. Written down here because the types of pages and those of workers can't be
 * loaded together.
 */

/** An event whose work may go on after its listener. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** Something was pushed. */
export interface PushedEvent extends WorkerEvent {
  readonly data: { json(): unknown } | null;
}

/** A notification was pressed. */
export interface PressedEvent extends WorkerEvent {
  readonly notification: Notification;
}

/** A page asks for something. */
export interface FetchedEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A page of this origin. */
export interface PageClient {
  readonly url: string;
  focus(): Promise<PageClient>;
}

/** The worker itself. */
export interface WorkerScope {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly type: 'window'; readonly includeUncontrolled: true }): Promise<readonly PageClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'push', listener: (event: PushedEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: PressedEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchedEvent) => void): void;
}
