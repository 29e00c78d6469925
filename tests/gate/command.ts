import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
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

/** How a command is run. */
export interface Wishes {
  /** Lets it write to the terminal; otherwise its output is kept. */
  readonly show?: boolean;
  /** Milliseconds after which it is stopped, with everything it started, and counts as failed. */
  readonly within: number;
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

/** Each command leads a group of processes, so that whatever it started can be ended with it. */
const grouped = process.platform !== 'win32';
/** Milliseconds a command has to put its things away before it is ended the hard way. */
const grace = 5_000;
const running = new Set<ChildProcess>();
/** Set once somebody has told us to leave. */
let leaving: NodeJS.Signals | undefined;

function signalAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(grouped ? -child.pid : child.pid, signal);
  } catch (failure) {
    // Nobody of the group is left; macOS says EPERM of those that have ended and were not yet waited for.
    if (!(failure instanceof Error && 'code' in failure && (failure.code === 'ESRCH' || failure.code === 'EPERM'))) throw failure;
  }
}

/** Asks to end, then ends. */
function stop(child: ChildProcess): void {
  signalAll(child, 'SIGTERM');
  setTimeout(() => signalAll(child, 'SIGKILL'), grace).unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    leaving = signal;
    for (const child of running) stop(child);
    leaveWhenAlone();
  });
}

function leaveWhenAlone(): void {
  if (leaving !== undefined && running.size === 0) process.exit(128 + constants.signals[leaving]);
}

/** Runs a command in the project's folder. Whatever it leaves behind is ended with it. Never rejects. */
export function run([program = '', ...args]: readonly string[], { show = false, within }: Wishes): Promise<Ended> {
  const started = performance.now();
  const child = spawn(program, args, { cwd: root, detached: grouped, stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => written.push(piece.toString()));
  return new Promise((resolve) => {
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      const sentence = `stopped after ${inSeconds(within)}: ${[program, ...args].join(' ')}\n`;
      written.push(sentence);
      if (show) process.stderr.write(sentence);
      stop(child);
    }, within);
    const done = (code: number) => {
      clearTimeout(limit);
      running.delete(child);
      leaveWhenAlone();
      resolve({ code: late ? 124 : code, output: written.join(''), took: Math.round(performance.now() - started) });
    };
    child.once('error', (failure) => { written.push(String(failure)); done(127); });
    child.once('exit', () => signalAll(child, 'SIGKILL'));
    child.once('close', (code) => done(code ?? 1));
  });
}

/** Milliseconds as people read them here: `3.4 s`. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
