import { operation, type Operation } from '../http/operation.ts';
import { listSales, salesNow } from './sales-actions.ts';
import { salesRowReply } from './reply.ts';
import * as schema from './schema.ts';

const tag = 'ledger';

const getSales = operation({
  id: 'getSales', method: 'GET', path: '/v1/me/sales', tag, access: 'user', problems: [],
  summary: 'My sales: payable, waiting, today’s and this month’s',
  replies: { 200: schema.sales },
  async run({ ctx, viewer }) {
    return { status: 200, body: { ...await salesNow(ctx, viewer.userId), waitingDays: ctx.config.payableAfterDays, moneyIsReal: ctx.rails.cards.live } };
  },
});

const listSalesRows = operation({
  id: 'listSalesRows', method: 'GET', path: '/v1/me/sales/rows', tag, access: 'user', problems: [],
  summary: 'What changed my sales, the newest first',
  query: schema.salesQuery, replies: { 200: schema.salesPage },
  async run({ ctx, viewer, query }) {
    const { items, nextCursor } = await listSales(ctx, viewer.userId, query);
    return { status: 200, body: { items: items.map(salesRowReply), nextCursor } };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [getSales, listSalesRows];
