import { readFileSync } from 'node:fs';

const file = new URL('./common-passwords.txt', import.meta.url);

/** About 3,000 passwords, and words that people make passwords of, which are tried first: a line each, lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(readFileSync(file, 'utf8').split('\n').filter((line) => line !== ''));
