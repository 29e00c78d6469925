// Started by tests/support/platform.ts as a process of its own: what main.ts starts, with a clock that the test drives. It takes the
// same settings from the environment and has no other door.
import { serveBlog } from '../../examples/blog-post/serve.ts';
import { createApp } from '../../platform/src/app.ts';
import { readConfig } from '../../platform/src/config.ts';
import { seedDemo } from '../../platform/src/demo/seed.ts';
import { createLog } from '../../platform/src/http/request-log.ts';
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
const app = await createApp({ config, clock, log: createLog(config) });
await app.listen();
const blog = config.demo ? await serveBlog({ port: config.blogPort, platformUrl: config.publicUrl, serviceId: await seedDemo(app.ctx) }) : undefined;

let leaving = false;
async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await blog?.close();
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
answer({ is: 'ready' });
