import type { Texts } from '../primitives/locale.ts';
import { html, type Html } from './html.ts';
import { anchorOf } from './docs-markdown.ts';

/** A shape as OpenAPI writes it, as far as the docs show it. */
export interface ApiShape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ApiShape>>;
  readonly required?: readonly string[];
  readonly items?: ApiShape;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly ApiShape[];
  readonly oneOf?: readonly ApiShape[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Content = Readonly<Record<string, { readonly schema?: ApiShape }>>;

/** One operation as OpenAPI writes it. */
export interface ApiOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly description?: string; readonly schema?: ApiShape }[];
  readonly requestBody?: { readonly description?: string; readonly content: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

/** The platform's OpenAPI document, as far as the docs show it. */
export interface ApiDocument {
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths?: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, ApiShape>> };
}

/** What the pages of the API say. */
export const apiTexts = {
  lead: { ja: 'すべての操作を、種類ごとに。説明は英語です。機械が読む形は /openapi.json にあります。', en: 'Every operation, by chapter. For machines the same is at /openapi.json.' },
  fields: { ja: '送る項目', en: 'Fields' },
  answers: { ja: '答え', en: 'Answers' },
  problems: { ja: '問題', en: 'Problems' },
  who: { ja: '呼べる人', en: 'Who may call it' },
  field: { ja: '項目', en: 'Field' },
  kind: { ja: '形', en: 'Kind' },
  about: { ja: '説明', en: 'About' },
  required: { ja: '必須', en: 'required' },
  anyone: { ja: 'だれでも', en: 'anyone' },
  signedIn: { ja: 'ログインした人', en: 'signed in' },
  frame: { ja: 'ログインした人、ブログの枠', en: 'signed in, also from a blog’s frame' },
} as const satisfies Record<string, Texts>;

/** One operation with its place. */
export interface ApiEntry { readonly method: string; readonly path: string; readonly operation: ApiOperation }

/** The operations of a chapter, in the order of the document; of all chapters without one. */
export function entriesOf({ paths = {} }: ApiDocument, tag?: string): readonly ApiEntry[] {
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })))
    .filter(({ operation }) => tag === undefined || operation.tags?.includes(tag) === true);
}

/** The chapters of the reference: those the document describes, then any other an operation names. */
export function chaptersOf(document: ApiDocument): readonly { readonly name: string; readonly description?: string }[] {
  const described = document.tags ?? [];
  const named = new Set(entriesOf(document).flatMap(({ operation }) => operation.tags ?? []));
  return [...described.filter(({ name }) => named.has(name)), ...[...named].filter((name) => !described.some((one) => one.name === name)).map((name) => ({ name }))];
}

function resolved(shape: ApiShape, document: ApiDocument): ApiShape {
  const name = shape.$ref?.split('/').at(-1);
  return name === undefined ? shape : document.components?.schemas?.[name] ?? {};
}

/** A shape in a few words: `string`, `integer, 10–10,000`, `Talk[]`, `"voice" | "video"`. */
export function kindWords(shape: ApiShape): string {
  if (shape.$ref !== undefined) return shape.$ref.split('/').at(-1)?.replace(/Reply$/u, '') ?? '';
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(kindWords))].join(' | ');
  if (shape.items !== undefined) return `${kindWords(shape.items)}[]`;
  const type = typeof shape.type === 'string' ? shape.type : (shape.type ?? []).join(' | ');
  // The ends of what a number can hold are no limits of ours.
  const limit = (value: number | undefined) => value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
  const from = limit(shape.minLength ?? shape.minimum);
  const to = limit(shape.maxLength ?? shape.maximum);
  return from === undefined && to === undefined ? type : `${type}, ${from ?? 0}–${to ?? ''}`;
}

/** A line of a table of fields. */
export interface ApiField { readonly name: string; readonly kind: string; readonly required: boolean; readonly about: string }

function fieldsOf(shape: ApiShape, document: ApiDocument, prefix = ''): readonly ApiField[] {
  const whole = resolved(shape, document);
  return Object.entries(whole.properties ?? {}).flatMap(([name, property]) => {
    const usual = property.default === undefined ? '' : ` (${JSON.stringify(property.default)})`;
    const line = { name: prefix + name, kind: kindWords(property), required: whole.required?.includes(name) === true, about: `${property.description ?? ''}${usual}`.trim() };
    const inner = property.$ref === undefined && property.properties !== undefined && prefix === '' ? fieldsOf(property, document, `${name}.`) : [];
    return [line, ...inner];
  });
}

/** What is sent: path, query, headers and body. */
export function sentFields({ operation }: ApiEntry, document: ApiDocument): readonly ApiField[] {
  const parameters = (operation.parameters ?? []).map(({ name, in: place, required = false, description, schema = {} }) => ({ name, kind: `${place}: ${kindWords(schema)}`, required, about: description ?? schema.description ?? '' }));
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  return [...parameters, ...(body === undefined ? [] : fieldsOf(body, document))];
}

/** What comes back where it worked: status, kind and its fields. */
export function answersOf({ operation }: ApiEntry, document: ApiDocument): readonly { readonly status: string; readonly kind: string; readonly fields: readonly ApiField[] }[] {
  return Object.entries(operation.responses ?? {}).filter(([status]) => status.startsWith('2')).map(([status, { description = '', content = {} }]) => {
    const shape = Object.values(content)[0]?.schema;
    return { status, kind: shape === undefined ? description : kindWords(shape), fields: shape === undefined ? [] : fieldsOf(shape, document) };
  });
}

/** Why it may be refused: the codes with their sentences. */
export function problemsOf({ operation }: ApiEntry): readonly { readonly status: string; readonly code: string; readonly words: string }[] {
  return Object.entries(operation.responses ?? {}).filter(([status]) => !status.startsWith('2')).flatMap(([status, { description = '' }]) =>
    [...description.matchAll(/^`(\w+)`: (.+)$/gmu)].map(([, code = '', words = '']) => ({ status, code, words })));
}

/** The fragment of an operation on the page of its chapter. */
export function entryId({ operation, method, path }: ApiEntry): string {
  return operation.operationId ?? anchorOf(`${method} ${path}`);
}

/** Method and path, as they stand in lists and headings. */
export function entryWords({ method, path }: ApiEntry): Html {
  return html`<code class="api-call"><b>${method}</b> ${path}</code>`;
}
