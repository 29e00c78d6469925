import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { isIdempotent } from './answer-operation.ts';
import { eventStreamDocs } from './event-stream-docs.ts';
import type { KoaMiddleware } from './koa-state.ts';
import type { BinaryBody, Operation } from './operation.ts';
import { problemCodes, type ProblemCode } from './problem.ts';

const fieldProblem = z.strictObject({
  in: z.enum(['body', 'query', 'path', 'header']),
  field: z.string().meta({ description: 'Dotted path such as `items.0.title`; empty for the whole.' }),
  rule: z.string().meta({ description: 'What programs go by, such as `missing`, `too_long`, `unknown_field`.' }),
  message: z.string(),
  limit: z.number().optional(),
}).meta({ id: 'FieldProblem', description: 'One wrong field.' });

const problemSchema = z.strictObject({
  type: z.string(), title: z.string().meta({ description: 'The refusal in a sentence, in the language asked for.' }), status: z.int(),
  code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().optional(), state: z.string().optional().meta({ description: 'The state the thing is in, where that is why.' }),
  about: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  errors: z.array(fieldProblem).optional(),
  reference: z.string().meta({ description: 'Names this answer in the platform’s log.' }),
}).meta({ id: 'Problem', description: 'A refusal (RFC 9457).', example: { type: '/problems/not_found', title: problemCodes.not_found.title.en, status: 404, code: 'not_found', reference: 'b7Yk2Lw0aQ1x' } });

/** The problems every operation of its shape may answer, besides those it names. */
export function problemsOf(operation: Operation): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>(operation.problems);
  if (operation.access !== 'anyone') codes.add('signed_out');
  if (operation.access === 'user') codes.add('forbidden');
  if (operation.params) codes.add('not_found');
  if (operation.query || operation.body) codes.add('invalid_input');
  if (operation.body) for (const code of ['malformed_json', 'unsupported_media_type', 'payload_too_large'] as const) codes.add(code);
  if (operation.binary) for (const code of ['unsupported_media_type', 'payload_too_large', 'request_timeout', 'too_busy'] as const) codes.add(code);
  if (isIdempotent(operation)) for (const code of ['idempotency_in_progress', 'idempotency_mismatch'] as const) codes.add(code);
  return [...codes];
}

function problemReplies(operation: Operation): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(problemsOf(operation), (code) => problemCodes[code].status);
  const replies = [...byStatus].map(([status, codes]) => [String(status), {
    description: codes.map((code) => `\`${code}\`: ${problemCodes[code].title.en}`).join('\n'),
    content: { 'application/problem+json': { schema: problemSchema } },
  }] as const);
  return Object.fromEntries(replies);
}

function replies(operation: Operation): ZodOpenApiResponsesObject {
  const declared = Object.entries(operation.replies).map(([status, schema]) => {
    const description = schema.meta()?.description ?? STATUS_CODES[status] ?? status;
    return [status, schema instanceof z.ZodUndefined ? { description } : { description, content: { 'application/json': { schema } } }] as const;
  });
  return { ...Object.fromEntries(declared), ...problemReplies(operation) };
}

const securityOf = { anyone: [{}], user: [{ session: [] }, { token: [] }], member: [{ session: [] }, { token: [] }, { frame: [] }], operator: [{ session: [] }, { token: [] }] } as const;
const keyHeader = z.string().min(8).max(200).optional()
  .meta({ description: 'Repeating a request with the same key within 24 hours does nothing twice and answers the same.', example: '4c0b4b3e-6a3c-4a0e-8f43-0f5a3b9d2f11' });

/** A file as the body: each type it may have, all the same bytes. */
function fileBody({ types, bytes }: BinaryBody): ZodOpenApiOperationObject['requestBody'] {
  return { required: true, description: `The file itself, at most ${bytes / 1_048_576} MB.`, content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) };
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { params, query, body } = operation;
  const header = isIdempotent(operation) ? z.object({ 'Idempotency-Key': keyHeader }) : undefined;
  return {
    operationId: operation.id, tags: [operation.tag], summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    security: securityOf[operation.access].map((scheme) => ({ ...scheme })),
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(header && { header }) },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(operation.binary && { requestBody: fileBody(operation.binary) }),
    responses: replies(operation),
  };
}

function paths(operations: readonly Operation[]): NonNullable<ZodOpenApiObject['paths']> {
  const found: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    if (operation.internal) continue;
    (found[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  }
  return { ...found, '/v1/events': { get: eventStreamDocs(problemSchema) } };
}

/** The chapters of the document, in the order in which somebody meets them. */
const chapters: Readonly<Record<string, string>> = {
  users: 'Accounts, sessions, profiles, blocks.', services: 'What providers offer.', conversations: 'Questions and answers by chat.', cards: 'Saved cards and mandates.',
  talks: 'From the request to the statement.', reviews: 'What people say of each other afterwards.', ledger: 'Sales of providers.',
  embed: 'The card in blogs, their addresses, and signing in from there.', events: 'What happens, as it happens.',
};

/** Serves the document at `/openapi.json`, to any page. */
export function serveOpenApi(operations: readonly Operation[]): KoaMiddleware {
  let text: string | undefined;
  return async (koa, next) => {
    if (koa.path !== '/openapi.json' || (koa.method !== 'GET' && koa.method !== 'HEAD')) return next();
    text ??= JSON.stringify(openApiDocument(operations));
    koa.set({ 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    koa.type = 'json';
    koa.body = text;
  };
}

/** The OpenAPI 3.1 document of the public operations: what the SDK's types and the documents are made of. */
export function openApiDocument(operations: readonly Operation[]): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Choku API', version: '1',
      description: 'Per-minute talks about what people have lived through. Amounts are whole yen, times ISO 8601 in UTC. What a person may not see answers 404, as if it did not exist.',
    },
    servers: [{ url: '/', description: 'The platform this document was read from.' }],
    tags: Object.entries(chapters).map(([name, description]) => ({ name, description })),
    paths: paths(operations),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-choku', description: 'The site’s own pages. Unsafe methods need the site’s Origin.' },
        token: { type: 'http', scheme: 'bearer', description: 'A session token (`cks_…`), for API clients.' },
        frame: { type: 'http', scheme: 'bearer', description: 'A frame’s short token (`ckf_…`): one person, one service, one blog.' },
      },
    },
  }, { outputIdSuffix: 'Reply' });
}
