import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { addPasskey, signInWithPasskey } from '../../platform/src/users/passkey-actions.ts';

type RegistrationResponseJSON = Parameters<typeof addPasskey>[2]['credential'];
type AuthenticationResponseJSON = Parameters<typeof signInWithPasskey>[1]['credential'];

/** What an authenticator and the browser before it are told to get wrong. */
export interface Faults {
  readonly origin?: string;
  /** Whether the person was asked for fingerprint, face or lock. */
  readonly verified?: boolean;
  /** The counter to claim. */
  readonly counter?: number;
  readonly rpId?: string;
}

interface Made extends Required<Pick<Faults, 'verified' | 'counter' | 'rpId'>> { readonly attested?: Uint8Array }

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest();
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** CBOR's heads: a kind of 0–7 with a length or number below 65,536. */
function head(kind: number, value: number): Buffer {
  if (value < 24) return Buffer.from([kind * 32 + value]);
  return value < 256 ? Buffer.from([kind * 32 + 24, value]) : Buffer.from([kind * 32 + 25, value >> 8, value & 255]);
}
const bytes = (content: Uint8Array) => Buffer.concat([head(2, content.length), content]);
const text = (content: string) => Buffer.concat([head(3, content.length), Buffer.from(content)]);
const number = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value));
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()]);

/** A key pair of P-256 in the form of COSE. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return map([number(1), number(2)], [number(3), number(-7)], [number(-1), number(1)], [number(-2), bytes(Buffer.from(x, 'base64url'))], [number(-3), bytes(Buffer.from(y, 'base64url'))]);
}

/** An authenticator with one key, and the browser around it: what a passkey does, without either. */
export class SoftAuthenticator {
  readonly id = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  counter = 0;
  userHandle: string | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  #clientData(type: 'webauthn.create' | 'webauthn.get', challenge: string, { origin = this.#origin }: Faults): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #authData({ verified, counter, rpId, attested }: Made): Buffer {
    const flags = 1 + (verified ? 4 : 0) + (attested === undefined ? 0 : 64);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  }

  #made(faults: Faults): Made {
    return { verified: true, counter: this.counter, rpId: new URL(this.#origin).hostname, ...faults };
  }

  /** Answers a challenge for adding. */
  create(options: { readonly challenge: string; readonly user?: { readonly id: string } }, faults: Faults = {}): RegistrationResponseJSON {
    this.userHandle = options.user?.id;
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, coseOf(this.#keys.publicKey)]);
    const authData = this.#authData({ ...this.#made(faults), attested });
    const attestationObject = map([text('fmt'), text('none')], [text('attStmt'), map()], [text('authData'), bytes(authData)]);
    return {
      id: base64url(this.id), rawId: base64url(this.id), type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: base64url(this.#clientData('webauthn.create', options.challenge, faults)), attestationObject: base64url(attestationObject), transports: ['internal'] },
    };
  }

  /** Answers a challenge for signing in or proving; the counter goes up. */
  get(options: { readonly challenge: string }, faults: Faults = {}): AuthenticationResponseJSON {
    this.counter += 1;
    const clientData = this.#clientData('webauthn.get', options.challenge, faults);
    const authData = this.#authData(this.#made(faults));
    const signature = createSign('sha256').update(Buffer.concat([authData, sha256(clientData)])).sign(this.#keys.privateKey);
    return {
      id: base64url(this.id), rawId: base64url(this.id), type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: base64url(clientData), authenticatorData: base64url(authData), signature: base64url(signature), ...(this.userHandle === undefined ? {} : { userHandle: this.userHandle }) },
    };
  }
}
