import { operation, type Operation } from '../http/operation.ts';
import { yen } from '../primitives/yen.ts';
import { monthOf, readLimit, setLimit } from './monthly-limit-actions.ts';
import { limitReply } from './monthly-limit-reply.ts';
import * as schema from './monthly-limit-schema.ts';

const tag = 'talks';

const getMonthlyLimit = operation({
  id: 'getMonthlyLimit', method: 'GET', path: '/v1/me/monthly-limit', tag, access: 'user', problems: [],
  summary: 'The most that talks may cost me in a month, as I have set it, and this month’s sum',
  replies: { 200: schema.monthlyLimit },
  async run({ ctx, viewer: { userId } }) {
    return { status: 200, body: limitReply(await readLimit(ctx, userId), await monthOf(ctx.db.sql, userId, ctx.clock.now())) };
  },
});

const setMonthlyLimit = operation({
  id: 'setMonthlyLimit', method: 'PUT', path: '/v1/me/monthly-limit', tag, access: 'user', problems: [],
  summary: 'Set the most that talks may cost me in a month, or none',
  description: 'A lower ceiling holds at once; a higher one, or none, from the next midnight in Japan.',
  body: schema.monthlyLimitBody, replies: { 200: schema.monthlyLimit },
  async run({ ctx, viewer: { userId }, body }) {
    const limit = await setLimit(ctx, userId, body.limit === null ? null : yen(body.limit));
    return { status: 200, body: limitReply(limit, await monthOf(ctx.db.sql, userId, ctx.clock.now())) };
  },
});

/** The operations of a visitor's own ceiling. */
export const operations: readonly Operation[] = [getMonthlyLimit, setMonthlyLimit];
