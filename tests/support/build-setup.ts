import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './test-files.ts';

/** Builds what runs in the browser where it is older than its sources or missing, as `npm start` does. Throws with what the build said. */
export async function setup(): Promise<void> {
  const builds = ['widget/build.ts', 'platform/web/build.ts'];
  await Promise.all(builds.map((script) => promisify(execFile)(process.execPath, [join(root, script), '--if-stale'], { cwd: root })));
}
