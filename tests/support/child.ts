import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';

/** A TCP port of 127.0.0.1 that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** The first of the programs that is installed, as a path; looks in PATH and in the folders of Debian's servers. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The path of an installed program. Throws an Error that says what to install when there is none. */
export function program(name: string, debianPackage: string): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`${name} is not installed: on Debian, apt-get install -y ${debianPackage}`);
  return path;
}

/**
 * Starts a server that dies with this process, whatever ends it: on Linux the kernel sends the signal. `user` runs it as
 * somebody else, which only root may ask for.
 */
export function spawnServer(command: string, args: readonly string[], user?: string): ChildProcess {
  const setpriv = findProgram('setpriv');
  if (setpriv === undefined) return spawn(command, args, { stdio: 'ignore' });
  const as = user === undefined ? [] : [`--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
  return spawn(setpriv, [...as, '--pdeathsig=KILL', command, ...args], { stdio: 'ignore' });
}

/** Resolves when the child has ended; at once when it already has. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Ends a child with a signal and waits until it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const gone = ended(child);
  child.kill(signal);
  await gone;
}
