import { stringify } from 'csv-stringify/sync'

/**
 * A table as CSV: UTF-8, commas, CRLF as RFC 4180 has it. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which `cellText` takes off again on import.
 */
export const writeCsv = (headings: readonly string[], rows: Iterable<readonly string[]>): string =>
  writeCsvRows([headings, ...rows])

/** Rows alone, for a table that is written piece by piece. */
export const writeCsvRows = (rows: readonly (readonly string[])[]): string =>
  stringify([...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ })
