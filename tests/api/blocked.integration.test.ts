import { beforeAll, describe, expect, test } from 'vitest';
import { pages } from '../../platform/src/app.ts';
import type { Operation } from '../../platform/src/http/operation.ts';
import { frameSession, type Frame } from '../people/frame.ts';
import type { Person } from '../people/person.ts';
import { stage } from '../people/stage.ts';
import { everyOperation, makeWorld, type World } from './world.ts';

const platform = stage();
let world: World;
let frame: Frame;
beforeAll(async () => {
  world = await makeWorld(platform);
  frame = await frameSession(platform, world.visitor, world.provider);
  await world.provider.choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: world.visitor.id } } });
  await platform.tick();
});

/** What the path of an operation or a page can name, and whose it is to the one who was blocked. Whoever adds a name says here whose it is. */
const whose: Readonly<Record<string, 'theirs' | 'own' | 'shared' | 'public'>> = {
  // What leads to the person who blocked: it must be as if it had never been.
  serviceId: 'theirs', userId: 'theirs', conversationId: 'theirs', reviewId: 'theirs', blogAddressId: 'theirs', photoId: 'theirs',
  // One's own talks, statements, receipts and refunds stay readable; the other is 表示できないユーザー.
  talkId: 'shared',
  // Nobody else's matter.
  cardId: 'own', mandateId: 'own', cardSetupId: 'own', testHoldId: 'own', signUpId: 'own', passwordResetId: 'own', passkeyId: 'own', emailChangeId: 'own', sessionId: 'own', reportId: 'own',
  proposalId: 'own', unsubscribeToken: 'own', token: 'own', pushDeviceId: 'own', mailId: 'own', part: 'own', payoutId: 'own', payoutFileId: 'own',
  receiptId: 'own', account: 'own', journalId: 'own', findingId: 'own',
  // Made by a frame before anybody is known in it; agreeing to it asks for the service again.
  handOverId: 'own',
  // Says nothing about a person.
  month: 'public', year: 'public', kind: 'public', tag: 'public', state: 'public', bankCode: 'public',
};

/** The frame's document, and the picture that other sites' link previews fetch: in shared caches, the same for everybody. Whoever signs out can open them too. */
const sameForAll = new Set(['/embed/{serviceId}', '/s/{serviceId}/picture.png']);
/** Operations that never look who asks: their answers lie in shared caches, and blogs ask without credentials. */
const asksAsNobody = (operation: Operation) => operation.cors === true || operation.cache !== undefined;
/** By what is sent along: a frame begins to sign in before anybody is known in it; one's own talks about a service stay one's own. */
const knowsNobody = new Set(['startHandOver', 'listTalks']);

const absentOf = (id: string) => id.replace(/_[0-9a-z]{20}$/u, `_${'z'.repeat(20)}`);
const paramsOf = (path: string) => [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
const isTheirs = (path: string) => paramsOf(path).some((name) => whose[name] === 'theirs');
const withIds = (path: string, ids: Readonly<Record<string, string>>) => path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(ids[name] ?? `x_${'0'.repeat(20)}`));
const absentIds = (ids: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, whose[name] === 'theirs' ? absentOf(id) : id]));

interface Seen { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** What tells one answer from another besides the id that was asked for: the moment, the number it is known by in the log, and how often one may still ask. */
const passing = new Set(['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset', 'etag', 'content-length', 'content-encoding', 'transfer-encoding']);

async function seen(answer: Response, ids: Readonly<Record<string, string>>): Promise<Seen> {
  let body = await answer.text();
  for (const id of Object.values(ids)) if (id.length > 20) body = body.replaceAll(id, absentOf(id));
  // The reference for support is a new one in every answer.
  body = body.replaceAll(/"reference":"[^"]*"/gu, '').replaceAll(/(控え番号|Reference)[^<"]*/gu, '');
  return { status: answer.status, headers: Object.fromEntries([...answer.headers].filter(([name]) => !passing.has(name))), body };
}

/** A body of an operation whose ids name nothing. */
const absentBody = (body: unknown): unknown => JSON.parse(JSON.stringify(body ?? null).replaceAll(/"((?:svc|usr|cnv|rev|msg|pho)_[0-9a-z]{20})"/gu, (_, id: string) => `"${absentOf(id)}"`));

async function expectAlike(who: Person, asked: { method: string; path: string; body?: unknown }, ids: Readonly<Record<string, string>>): Promise<Seen> {
  const hidden = await seen(await who.send(asked.method, withIds(asked.path, ids), asked.body), ids);
  const absent = await seen(await who.send(asked.method, withIds(asked.path, absentIds(ids)), asked.body === undefined ? undefined : absentBody(asked.body)), ids);
  expect(hidden).toEqual(absent);
  return hidden;
}

const named = (operations: readonly Operation[]) => operations.map((operation) => ({ name: `${operation.id}: ${operation.method} ${operation.path}`, operation }));
const namesIds = (body: unknown) => /"(svc|usr|cnv|rev|msg|pho)_/u.test(JSON.stringify(body ?? null));
const inQuery = (operation: Operation) => Object.entries(operation.query?.shape ?? {}).flatMap(([name, schema]) => {
  const probe = (id: string) => 'safeParse' in schema && (schema as { safeParse(value: unknown): { success: boolean } }).safeParse(id).success;
  const kind = (['svc', 'usr', 'cnv'] as const).find((prefix) => probe(`${prefix}_${'0'.repeat(20)}`) && !probe('no id'));
  return kind === undefined ? [] : [{ name, kind }];
});

test('it is known of every id in a path whose it is', () => {
  const unknown = [...everyOperation.map(({ path }) => path), ...pages.map(({ path }) => path)].flatMap(paramsOf).filter((name) => !(name in whose));
  expect([...new Set(unknown)]).toEqual([]);
});

describe('to whom was blocked, what is theirs is as if it had never been', () => {
  test.each(named(everyOperation.filter((operation) => isTheirs(operation.path) && !asksAsNobody(operation))))('$name', async ({ operation }) => {
    const { status } = await expectAlike(world.visitor, { method: operation.method, path: operation.path, body: world.bodies[operation.id] }, world.ids);
    // Taking back a block that was never given is no news.
    expect(status === 404 || status === 403 || operation.id === 'unblockUser', `${operation.id}: ${status}`).toBe(true);
  });

  test.each(named(everyOperation.filter(({ id, path }) => !isTheirs(path) && !knowsNobody.has(id))))('$name: by what is sent along', async ({ operation }) => {
    const body = world.bodies[operation.id];
    if (namesIds(body)) await expectAlike(world.visitor, { method: operation.method, path: operation.path, body }, world.ids);
    const { provider } = world;
    const ids = { svc: provider.service.id, usr: provider.id, cnv: world.ids['conversationId'] ?? '' };
    for (const { name, kind } of inQuery(operation)) {
      const path = (id: string) => `${withIds(operation.path, world.ids)}?${name}=${id}`;
      const [hidden, absent] = [await world.visitor.send('GET', path(ids[kind])), await world.visitor.send('GET', path(absentOf(ids[kind])))];
      expect(await seen(hidden, world.ids)).toEqual(await seen(absent, world.ids));
    }
  });

  test.each(pages.filter(({ path }) => isTheirs(path) && !sameForAll.has(path)).map(({ path }) => ({ path })))('the page $path', async ({ path }) => {
    expect((await expectAlike(world.visitor, { method: 'GET', path }, world.ids)).status).toBe(404);
  });
});

/** One's own list of blocked people names whom one has blocked: to block again, or to take it back. */
const ownBlock = new Set(['blockUser', 'unblockUser']);

describe('who blocked sees as little of the other', () => {
  test.each(named(everyOperation.filter(({ id, path }) => paramsOf(path).some((name) => name === 'userId' || name === 'conversationId') && !ownBlock.has(id))))('$name', async ({ operation }) => {
    const { userId: _, ...ids } = world.ids;
    await expectAlike(world.provider, { method: operation.method, path: operation.path, body: world.bodies[operation.id] }, { ...ids, userId: world.visitor.id });
  });
});

describe('what lists, counts and suggests', () => {
  const reads = everyOperation.filter(({ method, path, access, internal }) => method === 'GET' && internal !== true && (paramsOf(path).length === 0 || paramsOf(path).every((name) => whose[name] === 'shared')) && access !== ('operator' as typeof access));
  test.each(named(reads))('$name names nobody who is hidden', async ({ operation }) => {
    const { visitor, provider } = world;
    const text = await (await visitor.send('GET', withIds(operation.path, world.ids))).text();
    // One's own records name ids in their rows, and nobody behind them.
    if (operation.id !== 'exportMe') expect(text).not.toContain(provider.id);
    expect(text).not.toContain(`"${provider.name}"`);
  });

  test.each(['/', '/search', '/search?q=保育園', '/my', '/my/conversations', '/my/services', '/my/settings'])('the page %s links to nobody who is hidden', async (path) => {
    const text = await (await world.visitor.send('GET', path)).text();
    for (const id of [world.provider.id, world.provider.service.id]) expect(text).not.toContain(id);
  });
});

test('in the frame on their blog nothing of theirs is left either', async () => {
  const asked = everyOperation.filter(({ access, method, path }) => access === 'member' && method === 'GET' && isTheirs(path));
  for (const operation of asked) {
    const answer = await fetch(`${platform.url}${withIds(operation.path, world.ids)}`, { headers: { Authorization: `Bearer ${frame.token}` } });
    expect([operation.id, answer.status]).toEqual([operation.id, 404]);
  }
});

test('a block hides no public page from somebody who signs out, as the help says', async () => {
  for (const path of [`/s/${world.provider.service.id}`, `/u/${world.provider.id}`, `/v1/services/${world.provider.service.id}/card`]) {
    expect([path, (await fetch(`${platform.url}${path}`)).status]).toEqual([path, 200]);
  }
});
