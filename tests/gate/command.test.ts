import { expect, test } from 'vitest';
import { eventually } from '../support/condition.ts';
import { run } from './command.ts';

/** A program that starts another one, tells its process number, and then does as it is told. */
const program = (then: string) => [
  process.execPath, '-e',
  `const { spawn } = require('node:child_process'); const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
   process.stdout.write(String(child.pid)); child.unref(); ${then}`,
];

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ESRCH') return false;
    throw failure;
  }
}

const gone = (output: string) => eventually(() => !lives(Number(/\d+/u.exec(output)?.[0])) || undefined);

test('a command that hangs is stopped with everything it started, and has failed', async () => {
  const { code, output } = await run(program('setInterval(() => {}, 1000)'), { within: 1_500 });
  expect(code).not.toBe(0);
  expect(output).toContain('stopped after 1.5 s');
  await gone(output);
});

test('what a command leaves behind is ended with it', async () => {
  const { code, output } = await run(program(''), { within: 20_000 });
  expect([code, Number(output)]).toEqual([0, expect.any(Number)]);
  await gone(output);
});
