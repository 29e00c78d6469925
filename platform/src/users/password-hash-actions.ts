import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Problem } from '../http/problem.ts';
import type { RandomBytes } from '../primitives/id.ts';

const derive = promisify(argon2);

/** Argon2id with 19 MiB and 2 passes. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
/** Hashing holds 19 MiB and a thread each, so few run at a time and a flood is refused instead of queued for minutes. */
const MOST_RUNNING = 2;
const MOST_WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_RUNNING) {
    if (waiting.length >= MOST_WAITING) throw new Problem('too_busy', { retryAfter: 5 });
    // Whoever finishes hands its place over, so `running` doesn't change hands here.
    await new Promise<void>((resolve) => { waiting.push(resolve); });
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

interface Parameters { readonly memory: number; readonly passes: number; readonly parallelism: number; readonly tagLength: number }

function tagOf(password: string, nonce: Uint8Array, parameters: Parameters): Promise<Buffer> {
  return inTurn(() => derive('argon2id', { message: Buffer.from(password.normalize('NFC')), nonce, ...parameters }));
}

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '');
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Hashes a password with a salt of its own, in the usual `$argon2id$…` form. Throws the problem `too_busy` when too many wait. */
export async function hashPassword(password: string, random: RandomBytes): Promise<string> {
  const salt = random(16);
  const tag = await tagOf(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/** The hash of no password: comparing with it costs what a real one costs, so the time tells nobody whether an account exists. */
export const hashOfNobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(new Uint8Array(16))}$${unpadded(new Uint8Array(32))}`;

/** Whether a password is the one of a hash. Throws a TypeError on a hash of another form, and the problem `too_busy`. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory = '', passes = '', parallelism = '', salt = '', tag = ''] = form.exec(hash) ?? [];
  if (tag === '') throw new TypeError('not an argon2id hash');
  const expected = Buffer.from(tag, 'base64');
  const found = await tagOf(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length,
  });
  return timingSafeEqual(found, expected);
}
