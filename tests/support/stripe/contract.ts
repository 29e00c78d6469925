import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from './world.ts';

interface Parameter { readonly in: 'path' | 'query'; readonly name: string; readonly required: boolean; readonly schema: Json }
interface PublishedOperation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Json;
}
interface Published {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, PublishedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Json>> }>> };
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../contracts/${name}`, import.meta.url), 'utf8'));
const published = read('stripe.openapi.json') as Published;
const examples = (read('stripe.fixtures.json') as { readonly resources: Readonly<Record<string, Json>> }).resources;

/** The API version that the contract describes. */
export const apiVersion = published.info.version;

/** An example of an object, valid against its schema: a shape to start from. */
export function example(object: string): Json {
  const found = examples[object];
  if (found === undefined) throw new Error(`there is no example of ${object}`);
  return structuredClone(found);
}

/** A call that the contract knows. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  readonly path: string;
  readonly pattern: RegExp;
}

const names = /\{(\w+)\}/gu;

/** Every call of the contract. */
export const operations: readonly Operation[] = Object.entries(published.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { operationId }]) => ({
  id: operationId, method: method as Operation['method'], path, pattern: new RegExp(`^${path.replaceAll(names, '(?<$1>[^/]+)')}$`, 'u'),
})));

/** The call that a method and a path mean, with what the path names. */
export function findOperation(method: string, path: string): { readonly operation: Operation; readonly params: Readonly<Record<string, string>> } | null {
  // A fixed path wins over one with a name in the same place.
  const fitting = operations.filter((operation) => operation.method === method.toLowerCase() && operation.pattern.test(path)).toSorted((one, other) => Number(one.path.includes('{')) - Number(other.path.includes('{')));
  const [operation] = fitting;
  return operation === undefined ? null : { operation, params: { ...operation.pattern.exec(path)?.groups } };
}

// A form knows only texts, so numbers and yes or no are read from them; an answer must have them as they are.
const settings = { strict: false, validateFormats: false, validateSchema: false, code: { optimize: false } } as const;
const reading = new Ajv2020({ ...settings, coerceTypes: true });
const writing = new Ajv2020(settings);
for (const ajv of [reading, writing]) ajv.addSchema(published, 'stripe');

const pointer = (...steps: readonly string[]): string => `stripe#/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
const kept = new Map<string, ValidateFunction>();

function validator(name: string, make: () => ValidateFunction): ValidateFunction {
  const known = kept.get(name) ?? make();
  kept.set(name, known);
  return known;
}

function querySchema({ path, method }: Operation): Json {
  const parameters = (published.paths[path]?.[method]?.parameters ?? []).filter((parameter) => parameter.in === 'query');
  return {
    type: 'object', additionalProperties: false, properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

function formSchema({ path, method }: Operation): Json {
  const hasForm = published.paths[path]?.[method]?.requestBody !== undefined;
  return hasForm ? { $ref: pointer('paths', path, method, 'requestBody', 'content', 'application/x-www-form-urlencoded', 'schema') } : { type: 'object', additionalProperties: false };
}

/** What is wrong with a request: the parameter as Stripe names it (`created[gte]`), and Stripe's code where it has one. */
export interface RequestProblem { readonly param: string; readonly message: string; readonly code?: string }

function problemOf(error: ErrorObject): RequestProblem {
  const steps = error.instancePath.split('/').slice(1);
  const last = (error.params as { additionalProperty?: string; missingProperty?: string });
  const [first = '', ...more] = [...steps, ...(error.keyword === 'additionalProperties' ? [last.additionalProperty ?? ''] : []), ...(error.keyword === 'required' ? [last.missingProperty ?? ''] : [])];
  const param = first + more.map((step) => `[${step}]`).join('');
  if (error.keyword === 'additionalProperties') return { param, code: 'parameter_unknown', message: `Received unknown parameter: ${param}` };
  if (error.keyword === 'required') return { param, code: 'parameter_missing', message: `Missing required param: ${param}.` };
  if (error.keyword === 'type' && (error.params as { type?: string }).type === 'integer') return { param, code: 'parameter_invalid_integer', message: `Invalid integer: ${param}` };
  return { param, message: `Invalid ${param}: ${error.message ?? error.keyword}` };
}

/** What the contract has against a query and a form, or null. Reads numbers and yes or no out of texts, in place. */
export function problemWithRequest(operation: Operation, { query, form }: { readonly query: Json; readonly form: Json }): RequestProblem | null {
  for (const [part, values, schema] of [['query', query, querySchema], ['form', form, formSchema]] as const) {
    const validate = validator(`${operation.id} ${part}`, () => reading.compile(schema(operation)));
    if (!validate(values)) return validate.errors?.[0] === undefined ? { param: '', message: 'Invalid request' } : problemOf(validate.errors[0]);
  }
  return null;
}

function complaints(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`);
}

/** What the contract has against an answer: empty when nothing. */
export function problemsWithAnswer({ id, path, method }: Operation, { status, body }: { readonly status: number; readonly body: unknown }): string[] {
  const which = status === 200 ? '200' : 'default';
  return complaints(validator(`${id} ${which}`, () => writing.compile({ $ref: pointer('paths', path, method, 'responses', which, 'content', 'application/json', 'schema') })), body);
}

/** What the contract has against an object of a name. */
export const problemsWithObject = (name: string, value: unknown): string[] => complaints(validator(`object ${name}`, () => writing.compile({ $ref: pointer('components', 'schemas', name) })), value);

type Schema = { readonly properties?: Readonly<Record<string, Json>> } & Json;

/** Every schema that a schema may be: itself, what it refers to, what it chooses from. */
function possible(schema: Json): Schema[] {
  if (typeof schema['$ref'] === 'string') return possible(published.components.schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {});
  if (Array.isArray(schema['anyOf'])) return (schema['anyOf'] as Json[]).flatMap(possible);
  return schema['type'] === 'array' ? possible(schema['items'] as Json) : [schema as Schema];
}

function allows(schemas: readonly Schema[], steps: readonly string[]): boolean {
  const [field, ...rest] = steps;
  if (field === undefined) return true;
  const found = schemas.flatMap(({ properties = {} }) => (properties[field] === undefined ? [] : [properties[field]]));
  // `data` leads through a list; the refunds of a charge come along only where they are asked for.
  const open = found.filter((property) => property['x-expandable'] === true || field === 'data' || field === 'refunds');
  return open.length > 0 && allows(open.flatMap(possible), rest);
}

/** Whether `expand` may ask for a path of a call's answer. */
export function isExpandable({ path, method }: Operation, wish: string): boolean {
  const answers = published.paths[path]?.[method] as unknown as { readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Json }>> }>> };
  const schema = answers.responses['200']?.content['application/json']?.schema ?? {};
  const steps = wish.split('.');
  return steps.length <= (steps[0] === 'data' ? 5 : 4) && allows(possible(schema), steps);
}
