import { ChokuProblem } from '@choku/sdk';
import { WebAuthnError } from '@simplewebauthn/browser';
import type { Locale } from '../../src/primitives/locale.ts';
import { say } from './texts.ts';

/** What to tell somebody for whom a passkey or a proof did not work out: the platform's own sentence where there is one. */
export function refusalOf(error: unknown, locale: Locale): string {
  if (error instanceof ChokuProblem) return error.body?.errors?.[0]?.message ?? error.message;
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return say(locale, 'passkeyKnown');
  // Closing the browser's own window looks like this too.
  if (error instanceof WebAuthnError || error instanceof DOMException) return say(locale, 'passkeyGivenUp');
  return say(locale, 'offline');
}
