// Started by tests/support/platform.ts as a process of its own: the platform with a clock that the test drives. It takes the same
// settings as main.ts from the environment and has no other door.
import { pino } from 'pino';
import { createApp } from '../../platform/src/app.ts';
import { readConfig } from '../../platform/src/config.ts';
import type { Clock } from '../../platform/src/primitives/clock.ts';
import { instant } from '../../platform/src/primitives/instant.ts';
import type { Answer, ClockSettings, Order } from './platform-messages.ts';

const settings = JSON.parse(process.argv[2] ?? '') as ClockSettings;
let moved = 0;

const clock: Clock = {
  now: () => instant(moved + (settings.kind === 'running' ? Date.now() + settings.ahead : settings.at)),
};

function answer(message: Answer): void {
  process.send?.(message);
}

const config = readConfig();
const app = await createApp({ config, clock, log: pino({ level: config.logLevel }) });
const { platformUrl, blogUrl } = await app.listen();

let leaving = false;
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await app.close();
  process.exit(0);
}

async function obey(order: Order): Promise<void> {
  if (order.do === 'advance') moved += order.milliseconds;
  try {
    await app.tick();
    answer({ is: 'done', id: order.id });
  } catch (failure) {
    answer({ is: 'done', id: order.id, failure: failure instanceof Error ? failure.stack ?? failure.message : String(failure) });
  }
}

process.on('message', (order) => { void obey(order as Order); });
process.on('SIGTERM', () => { void leave(); });
process.on('SIGINT', () => { void leave(); });
// The test is gone, however it ended.
process.on('disconnect', () => process.exit(1));
answer({ is: 'ready', platformUrl, blogUrl });
