import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { findProgram } from './child.ts';

/** The installed Chromium's path, if there is one. */
export function findChromium(): string | undefined {
  return findProgram('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
}

/** The flags every Chromium of the tests runs with, beside `--headless --no-sandbox`, which Playwright adds. */
export const chromiumFlags: readonly string[] = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // The last list wins: it stands in for Playwright's own, which would give a frame in a blog the storage of no real browser.
  '--disable-features=MediaRouter,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch',
];

/** A microphone that beeps and a camera that counts, allowed without a question, and calls over the loopback interface. */
export const mediaFlags: readonly string[] = [
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

/** How to start a browser. */
export interface BrowserWishes {
  /** With a pretended microphone and camera; otherwise asking for them is refused. */
  readonly media?: boolean;
  /** Further flags. */
  readonly args?: readonly string[];
}

function launchOptions({ media = false, args = [] }: BrowserWishes) {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium is not installed: on Debian, apt-get install -y chromium fonts-noto-cjk');
  return { executablePath, headless: true, chromiumSandbox: false, args: [...chromiumFlags, ...(media ? mediaFlags : []), ...args] };
}

const launched: { contexts(): readonly BrowserContext[] }[] = [];

/** Every page that stands open in the browsers started here. */
export function openPages(): Page[] {
  return launched.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
}

/** Starts one browser for several people: give each a `newContext()`, which starts empty like a private window. */
export async function launchBrowser(wishes: BrowserWishes = {}): Promise<Browser> {
  const browser = await chromium.launch(launchOptions(wishes));
  launched.push(browser);
  return browser;
}

/** One person's own browser, with processes of its own. */
export interface OwnBrowser {
  readonly context: BrowserContext;
  /** Stops all its processes where they stand, as a closed laptop does; neither side notices by itself. */
  freeze(): Promise<void>;
  /** Lets them go on. */
  thaw(): Promise<void>;
  /** Cuts it off from every network, sound and picture included: what speaks to the network stands still, the pages live on. `thaw` ends it. */
  cutOff(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a browser in a fresh profile: cookies and storage behave as people have them. */
export async function launchOwnBrowser(wishes: BrowserWishes = {}, context: BrowserContextOptions = {}): Promise<OwnBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'choku-chromium-'));
  const opened = await chromium.launchPersistentContext(profile, { ...launchOptions(wishes), ...context });
  launched.push({ contexts: () => [opened] });
  const signal = async (name: NodeJS.Signals, service = ''): Promise<void> => {
    for (const pid of await processesOf(profile, service)) process.kill(pid, name);
  };
  return {
    context: opened,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    cutOff: () => signal('SIGSTOP', 'network.mojom.NetworkService'),
    async close() {
      await signal('SIGCONT');
      await opened.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The browser's main process, known by its profile, and everything it started; or of these the one with a service of Chromium's. Linux only. */
async function processesOf(profile: string, service = ''): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map(async (pid) => [Number(pid), await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const));
  const found = lines.filter(([, line]) => line.includes(`--user-data-dir=${profile}`)).map(([pid]) => pid);
  const parents = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  for (let grown = true; grown;) {
    const children = parents.flatMap(([pid, parent]) => (pid !== undefined && parent !== undefined && found.includes(parent) && !found.includes(pid) ? [pid] : []));
    found.push(...children);
    grown = children.length > 0;
  }
  return found.filter((pid) => lines.some(([known, line]) => known === pid && line.includes(service)));
}
