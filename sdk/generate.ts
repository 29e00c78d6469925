import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../platform/src/http/openapi.ts';
import { operations } from '../platform/src/operations.ts';

const root = join(import.meta.dirname, '..');
const banner = '// Made from the platform\'s operations by `node sdk/generate.ts`. Don\'t edit.\n';

/** What is generated: path from the project's root → text. */
async function generated(): Promise<ReadonlyMap<string, string>> {
  const text = `${JSON.stringify(openApiDocument(operations), null, 2)}\n`;
  // A file as a body is sent as one: a Blob, not a text.
  const transform = (schema: { format?: string | undefined }) => schema.format === 'binary' ? ts.factory.createTypeReferenceNode('Blob') : undefined;
  const types = astToString(await openapiTS(JSON.parse(text) as OpenAPI3, { transform }));
  return new Map([['docs/openapi.json', text], ['sdk/src/generated/api.ts', banner + types]]);
}

async function isStale(path: string, text: string): Promise<boolean> {
  try {
    return await readFile(join(root, path), 'utf8') !== text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

/** Writes the API's document and the SDK's types; with `--check` only says which are stale and ends with 1 when any is. */
async function main(onlyCheck: boolean): Promise<void> {
  for (const [path, text] of await generated()) {
    if (!await isStale(path, text)) continue;
    if (onlyCheck) {
      console.error(`${path} is stale: run node sdk/generate.ts`);
      process.exitCode = 1;
      continue;
    }
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}

await main(process.argv.includes('--check'));
