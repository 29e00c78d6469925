import type { Sql } from '../database/database.ts';
import type { Photo } from './photo.ts';

/** The photos of a service's row. */
export function photosOf(text: string | null): readonly Photo[] {
  return text === null ? [] : JSON.parse(text) as Photo[];
}

/** How a service's row holds its photos. */
export function photosText(photos: readonly Photo[]): string | null {
  return photos.length === 0 ? null : JSON.stringify(photos);
}

/** So many rows are read at a time. */
const PAGE = 1_000;

/** The names of all photos of all services. */
export async function photoNames(sql: Sql): Promise<string[]> {
  const names: string[] = [];
  for (let after = '', more = true; more;) {
    const rows = await sql.all<{ id: string; photos: string }>('SELECT id, photos FROM service WHERE photos IS NOT NULL AND id > ? ORDER BY id LIMIT ?', [after, PAGE]);
    for (const { photos } of rows) for (const { name } of photosOf(photos)) names.push(name);
    after = rows.at(-1)?.id ?? '';
    more = rows.length === PAGE;
  }
  return names;
}
