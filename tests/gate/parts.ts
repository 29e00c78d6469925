import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../support/test-files.ts';
import { runChecks, type Counts } from './checks.ts';
import { packaged, run } from './command.ts';
import type { Tool } from './tools.ts';

/** A part of the tests, with its own runner and its own line in the summary. */
export interface Part {
  readonly name: string;
  /** Another word that chooses it: `npm test -- integration`. */
  readonly group: string;
  readonly needs: readonly Tool[];
  /** The most minutes it may take: several times what it needs on two cores. */
  readonly minutes: number;
  /** Stops after `within` milliseconds, which counts as a failure. */
  run(within: number): Promise<Counts>;
}

const results = join(root, '.results');

/** Every part, in the order in which they run. */
export const parts: readonly Part[] = [
  { name: 'check', group: 'static', needs: [], minutes: 4, run: (within) => runChecks([], within) },
  vitestPart({ name: 'unit', group: 'unit', needs: ['mariadb', 'redis', 'chromium'], minutes: 6 }),
  vitestPart({ name: 'sqlite', group: 'integration', needs: ['redis'], minutes: 10 }),
  vitestPart({ name: 'mysql', group: 'integration', needs: ['mariadb', 'redis'], minutes: 10 }),
  { name: 'elements', group: 'widget', needs: ['chromium', 'fonts'], minutes: 6, run: runElements },
  vitestPart({ name: 'journeys', group: 'promises', needs: ['chromium', 'coturn', 'fonts', 'mariadb', 'redis'], minutes: 18 }),
];

function vitestPart(part: Omit<Part, 'run'>): Part {
  const report = join(results, `${part.name}.json`);
  const command = packaged('vitest', 'run', '--project', part.name, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`);
  return { ...part, run: (within) => counted(command, report, within) };
}

function runElements(within: number): Promise<Counts> {
  return counted(packaged('wtr', '--config', 'web-test-runner.config.mjs'), join(results, 'elements.json'), within);
}

/** The numbers both runners' reports carry. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Tests that were there and did not run. */
  readonly numPendingTests: number;
  readonly testResults?: readonly { readonly assertionResults?: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }[] }[];
}

/** Says which tests needed a second try, and what went wrong at the first: only journeys get one. */
function tellSecondTries({ testResults = [] }: Report): void {
  for (const { fullName, status, failureMessages } of testResults.flatMap(({ assertionResults = [] }) => assertionResults)) {
    if (status === 'passed' && failureMessages.length > 0) process.stdout.write(`passed at the second try: ${fullName}\n  ${failureMessages.join('\n  ')}\n`);
  }
}

/** Runs a test runner and reads its report. A runner that broke without a failed test, or left no report, is one failure. */
async function counted(command: readonly string[], report: string, within: number): Promise<Counts> {
  await mkdir(results, { recursive: true });
  await rm(report, { force: true });
  const { code } = await run(command, { show: true, within });
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const told = JSON.parse(text) as Report;
  tellSecondTries(told);
  const { numPassedTests: passed, numFailedTests, numPendingTests } = told;
  const failed = numFailedTests + numPendingTests;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
