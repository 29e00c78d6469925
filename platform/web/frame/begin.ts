import { createChoku } from '@choku/sdk';
import { toLocale } from '../../src/primitives/locale.ts';
import { FrameApi } from './api.ts';
import { CallStore } from './call-store.ts';
import { sendKeptRequest } from './deeds.ts';
import { FrameApp, type FrameParts } from './frame-app.ts';
import { LiveNews } from './live.ts';
import { Moments } from './moments.ts';
import { openPagePort } from './page-port.ts';
import { ServerClock } from './server-clock.ts';
import { CookieSession, FrameSession, sessionFetch, type Session } from './session.ts';
import { blogAround } from './sign-in.ts';
import { Sounds } from './sounds.ts';
import { TalkStore } from './talk-store.ts';
import { ThreadStore } from './thread-store.ts';
import { BrowserVault } from './vault.ts';
import { WindowOpener } from './window-opener.ts';

/** What the shell of the page says about the app. */
export interface Shell {
  readonly serviceId: string;
  readonly mode: 'frame' | 'page';
  readonly lang: string;
  readonly platform: string;
  readonly signedIn: boolean;
  readonly direct: boolean;
}

interface Clients { readonly api: FrameApi; readonly session: Session; readonly frameSession: FrameSession | null }

function clientsFor(shell: Shell, given: { clock: ServerClock; vault: BrowserVault }): Clients {
  const baseUrl = location.origin;
  const locale = toLocale(shell.lang);
  const cookies = shell.mode === 'page';
  const nobodysFetch = sessionFetch({ session: new CookieSession(false), clock: given.clock, cookies: false });
  const nobody = createChoku({ baseUrl, locale, fetch: nobodysFetch });
  const renewWith = (refreshToken: string) => nobody.post('/v1/frame-sessions/refresh', { body: { refreshToken } });
  const frameSession = cookies ? null : new FrameSession({ serviceId: shell.serviceId, ...given, renewWith });
  const session = frameSession ?? new CookieSession(shell.signedIn);
  const choku = createChoku({ baseUrl, locale, token: () => session.token(), fetch: sessionFetch({ session, clock: given.clock, cookies }) });
  return { api: new FrameApi({ choku, nobody }, shell.serviceId, shell.mode === 'frame' ? pageAround() : undefined), session, frameSession };
}

/** The path of the blog's page, as the widget says it in the frame's address. */
function pageAround(): string | undefined {
  return /^\/[!-~]{0,1999}$/u.exec(new URLSearchParams(location.search).get('page') ?? '')?.[0];
}

/** Puts the app together for a shell. */
export function makeApp(shell: Shell): FrameApp {
  const clock = new ServerClock();
  const vault = new BrowserVault(() => localStorage);
  const { api, session, frameSession } = clientsFor(shell, { clock, vault });
  const talks = new TalkStore(api, session);
  const refresh = (talkId: string) => void app.attempt(() => talks.refresh(talkId));
  const parts: FrameParts = {
    mode: shell.mode, direct: shell.direct, locale: toLocale(shell.lang), platform: new URL(shell.platform).origin, blog: shell.mode === 'frame' ? blogAround() : null,
    api, session, frameSession, clock, vault, talks, thread: new ThreadStore(api, session, vault),
    call: new CallStore({ api, changed: refresh }), windows: new WindowOpener(shell.platform), sounds: new Sounds(),
  };
  const app = new FrameApp(parts);
  return app;
}

/** What was pressed on the blog's card, or written before the way led to this page. */
function takeAddress(app: FrameApp): void {
  const query = new URLSearchParams(location.search);
  const words = new URLSearchParams(location.hash.slice(1));
  if (query.get('panel') === 'request' || words.has('request')) app.wish = 'request';
  const question = words.get('ask');
  if (question) app.parts.thread.draft = question;
  if (location.hash !== '' || query.has('mandate')) history.replaceState(null, '', location.pathname);
  const theme = query.get('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;
}

/** Esc closes the sheet, as it does on the page around; a call stays, and kana being converted are given up first. */
function leaveSheet(app: FrameApp, event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  if (app.layout === 'sheet' && app.panel !== 'call') app.port.close();
}

/** Starts the app: who is signed in, everything the platform knows, and from then on its news. */
export async function startApp(app: FrameApp): Promise<void> {
  const { parts } = app;
  const mandateId = new URLSearchParams(location.search).get('mandate');
  takeAddress(app);
  if (parts.blog !== null) {
    app.port = openPagePort(parts.blog, {
      layout: (layout) => app.stand(layout),
      open: (panel) => app.open(panel),
    });
  }
  window.addEventListener('keydown', (event) => leaveSheet(app, event));
  parts.sounds.wakeOn(window);
  const news = new LiveNews(app);
  new Moments(app).start();
  await app.attempt(async () => parts.frameSession?.resume());
  await app.reload();
  if (mandateId !== null) await sendKeptRequest(app, mandateId);
  parts.session.subscribe(() => news.follow());
  news.follow();
  window.addEventListener('online', () => void app.reload());
}
