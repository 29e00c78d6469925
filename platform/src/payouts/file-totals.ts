/** What stands in a file for a bank, counted from its bytes. */
export interface FileTotals {
  readonly count: number;
  readonly total: number;
}

const recordBytes = 120;
const digits = (record: Uint8Array, from: number, length: number): number => {
  const text = String.fromCharCode(...record.subarray(from, from + length));
  return /^\d+$/u.test(text) ? Number(text) : Number.NaN;
};

/** The records of a file, with or without line ends. Null where a record isn't 120 bytes. */
function recordsOf(bytes: Uint8Array): Uint8Array[] | null {
  const step = bytes[recordBytes] === 0x0d ? recordBytes + 2 : recordBytes;
  if (bytes.length === 0 || bytes.length % step !== 0) return null;
  return Array.from({ length: bytes.length / step }, (_, at) => bytes.subarray(at * step, at * step + recordBytes));
}

/**
 * Counts a bulk-transfer file anew from its bytes, knowing nothing of how it was written: header, transfers, trailer, end in their order, and the trailer's count
 * and sum those of the transfers. Null where anything doesn't fit: such a file must not be given out.
 */
export function readTotals(bytes: Uint8Array): FileTotals | null {
  const records = recordsOf(bytes);
  if (records === null || records.length < 4) return null;
  const kinds = records.map((record) => String.fromCharCode(record[0] ?? 0)).join('');
  if (!/^12+89$/u.test(kinds)) return null;
  const amounts = records.slice(1, -2).map((record) => digits(record, 80, 10));
  const trailer = records[records.length - 2] ?? new Uint8Array();
  const [count, total] = [digits(trailer, 1, 6), digits(trailer, 7, 12)];
  return count === amounts.length && total === amounts.reduce((sum, amount) => sum + amount, 0) ? { count, total } : null;
}
