// Started by killable.ts as a process of its own: a whole platform whose clock the test moves, and which kills itself at a point the
// test has named, as a power cut would. It takes no orders but under NODE_ENV=test.
import { createApp, type App } from '../../platform/src/app.ts';
import { readConfig } from '../../platform/src/config.ts';
import { createLog } from '../../platform/src/http/request-log.ts';
import { instant } from '../../platform/src/primitives/instant.ts';
import type { KillableAnswer, KillableOrder } from './killable-messages.ts';
import { PointCounter, watchedBy } from './points.ts';

const config = readConfig();
if (config.mode !== 'test') throw new Error('only a test may kill the platform at a point');
let now = 0;
const counter = new PointCounter(() => { process.kill(process.pid, 'SIGKILL'); });
let opening: Promise<App> | undefined;

async function open(): Promise<App> {
  const app = await createApp({ config, log: createLog(config), clock: { now: () => instant(now) }, around: watchedBy(counter) });
  await app.listen();
  return app;
}

/** Whoever speaks first opens it. */
function app(): Promise<App> {
  opening ??= open();
  return opening;
}

async function obey(order: KillableOrder): Promise<Omit<KillableAnswer, 'id'>> {
  if ('at' in order) now = order.at;
  switch (order.do) {
    case 'open': await app(); return {};
    case 'set': return {};
    case 'tick': await (await app()).tick(); return {};
    case 'wait for': counter.begin(order.point); return {};
    case 'tell': return { passed: counter.passed() };
    case 'close': await (await app()).close(); return {};
  }
}

process.on('message', (message) => {
  const order = message as KillableOrder;
  void obey(order).then((answer) => answer, (failure: unknown) => ({ failure: failure instanceof Error ? failure.stack ?? failure.message : String(failure) }))
    .then((answer) => { process.send?.({ id: order.id, ...answer }); });
});
process.on('disconnect', () => process.exit(1));
