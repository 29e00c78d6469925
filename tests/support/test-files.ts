import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whole journeys through the running platform, in Chromium. */
export const journeyTests = ['tests/journeys/**/*.test.ts'];

/** Tests that run once per database; the promises of the product, one file each, are among them. */
export const integrationTests = ['{platform,sdk,widget,examples,tests}/**/*.integration.test.ts'];

/** Integration tests that are about words, pages and the card rail and not about the database: once, on SQLite, is enough by day. */
export const onSqliteAlone = ['tests/docs/**', 'tests/api/hostile-text.*', 'tests/api/who-may-ask.*', 'tests/money/rail-faults.*', 'platform/src/site/**', 'platform/src/rails/cards/stripe-faults.*'];

/** Every other test. */
export const otherTests = ['{platform,sdk,widget,examples,tests}/**/*.test.ts'];

const browserFolders = ['widget/**/*.test.ts', 'platform/web/**/*.test.ts'];

/**
 * The tests that run inside Chromium: those of the folders with browser code, unless they import vitest and with it ask for Node.
 * Paths from the project's folder, with slashes.
 */
export function browserTests(): string[] {
  const found = globSync(browserFolders, { cwd: root, exclude: (path) => path.includes('node_modules') || path.includes('dist') });
  return found
    .filter((path) => !/from ['"]vitest['"]/.test(readFileSync(`${root}/${path}`, 'utf8')))
    .map((path) => path.replaceAll('\\', '/'));
}
