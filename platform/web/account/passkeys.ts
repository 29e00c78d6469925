import type { Choku } from '@choku/sdk';
import { browserSupportsWebAuthn, startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

// The platform answers exactly what the browser is to be asked with; its own documents describe no more than the challenge.
const forCreating = (options: unknown) => options as PublicKeyCredentialCreationOptionsJSON;
const forUsing = (options: unknown) => options as PublicKeyCredentialRequestOptionsJSON;

/** As a plain object: what extensions answer has no fixed names. */
const plain = <Credential extends { readonly clientExtensionResults: object }>(credential: Credential) =>
  ({ ...credential, clientExtensionResults: Object.fromEntries(Object.entries(credential.clientExtensionResults)) as Record<string, unknown> });

/** Whether passkeys work on this page: the browser knows them, and the address is a name and not a number, which passkeys need. */
export function passkeysWork(): boolean {
  return browserSupportsWebAuthn() && window.isSecureContext && !/^[\d.]+$|^\[/u.test(location.hostname);
}

/** Signs in by a passkey. With `autofill` the browser offers them where the e-mail address is typed, and this waits for a choice. */
export async function signInByPasskey(choku: Choku, autofill: boolean): Promise<void> {
  const { challengeId, options } = await choku.post('/v1/passkey-challenges', {});
  const credential = await startAuthentication({ optionsJSON: forUsing(options), useBrowserAutofill: autofill });
  await choku.post('/v1/passkey-sessions', { body: { challengeId, credential: plain(credential), keep: 'cookie' } });
}

/** Adds a passkey of this device or password manager. */
export async function addPasskey(choku: Choku): Promise<void> {
  const { challengeId, options } = await choku.post('/v1/me/passkey-challenges', {});
  const credential = await startRegistration({ optionsJSON: forCreating(options) });
  await choku.post('/v1/me/passkeys', { body: { challengeId, credential: plain(credential) } });
}

/** Proves by one of one's passkeys that one is there. */
export async function proveByPasskey(choku: Choku): Promise<void> {
  const { challengeId, options } = await choku.post('/v1/me/proof-challenges', {});
  const credential = await startAuthentication({ optionsJSON: forUsing(options) });
  await choku.post('/v1/me/passkey-proofs', { body: { challengeId, credential: plain(credential) } });
}
