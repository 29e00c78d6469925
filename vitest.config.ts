import { defineConfig } from 'vitest/config';
import { browserTests, integrationTests, journeyTests, onSqliteAlone, otherTests } from './tests/support/test-files.ts';

const never = ['**/node_modules/**', '**/dist/**'];
const second = 1_000;
/** Each file opens a platform of its own; what it is made of is loaded once a worker, which halves the time. */
const isolate = false;
/** A condition that is waited for may take as long on a busy machine as any other step. */
const patience = { poll: { timeout: 20 * second } };

/** Chromium, with a dozen processes on two cores, now and then loses a press in a frame of another site. A second try is told in the output. */
const secondTry = 1;

/** The tests that run in Node: units, integration on each database, and whole journeys. Those in Chromium: web-test-runner.config.mjs. */
export default defineConfig({
  test: {
    // One worker a core: the tests wait for disks and for each other's processes at least as often as they count.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: otherTests, exclude: [...never, ...integrationTests, ...journeyTests, ...browserTests()], testTimeout: 15 * second } },
      { test: { name: 'sqlite', include: integrationTests, exclude: never, provide: { database: 'sqlite' }, isolate, expect: patience, testTimeout: 30 * second, hookTimeout: 60 * second } },
      {
        test: {
          name: 'mysql', include: integrationTests, exclude: [...never, ...onSqliteAlone], isolate, expect: patience, provide: { database: 'mysql' },
          globalSetup: ['tests/support/mariadb-setup.ts'], testTimeout: 30 * second, hookTimeout: 60 * second,
        },
      },
      {
        test: {
          name: 'journeys', include: journeyTests, exclude: never, provide: { database: 'sqlite' }, globalSetup: ['tests/support/build-setup.ts'],
          setupFiles: ['tests/support/screens.ts'], fileParallelism: false, retry: secondTry, expect: patience, testTimeout: 180 * second, hookTimeout: 120 * second,
        },
      },
    ],
  },
});
