import { stringify } from 'csv-stringify/sync'

/**
 * A table as CSV: UTF-8, commas, CRLF as RFC 4180 has it. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which `cellText` takes off again on import.
 */
export function writeCsv(headings: readonly string[], rows: Iterable<readonly string[]>): string {
  return stringify([headings, ...rows], { record_delimiter: 'windows', escape_formulas: true, quoted_match: /[\r\n]/ })
}
