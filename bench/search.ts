import { Catalogue } from '../platform/src/search/catalogue.ts';
import { textOf, type Entry } from '../platform/src/search/entry.ts';
import { normalise } from '../platform/src/search/normalise.ts';
import { searchCatalogue } from '../platform/src/search/search.ts';
import { queryWords } from '../platform/src/search/word-forms.ts';
import { madeUpQueries, madeUpServices } from './made-up-services.ts';

const SERVICES = 100_000;
const SMALL = 10_000;
const QUERIES = 600;
/** Milliseconds that 99 of 100 searches should stay under, on an idle machine. */
const GOAL = 30;
const nobody = { hidden: new Set<never>(), available: new Set<never>() };

/** The value below which a share of them lies. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const say = (line: string): void => { process.stdout.write(`${line}\n`); };
const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

function timed<T>(work: () => T): { took: number; result: T } {
  const start = performance.now();
  const result = work();
  return { took: performance.now() - start, result };
}

/** Loads services as a process does at its start, without the database: spelling, then index. */
function load(entries: readonly Entry[]): Catalogue {
  const catalogue = new Catalogue();
  for (const entry of entries) catalogue.put(entry);
  catalogue.rebuild().toArray();
  return catalogue;
}

/** A search as the page asks for it: all spellings, ranked, an exact count, the counts of further choices. */
const search = (catalogue: Catalogue, query: string, facets = true): number =>
  searchCatalogue(catalogue, { words: queryWords(query), filters: {}, order: 'fit', limit: 24, after: null, facets }, nobody).total;

/** The floor: every text looked through for the one spelling that was typed; no rank, no filters, no counts. */
const scan = (texts: readonly string[], query: string): number => {
  const words = normalise(query).split(' ');
  return texts.filter((text) => words.every((word) => text.includes(word))).length;
};

interface Times { readonly ours: number[]; readonly bare: number[]; readonly floor: number[]; readonly cpu: number[] }

/** Runs the same queries through all three, one after the other for each, so that noise of the machine meets them alike. */
function race(catalogue: Catalogue, texts: readonly string[], queries: readonly string[]): Times {
  const times: Times = { ours: [], bare: [], floor: [], cpu: [] };
  for (const query of queries.slice(0, 50)) search(catalogue, query);
  for (const query of queries) {
    const before = process.cpuUsage();
    times.ours.push(timed(() => search(catalogue, query)).took);
    const { user, system } = process.cpuUsage(before);
    times.cpu.push((user + system) / 1_000);
    times.bare.push(timed(() => search(catalogue, query, false)).took);
    times.floor.push(timed(() => scan(texts, query)).took);
  }
  return times;
}

function report(count: number): Times {
  const entries = [...madeUpServices(count)];
  const before = process.memoryUsage();
  const { took, result: catalogue } = timed(() => load(entries));
  const after = process.memoryUsage();
  const texts = entries.map((entry) => textOf(entry).written.text);
  const times = race(catalogue, texts, madeUpQueries(QUERIES));
  const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1_048_576;
  say(`${count.toLocaleString('en')} services, ${QUERIES} queries (seed 2), Node ${process.versions.node}`);
  say(`  load         ${(took / 1_000).toFixed(2)} s of work in slices of a few ms, about ${grown.toFixed(0)} MB with what isn't collected yet`);
  const rows: readonly (readonly [string, readonly number[]])[] = [['search + counts', times.ours], ['  its CPU time', times.cpu], ['search alone', times.bare], ['floor: scan', times.floor]];
  for (const [name, values] of rows) say(`  ${name.padEnd(16)} p50 ${milliseconds(quantile(values, 0.5)).padStart(9)}   p99 ${milliseconds(quantile(values, 0.99)).padStart(9)}`);
  const ratios = times.ours.map((ours, at) => ours / (times.floor[at] ?? 1));
  say(`  search / floor   median ${quantile(ratios, 0.5).toFixed(3)}, middle half ${quantile(ratios, 0.25).toFixed(3)} to ${quantile(ratios, 0.75).toFixed(3)}`);
  return times;
}

/** Prints how long searches take at two sizes, beside a plain scan of the same texts in the same run. */
export function benchSearch(): void {
  const small = report(SMALL);
  const large = report(SERVICES);
  say(`  flatness: p50 at ${SERVICES.toLocaleString('en')} / p50 at ${SMALL.toLocaleString('en')} = ${(quantile(large.ours, 0.5) / quantile(small.ours, 0.5)).toFixed(1)}`);
  const reached = quantile(large.ours, 0.99);
  say(`  goal: p99 under ${GOAL} ms: ${reached < GOAL ? 'reached' : `missed (${milliseconds(reached)}; on a busy machine, compare the ratios)`}`);
}
