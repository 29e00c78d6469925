import { defineConfig } from 'vitest/config';
import { browserTests, integrationTests, journeyTests, otherTests } from './tests/support/test-files.ts';

const never = ['**/node_modules/**', '**/dist/**'];
const second = 1_000;

/** The tests that run in Node: units, integration on each database, and whole journeys. Those in Chromium: web-test-runner.config.mjs. */
export default defineConfig({
  test: {
    // One worker a core: the tests wait for disks and for each other's processes at least as often as they count.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: otherTests, exclude: [...never, ...integrationTests, ...journeyTests, ...browserTests()], testTimeout: 15 * second } },
      { test: { name: 'sqlite', include: integrationTests, exclude: never, provide: { database: 'sqlite' }, testTimeout: 30 * second, hookTimeout: 60 * second } },
      {
        test: {
          name: 'mysql', include: integrationTests, exclude: never, provide: { database: 'mysql' },
          globalSetup: ['tests/support/mariadb-setup.ts'], testTimeout: 30 * second, hookTimeout: 60 * second,
        },
      },
      {
        test: {
          name: 'journeys', include: journeyTests, exclude: never, provide: { database: 'sqlite' }, globalSetup: ['tests/support/build-setup.ts'],
          fileParallelism: false, testTimeout: 180 * second, hookTimeout: 120 * second,
        },
      },
    ],
  },
});
