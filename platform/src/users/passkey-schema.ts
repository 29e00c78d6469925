import { z } from 'zod';
import { idField, momentField, singleLine } from '../http/fields.ts';

const base64url = (max: number) => z.string().max(max).regex(/^[A-Za-z0-9_-]*$/u);
const credentialId = base64url(1400).min(1);
const kept = { id: credentialId, rawId: credentialId, type: z.literal('public-key'), authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(), clientExtensionResults: z.looseObject({}) };

/** What the browser answers to `navigator.credentials.create`, as JSON (WebAuthn's RegistrationResponseJSON). */
export const newCredential = z.strictObject({
  ...kept,
  response: z.strictObject({
    clientDataJSON: base64url(4000), attestationObject: base64url(20_000), authenticatorData: base64url(8000).optional(), transports: z.array(z.string().max(20)).max(8).optional(),
    publicKeyAlgorithm: z.int().optional(), publicKey: base64url(8000).optional(),
  }),
}).meta({ id: 'NewPasskeyCredential', description: 'What `navigator.credentials.create` gives, as JSON.' });

/** What the browser answers to `navigator.credentials.get`, as JSON (WebAuthn's AuthenticationResponseJSON). */
export const usedCredential = z.strictObject({
  ...kept,
  response: z.strictObject({ clientDataJSON: base64url(4000), authenticatorData: base64url(8000), signature: base64url(8000), userHandle: base64url(200).optional() }),
}).meta({ id: 'UsedPasskeyCredential', description: 'What `navigator.credentials.get` gives, as JSON.' });

const options = z.looseObject({ challenge: z.string() }).meta({ description: 'What the browser’s `navigator.credentials` is to be asked with, as JSON.' });
const challengeId = idField('challenge');

/** A challenge with the options for the browser. */
export const challengeReply = z.strictObject({ challengeId, options }).meta({ id: 'PasskeyChallenge', description: 'A challenge for one use within 5 minutes.' });

export const passkey = z.strictObject({
  id: idField('passkey'), name: z.string(), synced: z.boolean().meta({ description: 'Whether a service brings it to other devices.' }), createdAt: momentField, usedAt: momentField.nullable(),
  copied: z.boolean().meta({ description: 'It was used out of order, as a copy would be: it is refused.' }),
}).meta({ id: 'Passkey', description: 'A key that signs in instead of the password.' });
export const passkeyList = z.strictObject({ items: z.array(passkey) });

const name = singleLine({ min: 1, max: 60 });
export const addPasskeyBody = z.strictObject({ challengeId, credential: newCredential, name: name.optional() });
export const renamePasskeyBody = z.strictObject({ name });
export const passkeySessionBody = z.strictObject({ challengeId, credential: usedCredential, keep: z.enum(['cookie', 'token']).default('cookie') });
export const passkeyProofBody = z.strictObject({ challengeId, credential: usedCredential });
