import { expect, test } from 'vitest';
import { ayaAndKen, stage } from '../people/stage.ts';
import { live } from '../people/talk.ts';

const platform = stage();

test('unless it heals, the talk ends 30 s later as of the moment it was said', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(120);
  for (let seconds = 0; seconds < 30; seconds += 5) {
    await talk.lease('provider');
    expect(await talk.lease('visitor', { hears: false })).toMatchObject({ state: 'live' });
    for (const side of ['provider', 'visitor'] as const) expect((await talk.seenBy(side)).meter).toMatchObject({ running: false, talkMs: 120_000, silentSides: ['visitor'] });
    platform.move(5_000);
  }
  await platform.tick();
  expect(await talk.seenBy('provider')).toMatchObject({ endReason: 'silence' });
  expect(await talk.statement('provider')).toMatchObject({ talkSeconds: 120, bill: 60, captured: 60 });
});

test('when it heals, the talk goes on and the silence is not billed', async () => {
  const talk = await live(platform, await ayaAndKen(platform, { price: 60 }));
  await talk.talkFor(120);
  await talk.lease('visitor', { hears: false });
  platform.move(10_000);
  await talk.lease('provider');
  await talk.lease('visitor', { hears: false });
  platform.move(10_000);
  await talk.lease('provider');
  await talk.lease('visitor');
  await talk.talkFor(60);
  await talk.hangUp('visitor');
  await platform.tick();
  expect(await talk.statement('visitor')).toMatchObject({ talkSeconds: 180, bill: 120 });
});
