import { ChokuProblem } from '@choku/sdk';
import type { FrameLayout, TalkState } from '@choku/sdk/frame-protocol';
import type { Locale } from '../../src/primitives/locale.ts';
import type { FrameApi } from './api.ts';
import type { CallStore } from './call-store.ts';
import { noPage, type PagePort } from './page-port.ts';
import type { ServerClock } from './server-clock.ts';
import type { FrameSession, Session } from './session.ts';
import type { Sounds } from './sounds.ts';
import { Store } from '../page/store.ts';
import type { TalkStore } from './talk-store.ts';
import { say, type FrameText } from './texts.ts';
import type { ThreadStore } from './thread-store.ts';
import type { Vault } from './vault.ts';
import type { PlatformWindow, WindowOpener } from './window-opener.ts';
import { isBilled, type RequestBody } from '../wire.ts';

/** What the visitor looks at while no talk asks for attention. */
export type Wish = 'chat' | 'request';

/** Which panel stands on the screen. */
export type PanelName = 'loading' | 'failed' | 'not-found' | 'chat' | 'request' | 'outside' | 'waiting' | 'accepted' | 'call' | 'replaced' | 'bill' | 'over';

/** What the frame waits for in a window of the platform. */
export interface Outside {
  readonly purpose: 'ask' | 'request' | 'pay' | 'card';
  /** What the person wrote and what happens with it afterwards. */
  readonly words: string;
  readonly opened: PlatformWindow | null;
  /** `blocked`: the browser refused the window; `lost`: the window can't speak with us. */
  readonly trouble: 'none' | 'blocked' | 'lost';
  /** The same deed on a page of the platform, by a plain link. */
  readonly link: string;
  /** Does it all again, in the press that asks for it. */
  again(): void;
}

/** A request as the form holds it: kept over a reload. */
export type RequestDraft = Omit<RequestBody, 'mandateId'>;

/** What the app is made of. */
export interface FrameParts {
  readonly mode: 'frame' | 'page';
  /** A call shows each side the other's network address. */
  readonly direct: boolean;
  readonly locale: Locale;
  /** Where the platform lives. */
  readonly platform: string;
  /** The blog around; null on the platform's own pages. */
  readonly blog: string | null;
  readonly api: FrameApi;
  readonly session: Session;
  /** The session a hand-over can begin; null on the platform's own pages. */
  readonly frameSession: FrameSession | null;
  readonly clock: ServerClock;
  readonly vault: Vault;
  readonly talks: TalkStore;
  readonly thread: ThreadStore;
  readonly call: CallStore;
  readonly windows: WindowOpener;
  readonly sounds: Sounds;
}

/** The visitor's app: what it is made of, what stands on the screen, and what is said. */
export class FrameApp extends Store {
  readonly parts: FrameParts;
  port: PagePort = noPage;
  wish: Wish = 'chat';
  outside: Outside | null = null;
  layout: FrameLayout = 'inline';
  /** The platform can't be reached. */
  offline = false;
  /** The last refusal, in a sentence, until the next deed. */
  refusal: string | null = null;
  /** The chat is looked at though a request waits. */
  besides = false;

  constructor(parts: FrameParts) {
    super();
    this.parts = parts;
    for (const store of [parts.talks, parts.thread, parts.call, parts.session]) store.subscribe(() => this.tell());
    parts.talks.subscribe(() => parts.call.follow(parts.talks.talk));
  }

  get locale(): Locale {
    return this.parts.locale;
  }

  /** The provider's name, or nothing before it is known. */
  get name(): string {
    return this.parts.talks.service?.provider.nickname ?? '';
  }

  /** The panel that belongs on the screen now. */
  get panel(): PanelName {
    const { talks, call } = this.parts;
    const { talk } = talks;
    if (!talks.loaded) return this.offline ? 'failed' : 'loading';
    if (talks.missing && !(talk && isBilled(talk))) return 'not-found';
    if (this.outside && talk?.state !== 'live') return 'outside';
    if (!talk || this.besides) return this.wish;
    switch (talk.state) {
      case 'requested': return 'waiting';
      case 'accepted': return call.isIn(talk.id) && talk.hold?.state === 'placed' ? 'call' : 'accepted';
      case 'live': return call.replaced ? 'replaced' : call.isIn(talk.id) ? 'call' : 'accepted';
      case 'ended': case 'settled': return 'bill';
      case 'declined': case 'expired': case 'missed': return 'over';
      case 'withdrawn': return this.wish;
    }
  }

  /** How far the talk is, for the page around. */
  get talkState(): TalkState {
    const { talk } = this.parts.talks;
    switch (this.panel) {
      case 'call': return 'call';
      case 'bill': return 'ended';
      case 'waiting': case 'accepted': return talk?.state === 'live' ? 'call' : 'waiting';
      default: return talk?.state === 'requested' || talk?.state === 'accepted' ? 'waiting' : 'idle';
    }
  }

  /** Goes to the chat or the request form. A talk that is over is put away. */
  go(wish: Wish): void {
    const { talks } = this.parts;
    this.wish = wish;
    this.besides = talks.talk?.state === 'requested';
    this.refusal = null;
    if (talks.talk && !this.besides && talks.talk.state !== 'accepted' && talks.talk.state !== 'live') talks.putAway();
    this.tell();
    if (wish === 'request') void this.attempt(() => talks.loadForm());
  }

  /** Back from the chat to the request that waits. */
  backToTalk(): void {
    this.besides = false;
    this.tell();
  }

  /** The page around has placed the frame. */
  stand(layout: FrameLayout): void {
    this.layout = layout;
    this.tell();
  }

  /** A button of the blog's card was pressed again. */
  open(panel: 'ask' | 'request'): void {
    const { talk } = this.parts.talks;
    if (talk?.state === 'accepted' || talk?.state === 'live' || this.outside) return;
    if (panel === 'request' && talk?.state === 'requested') return this.backToTalk();
    this.go(panel === 'ask' ? 'chat' : 'request');
  }

  showOutside(outside: Outside | null): void {
    this.outside = outside;
    this.tell();
  }

  /** Says why something did not go. */
  refuse(key: FrameText): void {
    this.refusal = say(this.locale, key);
    this.tell();
  }

  /** Does something that may be refused: a refusal becomes a sentence. Answers whether it worked. */
  async attempt(deed: () => Promise<void>): Promise<boolean> {
    this.refusal = null;
    try {
      await deed();
      this.offline = false;
      return true;
    } catch (error) {
      this.refusal = this.#sentence(error);
      return false;
    } finally {
      this.tell();
    }
  }

  /** Reads everything afresh: at the start, after signing in, and when the history of events is gone. */
  async reload(): Promise<void> {
    const { talks, thread } = this.parts;
    await this.attempt(async () => {
      await Promise.all([talks.load(), thread.load()]);
    });
  }

  #sentence(error: unknown): string {
    const { locale } = this;
    if (!(error instanceof ChokuProblem)) {
      this.offline = true;
      return say(locale, navigator.onLine ? 'loadFailedText' : 'offline');
    }
    if (error.code === 'state_conflict') return say(locale, 'conflict');
    if (error.status < 500) return error.message;
    const id = error.body?.reference;
    return say(locale, 'serverError') + (id === undefined ? '' : say(locale, 'reference', { id }));
  }
}
