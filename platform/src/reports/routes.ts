import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { fileReport, readOwnReport } from './actions.ts';
import { reportReply } from './reply.ts';
import * as schema from './schema.ts';

const tag = 'reports';

const createReport = operation({
  id: 'createReport', method: 'POST', path: '/v1/reports', tag, access: 'user', problems: ['not_found', 'forbidden', 'rate_limited'],
  summary: 'Tell the operator of a user, service, message, conversation, review or talk',
  description: 'Of a conversation the operator sees the ticked messages alone, copied at this moment. A thing one can’t see can’t be reported; one’s own conversation or talk can, also after a block.',
  body: schema.createReportBody, replies: { 201: schema.report },
  async run({ ctx, viewer, body }) {
    const report = await fileReport(ctx, viewer.userId, body);
    return { status: 201, body: await reportReply(ctx, await readOwnReport(ctx, viewer.userId, report.reportId), viewer.locale) };
  },
});

const getReport = operation({
  id: 'getReport', method: 'GET', path: '/v1/reports/{reportId}', tag, access: 'user', problems: ['not_found'],
  summary: 'One of my reports and, once it is decided, the operator’s answer',
  params: z.strictObject({ reportId: idField('report') }), replies: { 200: schema.report },
  async run({ ctx, viewer, params: { reportId } }) {
    return { status: 200, body: await reportReply(ctx, await readOwnReport(ctx, viewer.userId, reportId), viewer.locale) };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [createReport, getReport];
