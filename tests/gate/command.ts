import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support/test-files.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  /** What it wrote, both streams in order; empty when it wrote to the terminal itself. */
  readonly output: string;
  /** Whole milliseconds it took. */
  readonly took: number;
}

/** The scripts behind the packages' programs, run on this Node so that no shell stands between. */
export const scripts = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  wtr: '@web/test-runner/dist/bin.js',
} as const;

/** The command line that runs a package's program. */
export function packaged(name: keyof typeof scripts, ...args: readonly string[]): readonly string[] {
  return [process.execPath, join(root, 'node_modules', scripts[name]), ...args];
}

/** Runs a command in the project's folder. `show` lets it write to the terminal; otherwise its output is kept. Never rejects. */
export function run([program = '', ...args]: readonly string[], show = false): Promise<Ended> {
  const started = performance.now();
  const child = spawn(program, args, { cwd: root, stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'] });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => written.push(piece.toString()));
  return new Promise((resolve) => {
    const done = (code: number) => resolve({ code, output: written.join(''), took: Math.round(performance.now() - started) });
    child.once('error', (failure) => { written.push(String(failure)); done(127); });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** Milliseconds as people read them here: `3.4 s`. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
