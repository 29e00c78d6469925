import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Operation } from '../../platform/src/http/operation.ts';
import { hostileStrings } from '../hostile/strings.ts';
import { stage } from '../people/stage.ts';
import { everyOperation, makeWorld, pathOf, type World } from './world.ts';

const platform = stage();
/** Each operation gets every other string on SQLite and a few on MariaDB, beginning elsewhere than the operation before it; the pages are shown all of them (tests/journeys). */
const every = inject('database') === 'sqlite' ? 2 : 12;
const atOnce = 8;
let world: World;
beforeAll(async () => { world = await makeWorld(platform); });

/** The bodies that come of putting a text in place of each string of a good one, however deep. */
function withText(body: unknown, text: string): unknown[] {
  if (typeof body === 'string') return [text];
  if (Array.isArray(body)) return body.flatMap((item, index) => withText(item, text).map((other) => body.with(index, other)));
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => withText(value, text).map((other) => ({ ...body, [name]: other })));
}

/** What is wrong with the answer to a body with a hostile text; nothing when it is taken or refused as it should be. */
async function faultOf(operation: Operation, sent: unknown): Promise<string[]> {
  const answer = await fetch(`${platform.url}${pathOf(operation, world.ids)}`, {
    method: operation.method, headers: { 'Authorization': `Bearer ${world.visitor.token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(sent).replaceAll('\u2028', '\\u2028'),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const right = answer.status < 500 && (text === '' || type.startsWith('application/json') || type.startsWith('application/problem+json'));
  return right ? [] : [`${operation.id} ${JSON.stringify(sent).slice(0, 200)} → ${answer.status} ${type} ${text.slice(0, 200)}`];
}

const written = everyOperation.filter((operation) => operation.body !== undefined);

describe('every text of every body takes or refuses hostile strings, and never breaks', () => {
  test.each(written.map((operation, turn) => ({ name: operation.id, operation, turn })))('$name', async ({ operation, turn }) => {
    const chosen = hostileStrings.filter((_, index) => (index + turn) % every === 0);
    const bodies = chosen.flatMap((text) => withText(world.bodies[operation.id], text));
    const faults: string[] = [];
    for (let from = 0; from < bodies.length; from += atOnce) faults.push(...(await Promise.all(bodies.slice(from, from + atOnce).map((body) => faultOf(operation, body)))).flat());
    expect(faults).toEqual([]);
  });
});

test('nothing that was sent has broken anything', () => { expect(platform.errors()).toEqual([]); });
