import { z } from 'zod';
import type { Context } from '../context.ts';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { answerTestHold, answerTestSetup, chooseTestCard } from '../rails/cards/test-bank.ts';
import { testCardKinds } from '../rails/cards/test-cards.ts';

const tag = 'test-bank';
const state = z.strictObject({ state: z.string() });
const setupParams = z.strictObject({ cardSetupId: idField('cardSetup') });
const answerBody = z.strictObject({ answer: z.enum(['allow', 'refuse']) });

/** The test bank exists only where no real one is configured. */
function requireTestRail(ctx: Context): void {
  if (ctx.rails.cards.kind !== 'test') throw new Problem('not_found');
}

function found<Thing extends { readonly state: string }>(thing: Thing | null): { status: 200; body: { state: string } } {
  if (thing === null) throw new Problem('not_found');
  return { status: 200, body: { state: thing.state } };
}

const chooseCard = operation({
  id: 'chooseTestCard', method: 'POST', path: '/v1/test-bank/setups/{cardSetupId}/card', tag, access: 'user', problems: ['not_found'], internal: true,
  summary: 'Choose a test card by what it does',
  params: setupParams, body: z.strictObject({ kind: z.enum(testCardKinds) }), replies: { 200: state },
  async run({ ctx, viewer, params, body }) {
    requireTestRail(ctx);
    return found(await chooseTestCard(ctx, { id: params.cardSetupId, customer: viewer.userId, kind: body.kind }));
  },
});

const answerSetup = operation({
  id: 'answerTestSetup', method: 'POST', path: '/v1/test-bank/setups/{cardSetupId}/answer', tag, access: 'user', problems: ['not_found'], internal: true,
  summary: 'Answer the test bank while a card is saved',
  params: setupParams, body: answerBody, replies: { 200: state },
  async run({ ctx, viewer, params, body }) {
    requireTestRail(ctx);
    return found(await answerTestSetup(ctx, { id: params.cardSetupId, customer: viewer.userId, allow: body.answer === 'allow' }));
  },
});

const answerHold = operation({
  id: 'answerTestHold', method: 'POST', path: '/v1/test-bank/holds/{testHoldId}/answer', tag, access: 'user', problems: ['not_found'], internal: true,
  summary: 'Answer the test bank about a hold',
  params: z.strictObject({ testHoldId: idField('testHold') }), body: answerBody, replies: { 200: state },
  async run({ ctx, viewer, params, body }) {
    requireTestRail(ctx);
    return found(await answerTestHold(ctx, { reference: params.testHoldId, customer: viewer.userId, allow: body.answer === 'allow' }));
  },
});

/** What the pages of the test bank send. */
export const operations: readonly Operation[] = [chooseCard, answerSetup, answerHold];
