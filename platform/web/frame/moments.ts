import { announce } from '../page/announce.ts';
import { tabMemory } from '../page/tab-memory.ts';
import type { MeterSnapshot } from '../call/meter-view.ts';
import type { FrameApp } from './frame-app.ts';
import { countdown, yenText } from './format.ts';
import { say } from './texts.ts';
import type { Talk } from '../wire.ts';

/** Looks at the meter this often, in ms. */
const lookEvery = 500;

/** What is said aloud when a talk becomes what it is now; null where nothing is. */
export function sentenceFor(app: FrameApp, before: Talk | null, now: Talk): { text: string; urgent: boolean } | null {
  const { locale, name } = app;
  const polite = (text: string) => ({ text, urgent: false });
  if (now.hold?.state === 'declined' && before?.hold?.state !== 'declined') return { text: now.hold.cardsLeft === 0 ? say(locale, 'noMoreCards') : `${say(locale, 'holdDeclinedTitle')}${say(locale, 'holdDeclinedText')}`, urgent: true };
  if (now.hold?.state === 'authenticating' && before?.hold?.state !== 'authenticating') return polite(say(locale, 'bankTitle'));
  if (now.invitedAgainAt !== null && before?.invitedAgainAt === null) return polite(say(locale, 'invitedTitle', { name }));
  if (before?.id === now.id && before.state === now.state) return null;
  switch (now.state) {
    case 'requested': return polite(`${say(locale, 'waitingTitle', { name })}。${say(locale, 'waitingText')}`);
    case 'accepted': return polite(`${say(locale, 'acceptedTitle', { name })}。${say(locale, 'acceptedText')}`);
    case 'declined': return polite(`${say(locale, 'declinedTitle', { name })}。${say(locale, 'nothingOnCard')}`);
    case 'expired': return polite(say(locale, 'expiredText', { name }));
    case 'missed': return polite(`${say(locale, 'missedTitle')}。${say(locale, 'missedText')}`);
    case 'ended': return { text: `${say(locale, 'endedTitle')}。${say(locale, 'bill')} ${yenText(now.bill ?? 0)}`, urgent: true };
    case 'withdrawn': return polite(say(locale, 'eventWithdrawn'));
    case 'live': case 'settled': return null;
  }
}

/** Sounds, spoken sentences and the page's title at the moments of a talk; and joining by itself where nothing has to be asked. */
export class Moments {
  readonly #app: FrameApp;
  readonly #title = document.title;
  #talk: Talk | null = null;
  #meter: MeterSnapshot | null = null;
  #tried = '';

  constructor(app: FrameApp) {
    this.#app = app;
  }

  /** Begins to look. */
  start(): void {
    const app = this.#app;
    app.parts.talks.subscribe(() => this.#changed());
    setInterval(() => this.#look(), lookEvery);
    window.addEventListener('beforeunload', (event) => {
      if (app.parts.mode === 'page' && app.talkState === 'call') event.preventDefault();
    });
  }

  #changed(): void {
    const { talk } = this.#app.parts.talks;
    const before = this.#talk;
    this.#talk = talk;
    if (!talk) return;
    const first = before === null;
    // What was so when the page opened is shown, not announced.
    const sentence = first && talk.state !== 'requested' ? null : sentenceFor(this.#app, before, talk);
    if (sentence) announce(sentence.text, sentence.urgent ? 'alert' : 'status');
    if (!first && before.state !== talk.state) {
      if (talk.state === 'accepted') this.#app.parts.sounds.play('accepted');
      if (talk.state === 'ended') this.#app.parts.sounds.play('ended');
    }
    this.#joinByItself(talk, first);
  }

  /**
   * Into the call without a question: after a reload in the middle of it, or when the request was accepted while this page
   * was in front and the microphone had been tried.
   */
  #joinByItself(talk: Talk, first: boolean): void {
    const { call } = this.#app.parts;
    const again = first && (talk.state === 'live' || talk.state === 'accepted') && sessionRemembers(talk.id);
    const called = talk.state === 'accepted' && call.checked && document.visibilityState === 'visible';
    if ((!again && !called) || this.#tried === talk.id || call.replaced) return;
    this.#tried = talk.id;
    void this.#app.attempt(() => call.join(talk));
  }

  #look(): void {
    const { call, sounds, mode } = this.#app.parts;
    const now = this.#app.panel === 'call' ? call.view?.snapshot() ?? null : null;
    const before = this.#meter;
    this.#meter = now;
    if (mode === 'page') document.title = now ? `${countdown(now.talkSeconds)} ${yenText(now.bill)} | ${say(this.#app.locale, 'name', { name: this.#app.name })}` : this.#title;
    if (!now || !before || now.phase === before.phase) return;
    rememberCall(this.#talk?.id ?? '');
    if (before.phase === 'joining' || before.phase === 'paused') sounds.play('connected');
    else if (before.phase === 'free' && now.phase === 'paid') sounds.play('freeOver');
    else if (now.phase === 'near') sounds.play('near');
  }
}

const key = 'choku-in-call';

/** Whether this tab was in the call of a talk before it was reloaded. */
function sessionRemembers(talkId: string): boolean {
  return tabMemory.get(key) === talkId;
}

function rememberCall(talkId: string): void {
  tabMemory.set(key, talkId);
}
