import { wrongParameter } from './problem.ts';
import type { Json } from './world.ts';

interface Listed { readonly id: string; readonly created: number }

/** The order of every list: newest first. */
const byCreation = (one: Listed, other: Listed): number => other.created - one.created;

function isIn(created: number, filter: unknown): boolean {
  if (filter === undefined) return true;
  if (typeof filter === 'number') return created === filter;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = filter as { gt?: number; gte?: number; lt?: number; lte?: number };
  return created > gt && created >= gte && created < lt && created <= lte;
}

/** Where a cursor stands in a list. */
function place(items: readonly Listed[], id: unknown, param: string): number {
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) throw wrongParameter(param, `No such object: '${String(id)}'`, 'resource_missing');
  return at;
}

interface Wish<Item> { readonly query: Json; readonly url: string; readonly render: (item: Item) => Json }

/** One page of a list that is newest first: `created`, `limit` (1–100, 10 unless told), `starting_after` or `ending_before`. */
export function listOf<Item extends Listed>(items: readonly Item[], { query, url, render }: Wish<Item>): Json {
  const limit = (query['limit'] as number | undefined) ?? 10;
  if (limit < 1 || limit > 100) throw wrongParameter('limit', `This value must be between 1 and 100 (inclusive): ${limit}`);
  if (query['starting_after'] !== undefined && query['ending_before'] !== undefined) throw wrongParameter('ending_before', 'You may only specify one of these parameters: ending_before, starting_after.', 'parameters_exclusive');
  // Insertion order is creation order, so what is turned round stays newest first within a second.
  const fitting = items.filter(({ created }) => isIn(created, query['created']));
  if (query['ending_before'] !== undefined) {
    const before = fitting.slice(0, place(fitting, query['ending_before'], 'ending_before'));
    return { object: 'list', url, has_more: before.length > limit, data: before.slice(-limit).map(render) };
  }
  const rest = query['starting_after'] === undefined ? fitting : fitting.slice(place(fitting, query['starting_after'], 'starting_after') + 1);
  return { object: 'list', url, has_more: rest.length > limit, data: rest.slice(0, limit).map(render) };
}

/** What a map holds, newest first. */
export const newestFirst = <Item extends Listed>(map: ReadonlyMap<string, Item>): Item[] => [...map.values()].toReversed().toSorted(byCreation);
