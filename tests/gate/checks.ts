import { inSeconds, packaged, run } from './command.ts';

/** One static check: it passes when its command ends with code 0. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

/** The compiler over one project; it remembers in node_modules what it has seen, so that the next time takes a moment. */
function types(project: string): readonly string[] {
  const memory = `node_modules/.cache/types-${project === '.' ? 'rest' : project}.tsbuildinfo`;
  return packaged('tsc', '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', memory, '-p', project);
}

const layered = ['platform', 'widget', 'sdk', 'examples', 'tests'];

const checks: readonly Check[] = [
  { name: 'types of the platform', command: types('platform') },
  { name: 'types of the rest', command: types('.') },
  { name: 'layers', command: packaged('depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...layered) },
  { name: 'house rules', command: [process.execPath, 'tests/house/house.ts'] },
  { name: 'dead code', command: packaged('knip', '--no-progress') },
  { name: 'lint', command: packaged('oxlint', '--format', 'unix') },
  { name: 'sdk', command: [process.execPath, 'sdk/generate.ts', '--check'] },
];

/** How many checks passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const atOnce = 2;
/** Milliseconds all of them may take: several times what they need. */
const limit = 240_000;

/** Runs the static checks (all, or those whose name contains one of the words), prints a line for each and what the failed ones said. */
export async function runChecks(words: readonly string[] = [], within = limit): Promise<Counts> {
  const end = performance.now() + within;
  const waiting = checks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  let failed = 0;
  const count = waiting.length;
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { code, output, took } = await run(check.command, { within: Math.max(end - performance.now(), 1) });
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${check.name} ${inSeconds(took)}\n`);
      if (code === 0) continue;
      failed += 1;
      process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, '    ')}\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { passed: count - failed, failed };
}
