import { inSeconds } from './command.ts';
import type { Counts } from './checks.ts';
import { parts, type Part } from './parts.ts';
import { installTools, type Tool } from './tools.ts';

/** What a part came to, for the summary. */
interface Outcome extends Counts {
  readonly name: string;
  readonly took: number;
  readonly remark: string;
}

function chosen(words: readonly string[]): readonly Part[] {
  const unknown = words.filter((word) => !parts.some(({ name, group }) => word === name || word === group));
  if (unknown.length > 0) {
    process.stderr.write(`No such part: ${unknown.join(', ')}. There are: ${parts.map(({ name }) => name).join(', ')}\n`);
    process.exit(1);
  }
  return words.length === 0 ? parts : parts.filter(({ name, group }) => words.includes(name) || words.includes(group));
}

/** Milliseconds the whole run may take, whatever hangs. */
const whole = 25 * 60_000;

async function tryPart(part: Part, missing: readonly Tool[]): Promise<Outcome> {
  const { name } = part;
  const lacking = part.needs.filter((tool) => missing.includes(tool));
  if (lacking.length > 0) return { name, passed: 0, failed: 1, took: 0, remark: `did not run, lacks ${lacking.join(', ')}` };
  const started = performance.now();
  const within = Math.min(part.minutes * 60_000, whole - started);
  if (within <= 0) return { name, passed: 0, failed: 1, took: 0, remark: 'did not run, no time was left' };
  process.stdout.write(`\n— ${name}\n`);
  const { passed, failed } = await part.run(within);
  const took = performance.now() - started;
  if (passed + failed === 0) return { name, passed, failed: 1, took, remark: 'ran nothing' };
  return { name, passed, failed, took, remark: '' };
}

const wanted = chosen(process.argv.slice(2));
const missing = await installTools([...new Set(wanted.flatMap(({ needs }) => needs))]);
const outcomes: Outcome[] = [];
for (const part of wanted) outcomes.push(await tryPart(part, missing));

process.stdout.write('\n');
for (const { name, passed, failed, took, remark } of outcomes) {
  process.stdout.write(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(9)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${inSeconds(took).padStart(8)}  ${remark}\n`);
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
