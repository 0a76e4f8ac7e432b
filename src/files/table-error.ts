/**
 * Why a file cannot be read. `empty` nothing in it; `too-large` more than we take, packed or unpacked; `too-wide` more
 * columns than a table has; `too-long` a row or a person longer than anybody's; `too-deep` JSON nested without end;
 * `too-hard` reading takes too much time or memory; `old-or-locked-workbook` .xls or a workbook with a password;
 * `json-of-something-else` JSON about neither people nor vacancies;
 * `web-page` HTML, often saved under the name .xls; `not-a-table` anything else that is no text and no workbook;
 * `broken-text` bytes or quotes that stop making sense in the middle.
 */
export const tableErrorCodes = [
  'empty',
  'too-large',
  'too-wide',
  'too-long',
  'too-deep',
  'too-hard',
  'old-or-locked-workbook',
  'web-page',
  'json-of-something-else',
  'not-a-table',
  'broken-text',
] as const

export type TableErrorCode = (typeof tableErrorCodes)[number]

/** A file that cannot be read at all; rows that cannot be used are another matter. */
export class TableError extends Error {
  readonly code: TableErrorCode

  constructor(code: TableErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'TableError'
    this.code = code
  }
}

/** What a parser of ours or a library's threw at a file, as what it means for whoever chose the file. */
export const asTableError = (error: unknown, code: TableErrorCode): TableError =>
  error instanceof TableError ? error : new TableError(code, { cause: error })
