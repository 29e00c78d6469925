import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A text that nobody reads without its key, as it stands in a row: the id of the key, and nonce, ciphertext and tag in base64url. */
export interface Sealed {
  readonly keyId: string;
  readonly text: string;
}

/** Seals texts under the platform's own key (AES-256-GCM). The first key seals; older ones still open what was sealed under them. */
export interface Vault {
  /** The ids of all keys, the one that seals first. */
  readonly keyIds: readonly [string, ...string[]];
  /** Seals a text for one place alone: what `about` says must be said again to open it, so that it can't be moved to another row. */
  seal(text: string, about: string): Sealed;
  /** Opens a text. Throws `SealBroken` when it was changed, moved, or sealed under a key that isn't here. */
  open(sealed: Sealed, about: string): string;
  /** What equal texts share and nobody can compute without the key, for finding them: under each key, in the order of `keyIds`. */
  marksOf(text: string): readonly [string, ...string[]];
}

/** A sealed text can't be opened: it was changed or moved, or its key is missing. */
export class SealBroken extends Error {}

const cipher = 'aes-256-gcm';
const [keyBytes, nonceBytes, tagBytes] = [32, 12, 16];

interface Key {
  readonly id: string;
  readonly sealing: Uint8Array;
  readonly marking: Uint8Array;
}

function keyOf(secret: Uint8Array): Key {
  if (secret.length !== keyBytes) throw new RangeError(`a key has ${keyBytes} bytes`);
  const derived = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `choku ${purpose}`, keyBytes));
  return { id: createHash('sha256').update(derived('id')).digest('hex').slice(0, 8), sealing: derived('sealing'), marking: derived('marking') };
}

function sealWith(key: Key, text: string, about: string): Sealed {
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, key.sealing, nonce).setAAD(Buffer.from(about));
  const bytes = [nonce, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()];
  return { keyId: key.id, text: Buffer.concat(bytes).toString('base64url') };
}

function openWith(key: Key, text: string, about: string): string {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) throw new SealBroken(`${about}: too short`);
  const opening = createDecipheriv(cipher, key.sealing, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]).toString('utf8');
  } catch (error) {
    throw new SealBroken(`${about}: changed, or sealed for another place`, { cause: error });
  }
}

/** A vault with these keys of 32 bytes each: the first seals. Throws a RangeError for a key of another length. */
export function vaultOf(secrets: readonly [Uint8Array, ...Uint8Array[]]): Vault {
  const [first, ...older] = secrets;
  const sealing = keyOf(first);
  const keys = [sealing, ...older.map(keyOf)];
  const mark = (key: Key, text: string) => createHmac('sha256', key.marking).update(text).digest('base64url');
  return {
    keyIds: [sealing.id, ...keys.slice(1).map((key) => key.id)],
    seal: (text, about) => sealWith(sealing, text, about),
    open({ keyId, text }, about) {
      const key = keys.find((one) => one.id === keyId);
      if (key === undefined) throw new SealBroken(`${about}: its key ${keyId} is missing`);
      return openWith(key, text, about);
    },
    marksOf: (text) => [mark(sealing, text), ...keys.slice(1).map((key) => mark(key, text))],
  };
}
