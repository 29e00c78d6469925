import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built browser code lies. */
export const builtFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** Plain name → file with its hash, as the build wrote it; empty where nothing is built. */
function readManifest(): Readonly<Record<string, string>> {
  const file = `${builtFolder}manifest.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> : {};
}

let manifest: Readonly<Record<string, string>> | undefined;

/** The address of a built file by its plain name (`page.js`, `page.css`): with its hash, so it can be kept for a year. */
export function assetUrl(name: string): string {
  manifest ??= readManifest();
  return `/assets/${manifest[name] ?? name}`;
}
