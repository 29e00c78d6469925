import { beforeAll, describe, expect, inject, test } from 'vitest';
import { stage } from '../people/stage.ts';
import { badRequests, type BadRequest } from './bad-requests.ts';
import { contentsOf } from './contents.ts';
import { everyOperation, makeWorld, type World } from './world.ts';

const platform = stage();
/** Set CHOKU_SEED to repeat a run. */
const seed = Number(process.env['CHOKU_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** The full run is on SQLite; on MariaDB every so many-th request is sent. */
const every = inject('database') === 'sqlite' ? 1 : 8;
const atOnce = 8;

let world: World;
beforeAll(async () => {
  process.stdout.write(`bad input by CHOKU_SEED=${seed}\n`);
  world = await makeWorld(platform);
});

interface Refusal { readonly code?: string; readonly title?: string; readonly status?: number; readonly errors?: readonly { in: string; field: string; rule: string; message: string }[] }

/** What is wrong with the answer to a bad request; nothing when it is refused as it should be. */
async function faultOf(bad: BadRequest): Promise<string[]> {
  const answer = await fetch(`${platform.url}${bad.path}`, { method: bad.method, headers: bad.headers, ...(bad.body === undefined || bad.method === 'GET' ? {} : { body: bad.body }) });
  const text = await answer.text();
  const about = `${bad.method} ${bad.path.slice(0, 200)} ${String(bad.body ?? '').slice(0, 300)} → ${answer.status} ${text.slice(0, 300)}`;
  if (!bad.statuses.includes(answer.status)) return [`not ${bad.statuses.join('/')}: ${about}`];
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/problem+json')) return [`no problem+json: ${about}`];
  const refusal = JSON.parse(text) as Refusal;
  if (refusal.status !== answer.status || !refusal.code || !refusal.title) return [`not a whole problem: ${about}`];
  const named = (refusal.errors ?? []).map((error) => `${error.in}:${error.field}`);
  const missing = bad.names.filter((name) => !named.some((known) => known === name || known.startsWith(`${name}.`)));
  if (missing.length > 0) return [`doesn’t name ${missing.join(', ')}: ${about}`];
  const mute = (refusal.errors ?? []).filter((error) => error.rule === '' || error.message === '');
  return mute.length > 0 ? [`a field without rule or sentence: ${about}`] : [];
}

async function faultsOf(requests: readonly BadRequest[]): Promise<string[]> {
  const faults: string[] = [];
  for (let from = 0; from < requests.length; from += atOnce) faults.push(...(await Promise.all(requests.slice(from, from + atOnce).map(faultOf))).flat());
  return faults;
}

describe('at least 100 bad requests to each operation are refused with every fault named, and change nothing', () => {
  test.each(everyOperation.map((operation) => ({ name: `${operation.method} ${operation.path}`, operation })))('$name', async ({ operation }) => {
    const all = badRequests(operation, world, { seed, token: (operation.access === 'operator' ? world.operator : world.visitor).token, chances: 40 });
    expect(all.length).toBeGreaterThanOrEqual(100);
    const before = await contentsOf(platform.ctx.db);
    expect(await faultsOf(all.filter((_, index) => index % every === 0))).toEqual([]);
    expect(await contentsOf(platform.ctx.db)).toEqual(before);
  });
});
