import { askConsent, consentQuestion, hearConsent, longer, otherCardQuestion } from './consent.ts';
import type { FrameApp, Outside, RequestDraft } from './frame-app.ts';
import { signInBy } from './sign-in.ts';
import type { PlatformWindow } from './window-opener.ts';

// What the visitor does that may lead through a window of the platform. Every function here is called in a press.

/** A window that says it is closed this soon after it was steered has been cut off from us, in ms. */
const tooSoon = 1_200;

/** The talk's own page on the platform, with what was written: the way on where no window can be opened. */
function pageLink(app: FrameApp, wish: 'ask' | 'request', words: string): string {
  const { platform, api } = app.parts;
  return `${platform}/s/${api.serviceId}/talk#${new URLSearchParams({ [wish]: words })}`;
}

/** Opens a window in this very press, and shows what the frame waits for; null where the browser refuses. */
function openFor(app: FrameApp, about: Pick<Outside, 'purpose' | 'words' | 'again'>): PlatformWindow | null {
  app.outside?.opened?.close();
  const opened = app.parts.windows.open();
  const link = pageLink(app, about.purpose === 'ask' ? 'ask' : 'request', about.words);
  app.showOutside({ ...about, opened, link, trouble: opened === null ? 'blocked' : 'none' });
  return opened;
}

/** The window is gone without an answer: back to where the person was, or, when it never spoke with us, the link. */
function closed(app: FrameApp, opened: PlatformWindow, since: number): void {
  const { outside } = app;
  if (outside?.opened !== opened) return;
  const lost = performance.now() - since < tooSoon;
  app.showOutside(lost ? { ...outside, trouble: 'lost' } : null);
}

/** Runs what waits for a window; a failure takes the window away and becomes a sentence. */
async function through(app: FrameApp, opened: PlatformWindow, deed: (since: number) => Promise<boolean>): Promise<void> {
  const since = performance.now();
  const worked = await app.attempt(async () => {
    if (await deed(since)) {
      opened.close();
      app.showOutside(null);
    } else {
      closed(app, opened, since);
    }
  });
  if (worked || app.outside?.opened !== opened) return;
  opened.close();
  app.showOutside(null);
}

/** On a page of the platform: signs in there and comes back to it. */
function signInOnPage(app: FrameApp): void {
  location.assign(`/sign-in?next=${encodeURIComponent(`/s/${app.parts.api.serviceId}/talk`)}`);
}

/** Sends a question; signs in first where needed, the words waiting. */
export async function ask(app: FrameApp, text: string): Promise<void> {
  const { session, frameSession, api, blog, thread } = app.parts;
  if (session.signedIn) {
    thread.draft = '';
    return thread.send(text);
  }
  thread.draft = text;
  if (frameSession === null || blog === null) return signInOnPage(app);
  const opened = openFor(app, { purpose: 'ask', words: text, again: () => void ask(app, text) });
  if (opened === null) return;
  await through(app, opened, async () => {
    if (!await signInBy(opened, { api, session: frameSession, blog, purpose: 'ask' })) return false;
    await app.reload();
    thread.draft = '';
    void thread.send(text);
    return true;
  });
}

const draftKey = (app: FrameApp): string => `choku-request:${app.parts.api.serviceId}`;

/** Keeps what the request form holds, over reloads and sign-ins. */
export function keepRequest(app: FrameApp, draft: RequestDraft): void {
  app.parts.vault.set(draftKey(app), JSON.stringify(draft));
}

/** What the request form held before; null when nothing was kept. */
export function keptRequest(app: FrameApp): RequestDraft | null {
  const kept = app.parts.vault.get(draftKey(app));
  return kept === null ? null : JSON.parse(kept) as RequestDraft;
}

async function send(app: FrameApp, draft: RequestDraft, mandateId: string): Promise<void> {
  await app.parts.talks.request({ ...draft, mandateId });
  app.parts.vault.remove(draftKey(app));
  app.wish = 'chat';
  app.besides = false;
}

/** Requests a talk: at once where a mandate covers it, else through the platform's window. */
export async function request(app: FrameApp, draft: RequestDraft): Promise<void> {
  const { talks, session, frameSession, api, blog } = app.parts;
  const mandate = talks.form?.mandate ?? null;
  if (mandate !== null && mandate.ceilingMinutes >= draft.ceilingMinutes) {
    await app.attempt(() => send(app, draft, mandate.id));
    return;
  }
  keepRequest(app, draft);
  if (!session.signedIn && (frameSession === null || blog === null)) return signInOnPage(app);
  const question = consentQuestion({ serviceId: api.serviceId, blog, ceilingMinutes: draft.ceilingMinutes, extensionMinutes: 0 });
  const purpose = session.signedIn ? 'pay' : 'request';
  const opened = openFor(app, { purpose, words: draft.comment, again: () => void request(app, draft) });
  if (opened === null) {
    // On a page of the platform the same window can stand in this tab and come back to it.
    if (blog === null) location.assign(`${question.path}&return=${encodeURIComponent(`/s/${api.serviceId}/talk`)}`);
    return;
  }
  await through(app, opened, async () => {
    const consented = hearConsent(opened, question);
    if (session.signedIn) opened.steer(app.parts.platform + question.path);
    else if (frameSession === null || blog === null || !await signInBy(opened, { api, session: frameSession, blog, purpose: 'request', goOnTo: question.path })) return false;
    else await app.reload();
    const consent = await consented;
    if (consent !== null) await send(app, draft, consent.mandateId);
    return consent !== null;
  });
}

/** Tries another card for the hold, chosen in the platform's window. */
export async function chooseOtherCard(app: FrameApp): Promise<void> {
  const { talks, api, blog, platform } = app.parts;
  const { talk } = talks;
  if (!talk) return;
  const question = otherCardQuestion({ serviceId: api.serviceId, blog, ceilingMinutes: talk.ceilingMinutes }, talk.hold?.card?.id ?? null);
  const opened = openFor(app, { purpose: 'card', words: '', again: () => void chooseOtherCard(app) });
  if (opened === null) return;
  await through(app, opened, async () => {
    opened.steer(platform + question.path);
    const cardId = (await hearConsent(opened, question))?.cardId ?? null;
    if (cardId !== null) await talks.command((id) => api.chooseCard(id, cardId));
    return cardId !== null;
  });
}

/** Ten minutes more: at once inside the mandate, else through the platform's window beside the call. */
export async function extend(app: FrameApp): Promise<void> {
  const { talks, api, blog, platform, windows } = app.parts;
  const { talk } = talks;
  if (!talk?.extension) return;
  if (talk.extension.insideMandate) {
    await app.attempt(() => talks.command((id) => api.extend(id)));
    return;
  }
  const question = consentQuestion({ serviceId: api.serviceId, blog, ...longer(talk.ceilingMinutes, talk.extension.minutes) });
  const opened = windows.open();
  if (opened === null) return app.refuse('windowBlocked');
  await app.attempt(async () => {
    const consent = await askConsent(opened, platform, question);
    if (consent !== null) await talks.command((id) => api.extend(id, consent.mandateId));
  });
}

/** Hangs up. */
export async function hangUp(app: FrameApp): Promise<void> {
  const { talks, api } = app.parts;
  const live = talks.talk?.state === 'live';
  await app.attempt(() => talks.command((id) => (live ? api.hangUp(id) : api.cancel(id))));
}

/** Sends the kept request with a mandate that was given on the way here (`?mandate=` of the page's address). */
export async function sendKeptRequest(app: FrameApp, mandateId: string): Promise<void> {
  const draft = keptRequest(app);
  if (draft !== null) await app.attempt(() => send(app, draft, mandateId));
}
