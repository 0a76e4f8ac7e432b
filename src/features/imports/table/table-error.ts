/**
 * Why a file cannot be read as a table:
 * `empty` no bytes or no cell filled; `too-large` more than we take, packed or unpacked; `old-or-locked-workbook` .xls or
 * a workbook with a password; `web-page` HTML, often saved under the name .xls; `not-a-table` anything else that is
 * no text and no workbook; `broken-text` bytes or quotes that stop making sense in the middle.
 */
export type TableErrorCode = 'empty' | 'too-large' | 'old-or-locked-workbook' | 'web-page' | 'not-a-table' | 'broken-text'

/** A file that cannot be read at all; rows that cannot be used are another matter. */
export class TableError extends Error {
  readonly code: TableErrorCode

  constructor(code: TableErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'TableError'
    this.code = code
  }
}
