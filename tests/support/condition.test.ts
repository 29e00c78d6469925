import { expect, test } from 'vitest';
import { eventually } from './condition.ts';

test('waits until the condition holds and gives its answer', async () => {
  const answers = [undefined, false, null, 'here'];
  expect(await eventually(() => answers.shift(), { every: 1 })).toBe('here');
  expect(answers).toEqual([]);
});

test('a check that throws is asked again', async () => {
  let tries = 0;
  const answer = await eventually(() => {
    tries += 1;
    if (tries < 3) throw new Error('too early');
    return tries;
  }, { every: 1 });
  expect(answer).toBe(3);
});

test('gives up with the last failure once the time is over', async () => {
  const never = eventually(() => { throw new Error('the door is closed'); }, { within: 5, every: 1 });
  await expect(never).rejects.toThrow(/not within 5 ms: Error: the door is closed/);
});
