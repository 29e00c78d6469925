// The long run at night: `npm run night`. Everything of tests/money, many times, on both databases, from one seed that replays whatever fails.
import { randomInt } from 'node:crypto';
import { inSeconds, packaged } from '../gate/command.ts';
import { spawn } from 'node:child_process';
import { root } from '../support/test-files.ts';

const parts: Readonly<Record<string, string>> = {
  killed: 'tests/money/killed-anywhere', model: 'tests/money/money-model', races: 'tests/money/races', faults: 'tests/money/rail-faults', statements: 'tests/money/statements',
};
const databases: readonly string[] = ['sqlite', 'mysql'];

const words = process.argv.slice(2);
const seedWord = words.find((word) => /^\d+$/u.test(word));
const seed = seedWord === undefined ? randomInt(1, 2 ** 31) : Number(seedWord);
const wrong = words.filter((word) => word !== seedWord && !databases.includes(word) && !(word in parts));

/** Runs one part on one database in a process that writes to the terminal; answers its code. */
function run(name: string, project: string): Promise<number> {
  const [program = '', ...args] = packaged('vitest', 'run', '--project', project, parts[name] ?? '');
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NIGHT: '1', SEED: String(seed) } });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

async function runAll(): Promise<number> {
  const names = Object.keys(parts).filter((name) => words.includes(name));
  const chosenDatabases = databases.filter((name) => words.includes(name));
  const outcomes: string[] = [];
  let failed = 0;
  for (const name of names.length === 0 ? Object.keys(parts) : names) {
    const projects = name === 'statements' ? ['unit'] : chosenDatabases.length === 0 ? databases : chosenDatabases;
    for (const project of projects) {
      const started = performance.now();
      const code = await run(name, project);
      failed += code === 0 ? 0 : 1;
      outcomes.push(`${code === 0 ? '✓' : '✗'} ${name} on ${project} ${inSeconds(performance.now() - started)}${code === 0 ? '' : `   again: npm run night -- ${name} ${project === 'unit' ? '' : `${project} `}${seed}`}`);
    }
  }
  process.stdout.write(`\n${outcomes.join('\n')}\nseed ${seed}\n`);
  return failed === 0 ? 0 : 1;
}

if (wrong.length > 0) {
  process.stderr.write(`No such part: ${wrong.join(', ')}. There are: ${[...Object.keys(parts), ...databases].join(', ')}, and a seed.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`Night run, seed ${seed}\n`);
  process.exitCode = await runAll();
}
