import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromiumFlags, findChromium, mediaFlags } from './tests/support/chromium.ts';
import { browserTests } from './tests/support/test-files.ts';

const folder = '.results';

function countOf(suite, passed) {
  const own = suite.tests.filter((test) => test.passed === passed && !test.skipped).length;
  return suite.suites.reduce((sum, inner) => sum + countOf(inner, passed), own);
}

function skippedOf(suite) {
  return suite.suites.reduce((sum, inner) => sum + skippedOf(inner), suite.tests.filter((test) => test.skipped).length);
}

/** Leaves the counts in the shape of vitest's report. A file that broke before its tests counts as one failure. */
function countingReporter() {
  return {
    reportTestFileResults() {},
    stop({ sessions }) {
      const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
      for (const { testResults, errors, passed } of sessions) {
        const failed = testResults === undefined ? 0 : countOf(testResults, false);
        counts.numPassedTests += testResults === undefined ? 0 : countOf(testResults, true);
        counts.numPendingTests += testResults === undefined ? 0 : skippedOf(testResults);
        counts.numFailedTests += failed === 0 && (!passed || errors.length > 0) ? 1 : failed;
      }
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/elements.json`, JSON.stringify(counts));
    },
  };
}

/** The tests of the widget and of the platform's web elements, inside Chromium. Those in Node: vitest.config.ts. */
export default {
  files: browserTests(),
  nodeResolve: { exportConditions: ['production', 'default'] },
  concurrency: 2,
  testFramework: { config: { timeout: 15_000, ui: 'bdd' } },
  browsers: [playwrightLauncher({
    product: 'chromium',
    launchOptions: { executablePath: findChromium(), chromiumSandbox: false, args: [...chromiumFlags, ...mediaFlags] },
  })],
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2024', tsconfig: 'tsconfig.json' })],
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY === true }), countingReporter()],
};
