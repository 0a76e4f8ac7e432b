/**
 * What a file may hold. Far above anything a person keeps in a table, so that only a file made to stop a server, or one
 * gone wrong, is refused. Lengths are in characters.
 */
export const limits = {
  /** Of a text that is read as it streams by. */
  streamedBytes: 1024 ** 3,
  /** Of a file that has to be there whole (a workbook), and of what is unpacked from it, cards and JSON among them. */
  wholeBytes: 100 * 1024 ** 2,
  /** Of all the texts of a workbook: its cells may name one long text a million times. */
  workbookText: 200 * 1024 ** 2,
  archiveEntries: 10_000,
  /** Of a workbook: each is looked into. */
  sheets: 250,
  xmlDepth: 100,
  columns: 500,
  /** Of a row, filled or not: as many as a spreadsheet has. */
  cells: 16_384,
  /** Headings right of the last column: a few are strays and left out, more are a table too wide. */
  strayHeadings: 10,
  heading: 300,
  row: 1_000_000,
  /** What goes beyond is cut off: the longest of our fields holds half of it. */
  cell: 20_000,
  /** Of a sheet. */
  rows: 1_048_576,
  /** Of a table that is put together in memory, from contacts or JSON. */
  madeRows: 300_000,
  /** What stands before the value of a contact's property. */
  propertyHead: 1000,
  /** Of one contact or one person in JSON, with pictures. */
  item: 5_000_000,
  jsonDepth: 100,
  /** Of the thread that reads, beside the bytes of the file. */
  memoryMb: 384,
  /** What reading may take of a processor: so long at least, and the more the longer the file is. */
  seconds: 10,
  secondsPerMb: 0.5,
} as const

export type Limits = { [Name in keyof typeof limits]: number }
