// Reads a bulk-transfer file as a bank would: from a table of its own, byte by byte, knowing nothing of how we write. For tests.

/** A field: its name, where it begins, how many bytes it has, and whether it is a number (N) or text (C). */
type Field = readonly [name: string, at: number, length: number, kind: 'N' | 'C'];

const layouts: Readonly<Record<string, readonly Field[]>> = {
  1: [
    ['種別コード', 1, 2, 'N'], ['コード区分', 3, 1, 'N'], ['委託者コード', 4, 10, 'N'], ['委託者名', 14, 40, 'C'], ['振込指定日', 54, 4, 'N'],
    ['仕向銀行番号', 58, 4, 'N'], ['仕向銀行名', 62, 15, 'C'], ['仕向支店番号', 77, 3, 'N'], ['仕向支店名', 80, 15, 'C'], ['預金種目', 95, 1, 'N'], ['口座番号', 96, 7, 'N'], ['ダミー', 103, 17, 'C'],
  ],
  2: [
    ['被仕向銀行番号', 1, 4, 'N'], ['被仕向銀行名', 5, 15, 'C'], ['被仕向支店番号', 20, 3, 'N'], ['被仕向支店名', 23, 15, 'C'], ['手形交換所番号', 38, 4, 'C'], ['預金種目', 42, 1, 'N'],
    ['口座番号', 43, 7, 'N'], ['受取人名', 50, 30, 'C'], ['振込金額', 80, 10, 'N'], ['新規コード', 90, 1, 'C'], ['顧客コード1', 91, 10, 'C'], ['顧客コード2', 101, 10, 'C'],
    ['振込指定区分', 111, 1, 'C'], ['識別表示', 112, 1, 'C'], ['ダミー', 113, 7, 'C'],
  ],
  8: [['合計件数', 1, 6, 'N'], ['合計金額', 7, 12, 'N'], ['ダミー', 19, 101, 'C']],
  9: [['ダミー', 1, 119, 'C']],
};

/** One record as read: texts without the blanks that fill them, numbers as their digits. */
export type ReadRecord = Readonly<Record<string, string>>;

/** A file as read. */
export interface ReadFile {
  readonly header: ReadRecord;
  readonly transfers: readonly ReadRecord[];
  readonly trailer: ReadRecord;
}

const [lf, cr, eof] = [0x0a, 0x0d, 0x1a];

/** Parts the bytes into records: by line ends (CRLF, LF or CR) where there are any, else by 120; short ones are filled up with blanks. A final 0x1A is dropped. */
function records(bytes: Uint8Array): Uint8Array[] {
  const end = bytes.lastIndexOf(eof) === bytes.length - 1 ? bytes.length - 1 : bytes.length;
  const body = bytes.slice(0, end);
  if (!body.includes(lf) && !body.includes(cr)) return Array.from({ length: Math.ceil(body.length / 120) }, (_, at) => body.slice(at * 120, at * 120 + 120));
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at <= body.length; at += 1) {
    if (at < body.length && body[at] !== lf && body[at] !== cr) continue;
    if (at > start) lines.push(body.slice(start, at));
    start = at + 1;
  }
  return lines;
}

/** JIS X 0201: ASCII to 0x7E, half-width kana from 0xA1 to 0xDF. A bank takes fewer: no 0x5C, no small kana, no ｦ, no ｰ, no punctuation. */
function letterOf(byte: number): string | undefined {
  const isKana = byte >= 0xb1 && byte <= 0xdf;
  const isAscii = byte === 0x20 || byte === 0x28 || byte === 0x29 || byte === 0x2d || byte === 0x2e || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a);
  if (isKana) return String.fromCharCode(byte - 0xb1 + 0xff71);
  return isAscii ? String.fromCharCode(byte) : undefined;
}

function refuse(byte: number): never {
  throw new RangeError(`the byte ${byte.toString(16)} has no place in a bank file`);
}

/** The letters of the bytes that have one, so that a file of many records is read in a moment. */
const letters: readonly (string | undefined)[] = Array.from({ length: 256 }, (_, byte) => letterOf(byte));

function readRecord(record: Uint8Array): ReadRecord & { readonly kind: string } {
  if (record.length > 120) throw new RangeError(`a record of ${record.length} bytes`);
  const text = Array.from(record, (byte) => letters[byte] ?? refuse(byte)).join('').padEnd(120, ' ');
  const layout = layouts[text.charAt(0)];
  if (layout === undefined) throw new RangeError(`a record of kind ${text.charAt(0)}`);
  const fields = layout.map(([name, at, length, kind]) => {
    const raw = text.slice(at, at + length);
    if (kind === 'N' && !/^\d+$/.test(raw)) throw new RangeError(`${name} isn't a number: ${raw}`);
    return [name, kind === 'N' ? raw : raw.trimEnd()];
  });
  return { kind: text.charAt(0), ...Object.fromEntries(fields) };
}

/** Reads a file. Throws a RangeError where it is none: a wrong order, a strange byte, totals that don't add up. */
export function readZenginFile(bytes: Uint8Array): ReadFile {
  const [header, ...rest] = records(bytes).map(readRecord);
  const [trailer, end] = rest.slice(-2);
  const transfers = rest.slice(0, -2);
  if (header?.kind !== '1' || trailer?.kind !== '8' || end?.kind !== '9' || transfers.some(({ kind }) => kind !== '2')) throw new RangeError('the records stand in another order');
  const sum = transfers.reduce((sofar, transfer) => sofar + BigInt(transfer['振込金額'] ?? ''), 0n);
  if (BigInt(trailer['合計金額'] ?? '') !== sum || Number(trailer['合計件数']) !== transfers.length) throw new RangeError('the totals are those of another file');
  return { header, transfers, trailer };
}
