import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ZenginCode } from 'zengin-code';
import { normaliseBankName } from './bank-kana.ts';

/** A branch: three digits, its name, its kana (half-width, as a bank file holds it) and Latin letters. */
export interface BankBranch {
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly roma: string;
}

/** A bank: four digits; the rest like a branch. */
export type Bank = BankBranch;

/** A bank, and its branches as lines of a text: 29,000 small objects would take four times as much. */
interface Entry { readonly bank: Bank; readonly branches: string }

let directory: ReadonlyMap<string, Entry> | undefined;

type Row = Readonly<{ code: string; name: string; kana: string; roma: string }>;

function written(kana: string): string {
  const answer = normaliseBankName(kana);
  if (!answer.ok) throw new RangeError(`the bank list holds a name no bank can write: ${kana}`);
  return answer.kana;
}

/** Reduces rows of the list. Half the branches share their names with others: each is written once. */
function reducer(): (row: Row) => BankBranch {
  const known = new Map<string, string>();
  return ({ code, name, kana, roma }) => {
    const kept = known.get(kana) ?? written(kana);
    known.set(kana, kept);
    return { code, name: name.normalize('NFKC'), kana: kept, roma };
  };
}

const toLine = ({ code, name, kana, roma }: BankBranch): string => [code, name, kana, roma].join('\t');
const branchesOf = (entry: Entry | undefined): BankBranch[] => (entry?.branches ?? '').split('\n').filter((line) => line !== '').map((line) => {
  const [code = '', name = '', kana = '', roma = ''] = line.split('\t');
  return { code, name, kana, roma };
});

const byCode = (one: BankBranch, other: BankBranch): number => (one.code < other.code ? -1 : 1);

/** The package's list, read as text: loaded as a module it would stay in memory whole, some 75 MB. */
function readList(): ZenginCode {
  const text = readFileSync(createRequire(import.meta.url).resolve('zengin-code/lib/zengin-data.js'), 'utf8');
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}

/** Reads the list at its first use and keeps what is shown and searched. */
function entries(): ReadonlyMap<string, Entry> {
  if (directory !== undefined) return directory;
  const reduced = reducer();
  const all = Object.values(readList()).map((row) => ({ bank: reduced(row), branches: Object.values(row.branches).map(reduced).sort(byCode).map(toLine).join('\n') }));
  directory = new Map(all.sort((one, other) => byCode(one.bank, other.bank)).map((entry) => [entry.bank.code, entry]));
  return directory;
}

/** What a query and a name are compared by. */
interface Spelling { readonly name: string; readonly kana: string; readonly roma: string }

/** Both ways to write Latin letters for kana, and long vowels or short: `chuo` finds `chiyuuou`. */
const foldRoma = (roma: string): string => roma.toLowerCase().replace(/(ch|sh|j)iy(?=[auo])/g, '$1').replace(/([kgnhmrbp])iy(?=[auo])/g, '$1y')
  .replace(/si(?!y)/g, 'shi').replace(/tsu|tu/g, 'tsu').replace(/uu/g, 'u').replace(/o[uo]/g, 'o').replace(/[^a-z0-9]/g, '');

const endings: readonly (readonly [RegExp, string])[] = [
  [/信用金庫$/u, '信金'], [/信用組合$/u, '信組'], [/農業協同組合$/u, '農協'], [/労働金庫$/u, '労金'], [/信用農業協同組合連合会$/u, '信連'], [/漁業協同組合連合会$/u, '漁連'], [/(.)(?:銀行|支店)$/u, '$1'],
];

function spelling(query: string): Spelling {
  const plain = query.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const written = normaliseBankName(plain.replaceAll('・', ' '));
  const name = endings.reduce((sofar, [ending, short]) => sofar.replace(ending, short), plain);
  return { name, kana: written.ok && !/^[\x20-\x7e]+$/.test(plain) ? written.kana.replaceAll(' ', '') : '', roma: /^[a-z .'-]+$/i.test(plain) ? foldRoma(plain) : '' };
}

/** How well a name fits, 0 best; undefined when it doesn't. */
function fit(one: BankBranch, asked: Spelling): number | undefined {
  if (asked.name === one.code || asked.name === one.name) return 0;
  if (/^\d+$/.test(asked.name) && one.code.startsWith(asked.name)) return 1;
  if (one.name.startsWith(asked.name)) return 1;
  if (asked.kana !== '' && one.kana.replaceAll(' ', '').startsWith(asked.kana)) return 2;
  if (asked.roma !== '' && foldRoma(one.roma).startsWith(asked.roma)) return 2;
  return one.name.includes(asked.name) ? 3 : undefined;
}

function search(among: Iterable<BankBranch>, query: string, limit: number): BankBranch[] {
  const asked = spelling(query);
  const found = Array.from(among, (one) => ({ one, rank: asked.name === '' ? 0 : fit(one, asked) }));
  return found.filter((hit): hit is { one: BankBranch; rank: number } => hit.rank !== undefined).sort((one, other) => one.rank - other.rank).slice(0, limit).map(({ one }) => one);
}

/**
 * The banks a query may mean, best first, then by code: by code or its beginning, by name (with or without 銀行, 信用金庫 …), by the beginning of the kana
 * (katakana or hiragana) or of the Latin letters. Of an empty query, the first banks.
 */
export function searchBanks(query: string, limit: number): Bank[] {
  return search(Array.from(entries().values(), ({ bank }) => bank), query, limit);
}

/** The branches of a bank a query may mean, as `searchBanks` finds banks; none of an unknown bank. */
export function searchBranches(bankCode: string, query: string, limit: number): BankBranch[] {
  return search(branchesOf(entries().get(bankCode)), query, limit);
}

/** The bank of a code, or undefined when the list doesn't know it: worth a warning, never a refusal, because banks merge and open between two lists. */
export function findBank(code: string): Bank | undefined {
  return entries().get(code)?.bank;
}

/** The branch of a bank's code and its own, or undefined when the list doesn't know it. */
export function findBranch(bankCode: string, branchCode: string): BankBranch | undefined {
  return branchesOf(entries().get(bankCode)).find(({ code }) => code === branchCode);
}
