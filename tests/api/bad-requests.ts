import fc from 'fast-check';
import type { z } from 'zod';
import type { Operation } from '../../platform/src/http/operation.ts';
import { isIdempotent } from '../../platform/src/http/answer-operation.ts';
import { pathOf, type World } from './world.ts';

/** A request that must be refused, and what its refusal must name. */
export interface BadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The statuses that may answer it. */
  readonly statuses: readonly number[];
  /** The fields that the refusal must name, as `place:field`. */
  readonly names: readonly string[];
}

/** Values that no schema should trip over. */
const nasties: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, -0, 9_007_199_254_740_992, '', ' ', '　', '\u0000', '\u202e\u2066', '👨‍👩‍👧'.repeat(700), 'x'.repeat(5_000), '\ud800', 'null', 'NaN', '0', '１２３', '-1',
  "'; DROP TABLE talk; --", '<script>alert(1)</script>', '../../etc/passwd', '%00', '${7*7}', '{{7*7}}', 'http://169.254.169.254/', 'javascript:alert(1)', '//evil.example', 'https://user@evil.example',
  [], [null], [[]], ['a', 1, {}], Array.from({ length: 500 }, () => 'x'), {}, { $gt: '' }, { toString: 'x' }, { length: 1 },
];

const unknownNames = ['price', 'role', 'state2', 'userId2', 'feeRate', 'isAdmin', '__proto__', 'constructor', 'あ', 'a'.repeat(300)];
const notObjects = ['null', '[]', '"x"', '1', 'true', '[{}]', '[[[[]]]]'];
const malformed = ['{', '}', '{"a":}', '{"a":1,}', "{'a':1}", 'undefined', 'NaN', '{"a":1}{"b":2}', '\u0000', '<xml/>', 'a=1&b=2', '{"a":"\u0001"}', '[1,2', '"'];
const badTypes = ['text/plain', 'text/html', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/json; charset=utf-16', 'json', 'application/jsonp'];
const wrongIds = [
  '1', '0', '-1', 'null', 'undefined', 'true', 'me', 'x'.repeat(3_000), '\u0000', "' OR 1=1 --", '<b>', '%', '%2e%2e', '..\\..', 'あ', '\u202e', '*', '[]', '{}', 'tlk_', 'svc_!', 'TLK_00000000000000000000',
  'tlk_0000000000000000000', 'tlk_000000000000000000000', 'usr_00000000000000000000 ', 'tlk_0000000000000000000O', 'tlk_0000000000000000000i', 'tlk-00000000000000000000', '${x}', 'a/b', '../me', 'x;y=1', 'x?y', 'x#y',
];
const wrongTokens = ['Bearer', 'Bearer ', 'Bearer x', 'Basic eDp5', 'Bearer null', `Bearer ${'a'.repeat(299)}`, `Bearer ${'a'.repeat(4_000)}`, 'bearer frm_x', 'Digest a', 'Bearer a b', 'Bearer ../x', 'Token x'];

type Sample = Readonly<Record<string, unknown>>;
type Make = (part: Partial<BadRequest>) => BadRequest;

const fails = (schema: z.ZodType, value: unknown) => !schema.safeParse(value).success;

/** As JSON, with a name that may be `__proto__`. */
const withField = (sample: Sample, name: string, value: unknown): string =>
  `{${[...Object.entries(sample).filter(([known]) => known !== name), [name, value] as const].map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',')}}`;

function* badFields(schema: z.ZodType, sample: Sample, make: Make): Generator<BadRequest> {
  for (const field of Object.keys(sample)) {
    for (const value of nasties) if (fails(schema, { ...sample, [field]: value })) yield make({ body: withField(sample, field, value), names: [`body:${field}`] });
    const { [field]: _, ...rest } = sample;
    if (fails(schema, rest)) yield make({ body: JSON.stringify(rest), names: [`body:${field}`] });
  }
  for (const name of unknownNames) yield make({ body: withField(sample, name, 1), names: [`body:${name.slice(0, 100)}`] });
}

/** Several fields wrong at once, chosen by chance: every one of them must be named. */
function badByChance(schema: z.ZodType, sample: Sample, { make, seed, count }: { make: Make; seed: number; count: number }): BadRequest[] {
  const fields = Object.keys(sample);
  const changes = fc.dictionary(fields.length === 0 ? fc.string({ minLength: 1 }) : fc.oneof(fc.constantFrom(...fields), fc.string({ minLength: 1, unit: 'binary' })), fc.oneof(fc.constantFrom(...nasties), fc.jsonValue()), { minKeys: 1, maxKeys: 5 });
  return fc.sample(changes, { seed, numRuns: count * 2 }).flatMap((change) => {
    const names = Object.entries(change).filter(([name, value]) => fails(schema, { ...sample, [name]: value })).map(([name]) => name);
    return names.length === 0 ? [] : [make({ body: JSON.stringify({ ...sample, ...change }), names: names.map((name) => `body:${fields.includes(name) ? name : name.slice(0, 100)}`) })];
  }).slice(0, count);
}

function* badShapes(sample: Sample, make: Make): Generator<BadRequest> {
  for (const body of notObjects) yield make({ body, names: ['body:'] });
  for (const body of malformed) yield make({ body, statuses: [400] });
  for (const type of badTypes) yield make({ body: JSON.stringify(sample), headers: { 'Content-Type': type }, statuses: [415] });
  yield make({ body: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d), statuses: [400] });
  yield make({ body: `{"a":"${'x'.repeat(66_000)}"}`, statuses: [413] });
  yield make({ body: `${'['.repeat(30_000)}${']'.repeat(30_000)}`, statuses: [400, 422] });
}

function* badQueries(schema: z.ZodType, make: Make, path: string): Generator<BadRequest> {
  const shape = Object.keys('shape' in schema ? schema.shape as object : {});
  for (const name of shape) {
    for (const value of nasties) {
      const text = (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed().slice(0, 1_000);
      if (fails(schema, { [name]: text })) yield make({ path: `${path}?${new URLSearchParams([[name, text]]).toString()}`, names: [`query:${name}`] });
    }
    yield make({ path: `${path}?${name}=1&${name}=2`, names: [`query:${name}`] });
  }
  for (const name of unknownNames) yield make({ path: `${path}?${encodeURIComponent(name)}=1`, names: [`query:${name.slice(0, 100)}`] });
}

function* badPaths(operation: Operation, world: World, given: { make: Make; seed: number }): Generator<BadRequest> {
  const chance = fc.sample(fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }), { seed: given.seed, numRuns: 80 }).filter((id) => id !== '.' && id !== '..' && id.isWellFormed());
  for (const name of Object.keys(operation.params?.shape ?? {})) {
    for (const id of [...wrongIds, ...chance]) yield given.make({ path: pathOf(operation, { ...world.ids, [name]: id }), statuses: [404, 400], names: [] });
  }
}

function* badCallers(operation: Operation, given: { make: Make; seed: number }): Generator<BadRequest> {
  const chance = fc.sample(fc.string({ minLength: 1, maxLength: 60 }), { seed: given.seed, numRuns: 100 }).map((token) => `Bearer ${token.replaceAll(/[^\x21-\x7e]/gu, '~')}`);
  for (const token of [...wrongTokens, ...chance]) yield given.make({ headers: { Authorization: token }, statuses: [401] });
  if (!isIdempotent(operation)) return;
  for (const key of ['x', 'short', 'x'.repeat(201), 'with space in it', '       8']) yield given.make({ headers: { 'Idempotency-Key': key }, names: ['header:Idempotency-Key'] });
}

/** Every bad request for an operation: a fixed list of nasty ones, and others by chance from the seed. */
export function badRequests(operation: Operation, world: World, { seed, token, chances }: { seed: number; token: string; chances: number }): BadRequest[] {
  const sample = world.bodies[operation.id];
  const path = pathOf(operation, world.ids);
  const good = sample === undefined ? {} : { body: JSON.stringify(sample) };
  const make: Make = (part) => ({
    method: operation.method, path, statuses: [422], names: [], ...good, ...part,
    headers: { Authorization: `Bearer ${token}`, ...(sample === undefined ? {} : { 'Content-Type': 'application/json' }), ...part.headers },
  });
  const requests = [...badPaths(operation, world, { make, seed }), ...badCallers(operation, { make, seed })];
  if (operation.binary !== undefined) requests.push(...badTypes.map((type) => make({ body: 'x', headers: { 'Content-Type': type }, statuses: [415] })));
  if (operation.query !== undefined) requests.push(...badQueries(operation.query, make, path));
  if (operation.body === undefined) return requests;
  if (sample === undefined || fails(operation.body, sample)) throw new Error(`no good body is known for ${operation.id}`);
  return [...requests, ...badFields(operation.body, sample, make), ...badShapes(sample, make), ...badByChance(operation.body, sample, { make, seed, count: chances })];
}
