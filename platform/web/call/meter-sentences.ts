import type { Locale } from '../../src/primitives/locale.ts';
import type { MeterSnapshot } from './meter-view.ts';
import { groupedNumber, say } from './texts.ts';

/** A sentence for reading aloud; an urgent one interrupts. */
export interface Sentence {
  readonly text: string;
  readonly urgent: boolean;
}

function live(snapshot: MeterSnapshot): boolean {
  return snapshot.phase !== 'joining' && snapshot.phase !== 'ended' && snapshot.phase !== 'paused';
}

/** What is said when the meter goes from one moment to the next: its milestones, and nothing in between. */
export function sentenceAfter(before: MeterSnapshot | null, now: MeterSnapshot, locale: Locale): Sentence | null {
  const polite = (text: string): Sentence => ({ text, urgent: false });
  if (before === null) return null;
  if (now.phase === 'ended') return before.phase === 'ended' ? null : { text: say(locale, 'sayEnded', { yen: groupedNumber(now.bill) }), urgent: true };
  if (now.phase === 'paused') return before.phase === 'paused' ? null : { text: say(locale, 'sayLost'), urgent: true };
  if (before.phase === 'paused' && live(now)) return polite(say(locale, 'sayBack'));
  if (before.phase === 'joining' && live(now)) return polite(say(locale, now.freeSeconds > 0 ? 'sayConnected' : 'sayConnectedPaid'));
  if (before.phase === 'free' && now.freeLeftSeconds === 0) return polite(say(locale, 'sayFreeOver', { yen: groupedNumber(now.pricePerMinute) }));
  if (before.phase !== 'near' && now.phase === 'near') return polite(say(locale, 'sayNear'));
  if (now.phase === 'free' && before.freeLeftSeconds > 10 && now.freeLeftSeconds <= 10) return polite(say(locale, 'sayFreeSoon', { n: now.freeLeftSeconds }));
  return null;
}

/** Talk time and bill in one sentence. */
export function sentenceNow(now: MeterSnapshot, locale: Locale): string {
  const time = say(locale, 'minutesSeconds', { m: Math.floor(now.talkSeconds / 60), s: now.talkSeconds % 60 });
  return say(locale, 'sayNow', { time, yen: groupedNumber(now.bill) });
}
