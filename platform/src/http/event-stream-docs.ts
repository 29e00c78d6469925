import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';

const event = z.strictObject({
  type: z.string().meta({ description: 'Noun and verb, such as `talk.changed`.' }),
  at: z.iso.datetime(),
  body: z.unknown(),
}).meta({ id: 'UserEvent', description: 'The data of one event.' });

/** The documents of `GET /v1/events`, which answers a stream and so isn't declared as an operation. */
export function eventStreamDocs(problem: z.ZodType): ZodOpenApiOperationObject {
  return {
    operationId: 'streamEvents', tags: ['events'], summary: 'Your events, as they happen',
    description: [
      'Server-Sent Events. Each event’s id is `epoch.seq`; `seq` counts without a gap. Send the last one as `Last-Event-ID` to go on where you were: each event arrives at least once, in order; drop a `seq` you have seen.',
      'A new stream begins with `open`. `reset` says that the history you ask for is gone (it is kept for 7 days): read everything afresh and go on. A comment every 15 seconds shows that the stream lives.',
      'A frame gets the events of its own service. At most 10 streams per person.',
    ].join('\n\n'),
    security: [{ session: [] }, { token: [] }, { frame: [] }],
    requestParams: { header: z.object({ 'Last-Event-ID': z.string().optional().meta({ description: '`epoch.seq` of the last event seen.' }) }) },
    responses: {
      200: { description: 'The stream.', content: { 'text/event-stream': { schema: event } } },
      401: { description: '`signed_out`', content: { 'application/problem+json': { schema: problem } } },
      429: { description: '`too_many_streams`', content: { 'application/problem+json': { schema: problem } } },
    },
  };
}
