import { ChokuProblem } from '@choku/sdk';
import type { Locale } from '../../src/primitives/locale.ts';
import { say } from './texts.ts';

/** What to tell somebody whose press was refused: the platform's own sentence, or that nothing was reached. */
export function refusalWords(error: unknown, locale: Locale, name = ''): string {
  if (!(error instanceof ChokuProblem)) return say(locale, 'offline');
  if (error.code === 'visitor_in_talk') return say(locale, 'visitorBusy', { name });
  if (error.code === 'provider_in_talk') return say(locale, 'providerBusy');
  if (error.code === 'state_conflict') return say(locale, 'conflict');
  return error.status >= 500 ? say(locale, 'failed') : error.message;
}
