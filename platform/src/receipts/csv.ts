/** What stands in a cell: numbers as they are, texts quoted where they must be. */
export type Cell = string | number;

/** Spreadsheets take what begins like this for a formula; full-width signs as well. */
const formula = /^[\s]*[=+\-@＝＋－＠\t\r|%]/u;

function written(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /["\r\n,;\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV (RFC 4180) that Excel opens in UTF-8: a byte order mark, lines ending in CRLF, no text that a spreadsheet would carry out. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}
