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
  run(): Promise<Counts>;
}

const results = join(root, '.results');

/** Every part, in the order in which they run. */
export const parts: readonly Part[] = [
  { name: 'check', group: 'static', needs: [], run: () => runChecks() },
  vitestPart('unit', 'unit', ['mariadb', 'redis', 'chromium']),
  vitestPart('sqlite', 'integration', ['redis']),
  vitestPart('mysql', 'integration', ['mariadb', 'redis']),
  { name: 'elements', group: 'widget', needs: ['chromium', 'fonts'], run: runElements },
  vitestPart('journeys', 'promises', ['chromium', 'fonts', 'mariadb', 'redis']),
];

function vitestPart(project: string, group: string, needs: readonly Tool[]): Part {
  const report = join(results, `${project}.json`);
  const command = packaged('vitest', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`);
  return { name: project, group, needs, run: () => counted(command, report) };
}

function runElements(): Promise<Counts> {
  return counted(packaged('wtr', '--config', 'web-test-runner.config.mjs'), join(results, 'elements.json'));
}

/** The numbers both runners' reports carry. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Tests that were there and did not run. */
  readonly numPendingTests: number;
}

/** Runs a test runner and reads its report. A runner that broke without a failed test, or left no report, is one failure. */
async function counted(command: readonly string[], report: string): Promise<Counts> {
  await mkdir(results, { recursive: true });
  await rm(report, { force: true });
  const { code } = await run(command, true);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests, numPendingTests } = JSON.parse(text) as Report;
  const failed = numFailedTests + numPendingTests;
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
