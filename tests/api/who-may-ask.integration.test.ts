import { beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '../../platform/src/http/operation.ts';
import { stage } from '../people/stage.ts';
import { contentsOf } from './contents.ts';
import { everyOperation, makeWorld, pathOf, type World } from './world.ts';

const platform = stage();
let world: World;
beforeAll(async () => { world = await makeWorld(platform); });

/** What every visitor of the site may do with things that are public: it is no swap of ids to name them. */
const meantForAll = new Set(['getRequestForm', 'requestTalk', 'ask', 'createMandate', 'blockUser', 'unblockUser', 'getMyConversation', 'approveHandOver', 'searchBankBranches']);
/** Operations that concern the asker alone, whoever that is. */
const aboutOneself = (operation: Operation) => Object.keys(operation.params?.shape ?? {}).length === 0;

const closed = everyOperation.filter(({ access }) => access !== 'anyone' && access !== 'operator');
const operators = everyOperation.filter(({ access }) => access === 'operator');
const swappable = closed.filter((operation) => !aboutOneself(operation) && !meantForAll.has(operation.id));
const named = (operations: readonly Operation[]) => operations.map((operation) => ({ name: `${operation.id}: ${operation.method} ${operation.path}`, operation }));

async function asks(operation: Operation, token: string | undefined): Promise<{ status: number; code: string }> {
  const body = world.bodies[operation.id];
  const answer = await fetch(`${platform.url}${pathOf(operation, world.ids)}`, {
    method: operation.method,
    headers: { ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, code: text === '' ? '' : (JSON.parse(text) as { code?: string }).code ?? '' };
}

/** A refused try may count against a limit; nothing else may change. */
async function contents(): Promise<Record<string, string>> {
  const { rate_limit: _, ...rest } = await contentsOf(platform.ctx.db);
  return rest;
}

async function expectRefused(operation: Operation, token: string | undefined, codes: readonly string[]): Promise<void> {
  const before = await contents();
  const { status, code } = await asks(operation, token);
  expect(codes, `${operation.id} answered ${status} ${code}`).toContain(code);
  expect(await contents()).toEqual(before);
}

describe('who is signed out', () => {
  test.each(named(closed))('$name', ({ operation }) => expectRefused(operation, undefined, ['signed_out']));
});

describe('somebody else, with the ids of the two', () => {
  test.each(named(swappable))('$name', ({ operation }) => expectRefused(operation, world.stranger.token, ['not_found', 'forbidden']));
});

describe('the visitor in the frame of another service', () => {
  test.each(named(swappable))('$name', ({ operation }) => expectRefused(operation, world.otherFrame.token, ['not_found', 'forbidden']));
  test.each(named(closed.filter(({ access }) => access === 'user')))('$name is not for frames', ({ operation }) => expectRefused(operation, world.otherFrame.token, ['forbidden']));
  test.each(named(closed.filter(({ id }) => ['getRequestForm', 'requestTalk', 'ask', 'getMyConversation'].includes(id))))('$name names another service', ({ operation }) =>
    expectRefused(operation, world.otherFrame.token, ['not_found', 'forbidden', 'mandate_needed']));
});

describe('for everybody but operators their addresses do not exist', () => {
  test.each(named(operators))('$name', async ({ operation }) => {
    for (const token of [undefined, world.provider.token, world.visitor.token, world.stranger.token, world.otherFrame.token]) await expectRefused(operation, token, ['not_found']);
  });
  test('not even by another method', async () => {
    const answers = await Promise.all(['OPTIONS', 'DELETE', 'PATCH'].map((method) => fetch(`${platform.url}/v1/operator/books`, { method, headers: { Authorization: `Bearer ${world.visitor.token}` } })));
    expect(answers.map(({ status, headers }) => [status, headers.get('allow')])).toEqual([[404, null], [404, null], [404, null]]);
  });
});

describe('one side of a talk, where the other is meant', () => {
  const providers = ['acceptTalk', 'declineTalk', 'inviteAgain'];
  const visitors = ['withdrawTalk', 'chooseCard', 'extendTalk'];
  test.each(named(closed.filter(({ id }) => providers.includes(id))))('the visitor: $name', ({ operation }) => expectRefused(operation, world.visitor.token, ['forbidden']));
  // The card and the mandate in the bodies are the visitor's: to the provider they aren't there.
  test.each(named(closed.filter(({ id }) => visitors.includes(id))))('the provider: $name', ({ operation }) => expectRefused(operation, world.provider.token, ['forbidden', 'not_found']));
});
