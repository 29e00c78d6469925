import { expect, test } from 'vitest';
import { ChokuProblem } from '../../sdk/src/index.ts';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live, requested, talked, type Story } from '../people/talk.ts';

const platform = stage();

const commands = ['accept', 'decline', 'withdraw', 'cancel', 'invite', 'end', 'extend', 'card'] as const;
const bodies: Partial<Record<(typeof commands)[number], (talk: Story) => unknown>> = { decline: () => ({ comment: '' }), extend: () => ({ minutes: 10 }), card: (talk) => ({ cardId: talk.visitor.cardId }) };
const whose: Partial<Record<(typeof commands)[number], 'visitor'>> = { withdraw: 'visitor', extend: 'visitor', card: 'visitor' };

async function answers(talk: Story): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  for (const command of commands) {
    const answer = await talk[whose[command] ?? 'provider'].send('POST', `/v1/talks/${talk.id}/${command}`, bodies[command]?.(talk));
    const body = await answer.json() as { state?: string; code?: string };
    given[command] = answer.status === 409 ? `409 ${body.state ?? ''}` : answer.status;
  }
  return given;
}

const all409 = (state: string, ...except: readonly string[]) => Object.fromEntries(commands.filter((command) => !except.includes(command)).map((command) => [command, `409 ${state}`]));

test('in a settled talk every command is a 409 that names the state, and nothing changes', async () => {
  const talk = await talked(platform, await ayaAndKen(platform), { seconds: 130 });
  const before = await talk.statement('visitor');
  expect(await answers(talk)).toEqual(all409('settled'));
  expect(await talk.statement('visitor')).toEqual(before);
});

test('the same in a withdrawn one', async () => {
  const talk = await requested(platform, await ayaAndKen(platform));
  const { version } = await talk.withdraw();
  expect(await answers(talk)).toEqual(all409('withdrawn'));
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'withdrawn', version });
});

test('a live talk can be neither accepted, declined, withdrawn nor cancelled', async () => {
  const talk = await live(platform, await ayaAndKen(platform));
  await talk.talkFor(5);
  for (const command of ['accept', 'decline', 'cancel', 'invite'] as const) {
    const answer = await talk.provider.send('POST', `/v1/talks/${talk.id}/${command}`, bodies[command]?.(talk));
    expect([command, answer.status, (await answer.json() as { state: string }).state]).toEqual([command, 409, 'live']);
  }
  await expect(talk.withdraw()).rejects.toBeInstanceOf(ChokuProblem);
  await talk.hangUp('provider');
});
