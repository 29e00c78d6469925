import { existsSync } from 'node:fs';
import { findChromium } from '../support/chromium.ts';
import { findProgram } from '../support/child.ts';
import { run } from './command.ts';

/** Something the tests need that npm doesn't bring. */
export type Tool = 'chromium' | 'coturn' | 'fonts' | 'mariadb' | 'redis';

const debianPackages: Record<Tool, string> = { chromium: 'chromium', coturn: 'coturn', fonts: 'fonts-noto-cjk', mariadb: 'mariadb-server', redis: 'redis-server' };

const names: Record<Tool, string> = { chromium: 'Chromium', coturn: 'coturn', fonts: 'the Noto CJK fonts', mariadb: 'MariaDB', redis: 'Redis' };

function isThere(tool: Tool): boolean {
  switch (tool) {
    case 'chromium': return findChromium() !== undefined;
    case 'coturn': return findProgram('turnserver') !== undefined;
    // Elsewhere than on Linux the system brings Japanese letters.
    case 'fonts': return process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
    case 'mariadb': return findProgram('mariadbd') !== undefined && findProgram('mariadb-install-db') !== undefined;
    case 'redis': return findProgram('redis-server') !== undefined;
  }
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined;
}

/**
 * Installs what is missing where that is allowed (as root on Debian). Answers what is missing even then, after having said how
 * to install it.
 */
export async function installTools(tools: readonly Tool[]): Promise<readonly Tool[]> {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return [];
  const install = `apt-get install -y ${missing.map((tool) => debianPackages[tool]).join(' ')}`;
  if (mayInstall()) {
    process.stdout.write(`Installing ${missing.map((tool) => names[tool]).join(', ')} …\n`);
    const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive'];
    const updated = await run([...quiet, 'apt-get', 'update'], { within: 180_000 });
    const installed = await run([...quiet, ...install.split(' ')], { within: 600_000 });
    if (installed.code !== 0) process.stderr.write(`${updated.output}${installed.output}`);
  }
  const still = missing.filter((tool) => !isThere(tool));
  if (still.length > 0) {
    process.stderr.write(`Missing for the tests: ${still.map((tool) => names[tool]).join(', ')}. On Debian, as root: apt-get update && ${install}\n`);
  }
  return still;
}
