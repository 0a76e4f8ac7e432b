import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { cellText } from '../../domain/tables/cells.ts'
import { isForbiddenHeading } from '../../domain/tables/forbidden-columns.ts'
import { importTable } from './kinds.ts'
import { fileOf, finishImport, type Import, NoLongerWaiting, type Trial } from './queries.ts'
import { outcomeOf } from './report.ts'
import { readTable, tableLimits, type Table } from './table/read-table.ts'

/** The whole file, which is short; null when somebody has loaded or deleted it meanwhile. */
async function bytesOf(db: Db, { id, size }: Import): Promise<Buffer | null> {
  const pieces: Uint8Array[] = []
  for await (const piece of fileOf(db, id)) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  return bytes.length === size ? bytes : null
}

/** Says what loading a file of attendance or of the market would do. */
export async function tryWaiting(db: Db, item: Import, at: Temporal.Instant): Promise<Trial | null> {
  const bytes = await bytesOf(db, item)
  if (item.kind === 'candidates' || !bytes) return null
  const report = await importTable(db, item.kind, await readTable(bytes, tableLimits, item.reading), item.mapping, { dryRun: true, at })
  return { outcome: outcomeOf(report), setAside: report.setAside }
}

/** Loads such a file; one that somebody else has loaded at the same moment stays as it is. */
export async function loadWaiting(db: Db, item: Import, at: Temporal.Instant): Promise<void> {
  const bytes = await bytesOf(db, item)
  if (item.kind === 'candidates' || !bytes) return
  const table = await readTable(bytes, tableLimits, item.reading)
  const cells = await cellsByRow(await readTable(bytes, tableLimits, item.reading))
  try {
    await importTable(db, item.kind, table, item.mapping, { at, alongside: (trx, report) => finishImport(trx, item.id, report, cells, at) })
  } catch (error) {
    if (!(error instanceof NoLongerWaiting)) throw error
  }
}

/** Every row as it may be shown again. */
async function cellsByRow({ headings, rows }: Table): Promise<(row: number) => string[]> {
  const kept = new Map<number, string[]>()
  for await (const { row, cells } of rows) kept.set(row, cells.map((cell, column) => (isForbiddenHeading(headings[column] ?? '') ? '' : cellText(cell))))
  return (row) => kept.get(row) ?? []
}
